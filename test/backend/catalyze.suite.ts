import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {attachedCards, cardIdIn, catalyzeMessage, catalyzeRefusal, makeToken, type World} from './support.js';

const payment = '/v2/org/org_demo/payment';
const customer = '/v2/org/org_demo/customer';

interface CustomerBody {
  id: string;
  cards: {data: {id: string; brand: string; last4: string; exp_month: number; exp_year: number}[]};
  default_card: string | null;
}

/** Catalyze's routes. */
export function catalyzeSuite(world: () => World): void {
  describe('Catalyze: adding a payment method', () => {
    it('saves the card of a token, and answers an empty object', async () => {
      const {stripe, sdk, call} = world();
      const token = await makeToken(stripe, {expMonth: 11, expYear: 2040});
      const saved = await call('POST', payment, {body: {paymentId: token}});
      assert.deepEqual([saved.status, saved.body], [200, {}]);

      const read = await call('GET', customer);
      assert.equal(read.status, 200);
      const {cards, default_card: standard} = read.body as CustomerBody;
      const [card] = cards.data;
      assert.ok(card);
      assert.deepEqual([card.brand, card.last4, card.exp_month, card.exp_year], ['visa', '4242', 11, 2040]);
      assert.equal(card.id, await cardIdIn(sdk, token));
      assert.equal(standard, card.id);
    });

    it('takes a payment method as well as a token', async () => {
      const {call, sdk} = world();
      assert.equal((await call('POST', payment, {body: {paymentId: 'pm_card_mastercard'}})).status, 200);
      assert.equal((await attachedCards(sdk))[0]?.card?.brand, 'mastercard');
    });

    it('takes fields that are not documented without minding them', async () => {
      const {stripe, call} = world();
      const body = {paymentId: await makeToken(stripe), note: 'from the page', nested: {deep: [1, 2]}};
      assert.equal((await call('POST', payment, {body})).status, 200);
    });

    it('keeps the default when a second card is added', async () => {
      const {stripe, sdk, call} = world();
      const first = await makeToken(stripe);
      await call('POST', payment, {body: {paymentId: first}});
      await call('POST', payment, {body: {paymentId: await makeToken(stripe, {number: '5555555555554444'})}});
      const {body} = await call('GET', customer);
      assert.equal((body as CustomerBody).cards.data.length, 2);
      assert.equal((body as CustomerBody).default_card, await cardIdIn(sdk, first));
    });

    it('answers a decline with 402 and the words of Stripe, and keeps nothing of the card', async () => {
      const {stripe, sdk, call} = world();
      const token = await makeToken(stripe, {number: '4000000000000002'});
      assert.match(catalyzeMessage(await call('POST', payment, {body: {paymentId: token}}), 402), /declined/);
      assert.deepEqual(await attachedCards(sdk), []);
      catalyzeMessage(await call('GET', customer), 400);
    });

    it('refuses a token that another organization has used, and one that nobody made', async () => {
      const {stripe, call} = world();
      const token = await makeToken(stripe);
      await call('POST', payment, {body: {paymentId: token}});
      const elsewhere = await call('POST', '/v2/org/org_other/payment', {
        body: {paymentId: token},
        bearer: 'demo-other',
      });
      assert.match(catalyzeMessage(elsewhere, 400), /used/);
      catalyzeMessage(await call('POST', payment, {body: {paymentId: 'tok_nobody'}}), 400);
      catalyzeMessage(await call('POST', payment, {body: {paymentId: 'pm_nobody'}}), 400);
    });
  });

  describe('Catalyze: who may', () => {
    const body = {paymentId: 'tok_visa'};

    it('refuses a caller without the payment permission in the documented words', async () => {
      const refused = await world().call('POST', payment, {body, bearer: 'demo-viewer'});
      assert.equal(refused.status, 403);
      assert.deepEqual(refused.body, {
        errors: [
          {
            message: 'Insufficient privileges to perform the requested action.',
            code: 403,
            error_code: 'insufficient-permissions',
          },
        ],
      });
      assert.deepEqual(await attachedCards(world().sdk), []);
    });

    it('keeps organizations apart, but for admins', async () => {
      const {call} = world();
      catalyzeMessage(await call('POST', '/v2/org/org_other/payment', {body}), 403);
      catalyzeMessage(await call('GET', '/v2/org/org_other'), 403);
      catalyzeMessage(await call('GET', '/v2/org/org_other/customer'), 403);
      catalyzeMessage(await call('PUT', '/v2/org/org_other/customer', {body: {paymentId: 'card_1'}}), 403);
      const admins = await call('POST', '/v2/org/org_other/payment', {body, bearer: 'demo-admin'});
      assert.equal(admins.status, 200);
      catalyzeMessage(await call('GET', customer), 400);
    });

    it('answers 404 for an organization that does not exist', async () => {
      const {call} = world();
      for (const org of ['nobody', 'org%2Fdemo', 'org%00demo', '%E0%A4', 'o'.repeat(5000)]) {
        catalyzeMessage(await call('POST', `/v2/org/${org}/payment`, {body}), 404);
      }
    });

    it('answers 401 without a bearer, or with one that is unknown, expired or not a bearer', async () => {
      const {call} = world();
      for (const authorization of [
        undefined,
        '',
        'Bearer',
        'Bearer nobody',
        'Basic demo-billing',
        'Bearer demo-expired',
      ]) {
        const refused = await call('POST', payment, {body, headers: {authorization}});
        const expired = authorization === 'Bearer demo-expired';
        const {error_code: code} = catalyzeRefusal(refused, 401);
        assert.equal(code, expired ? 'token-expired' : 'bad-credentials');
        assert.equal(refused.headers.get('www-authenticate'), 'Bearer');
      }
    });

    it('answers 401 without an API key, or with one that is unknown or has another form', async () => {
      const {call} = world();
      const uuid = '00000000-0000-4000-8000-000000000000';
      for (const key of [
        undefined,
        '',
        'browser demo',
        `desktop demo ${uuid}`,
        `browser other ${uuid}`,
        'browser demo 1',
      ]) {
        const refused = await call('POST', payment, {body, headers: {'x-api-key': key}});
        assert.equal(catalyzeRefusal(refused, 401).error_code, 'bad-api-key');
        assert.equal(catalyzeRefusal(refused, 401).field, 'X-Api-Key');
        assert.doesNotMatch(refused.headers.get('www-authenticate') ?? 'Bearer', /Bearer/);
      }
    });

    it('does not let anyone but an admin name another organization in the header', async () => {
      const {call, sdk} = world();
      const ask = (bearer: string, organization: string) =>
        call('POST', payment, {body, bearer, headers: {organization_id: organization}});
      const refused = catalyzeRefusal(await ask('demo-billing', 'org_other'), 403);
      assert.deepEqual([refused.error_code, refused.field], ['insufficient-permissions', 'organization_id']);
      catalyzeRefusal(await ask('demo-billing', 'nobody'), 403);
      assert.deepEqual(await attachedCards(sdk), []);
      assert.equal((await ask('demo-billing', 'org_demo')).status, 200);
      assert.equal((await ask('demo-billing', '')).status, 200);
      assert.equal((await ask('demo-admin', 'org_other')).status, 200);
      catalyzeMessage(await call('GET', '/v2/org/org_other/customer', {bearer: 'demo-other'}), 400);
    });

    it('tells any member who has which permission', async () => {
      const read = await world().call('GET', '/v2/org/org_demo', {bearer: 'demo-viewer'});
      assert.deepEqual(
        [read.status, read.body],
        [
          200,
          {
            id: 'org_demo',
            name: 'Demo Organization',
            permissions: {
              dev: ['user_admin'],
              admin: ['user_admin'],
              payment: ['user_admin', 'user_billing'],
              viewOther: ['user_viewer'],
              viewPhi: [],
            },
          },
        ],
      );
    });
  });

  describe('Catalyze: the customer', () => {
    it('is 400 while there is no payment method, and makes no customer at Stripe', async () => {
      const {call, sdk} = world();
      catalyzeMessage(await call('GET', customer), 400);
      catalyzeMessage(await call('PUT', customer, {body: {paymentId: 'card_1'}}), 400);
      assert.deepEqual((await sdk.customers.list()).data, []);
    });

    it('takes a new default by any id the card was ever known by', async () => {
      const {stripe, sdk, call} = world();
      const tokens = [];
      for (const number of ['4242424242424242', '5555555555554444', '5555555555554444']) {
        tokens.push(await makeToken(stripe, {number}));
        await call('POST', payment, {body: {paymentId: tokens.at(-1)}});
      }
      const [visa, older, newer] = await Promise.all(tokens.map((token) => cardIdIn(sdk, token)));
      const made = await call('PUT', customer, {body: {paymentId: older}});
      assert.deepEqual([made.status, made.body], [200, {}]);
      const {cards, default_card: standard} = (await call('GET', customer)).body as CustomerBody;
      assert.deepEqual(new Set(cards.data.map(({id}) => id)), new Set([visa, newer]));
      assert.equal(standard, newer);

      const mastercard = (await attachedCards(sdk)).find((attached) => attached.card?.brand === 'mastercard');
      assert.equal((await call('PUT', customer, {body: {paymentId: mastercard?.id}})).status, 200);
    });

    it('lists a card that was saved in another way by the id of its payment method', async () => {
      const {sdk, call} = world();
      await call('POST', payment, {body: {paymentId: 'pm_card_visa'}});
      const {cards} = (await call('GET', customer)).body as CustomerBody;
      assert.deepEqual(
        cards.data.map(({id}) => id),
        (await attachedCards(sdk)).map(({id}) => id),
      );
    });

    it('refuses a default that is not a card of the organization, and a token', async () => {
      const {stripe, call} = world();
      await call('POST', payment, {body: {paymentId: await makeToken(stripe)}});
      catalyzeMessage(await call('PUT', customer, {body: {paymentId: 'card_other'}}), 404);
      catalyzeMessage(await call('PUT', customer, {body: {paymentId: 'pm_other'}}), 404);
      catalyzeMessage(await call('PUT', customer, {body: {paymentId: await makeToken(stripe)}}), 400);
    });
  });
}
