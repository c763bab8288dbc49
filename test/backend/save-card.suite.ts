import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  attachedCards,
  cardIdIn,
  catalyzeMessage,
  gategoCode,
  makePaymentMethod,
  makeToken,
  type Answer,
  type World,
} from './support.js';

const payment = '/v2/org/org_demo/payment';

/** How many cards an organization may have in these tests. */
export const maxCards = 8;

/** Saving cards: again, at once, and in spite of Stripe's troubles. */
export function saveCardSuite(world: () => World): void {
  const save = (paymentId: string) => world().callAny('POST', payment, {body: {paymentId}});
  const statuses = (answers: readonly Answer[]) => answers.map(({status}) => status);
  const all = (status: number, count: number) => Array.from({length: count}, () => status);
  const manyTokens = (count: number, expYear: (index: number) => number = () => 2040) =>
    Promise.all(
      Array.from({length: count}, (_, index) => makeToken(world().stripe, {expYear: expYear(index)})),
    );

  /** Holds back the answer to the first such call of Stripe's. */
  function hold(wanted: RegExp): {reached: Promise<void>; letGo: () => void} {
    let letGo: () => void = () => undefined;
    let reach: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const reached = new Promise<void>((resolve) => (reach = resolve));
    world().line.fate = (asked) => {
      if (!wanted.test(asked)) return 'pass';
      reach();
      return {holdUntil: held};
    };
    return {reached, letGo};
  }

  async function customerIds(): Promise<string[]> {
    return (await world().sdk.customers.list({limit: 100})).data.map(({id}) => id);
  }

  async function listed(): Promise<{id: string}[]> {
    const {body} = await world().call('GET', '/v2/org/org_demo/customer');
    return (body as {cards: {data: {id: string}[]}}).cards.data;
  }

  describe('Saving a card again', () => {
    it('with the same token succeeds, and is the same card', async () => {
      const token = await makeToken(world().stripe);
      for (let round = 0; round < 3; round++) assert.equal((await save(token)).status, 200);
      assert.equal((await attachedCards(world().sdk)).length, 1);
      assert.deepEqual(await listed().then((cards) => cards.map(({id}) => id)), [
        await cardIdIn(world().sdk, token),
      ]);
    });

    it('with another token is the same card, known by the newer id', async () => {
      const {stripe, sdk} = world();
      await save(await makeToken(stripe));
      const [before] = await attachedCards(sdk);
      const second = await makeToken(stripe);
      assert.equal((await save(second)).status, 200);
      assert.deepEqual(
        (await attachedCards(sdk)).map(({id}) => id),
        [before?.id],
      );
      assert.equal((await listed())[0]?.id, await cardIdIn(sdk, second));
      assert.equal((await sdk.tokens.retrieve(second)).used, false);
    });

    it('with another expiry date is another card', async () => {
      const tokens = await manyTokens(2, (index) => 2040 + index);
      for (const token of tokens) await save(token);
      assert.equal((await listed()).length, 2);
    });

    it('works after the card was removed at Stripe', async () => {
      const {stripe, sdk} = world();
      const old = await makeToken(stripe);
      await save(old);
      for (const {id} of await attachedCards(sdk)) await sdk.paymentMethods.detach(id);
      assert.match(catalyzeMessage(await save(old), 400), /removed/);
      assert.equal((await save(await makeToken(stripe))).status, 200);
      assert.equal((await listed()).length, 1);
    });

    it('works after the customer was deleted at Stripe', async () => {
      const {stripe, sdk, call} = world();
      await save(await makeToken(stripe));
      const [gone] = await customerIds();
      await sdk.customers.del(gone ?? '');
      catalyzeMessage(await call('GET', '/v2/org/org_demo/customer'), 400);
      assert.equal((await save(await makeToken(stripe))).status, 200);
      assert.equal((await listed()).length, 1);
    });

    it('replaces a card with the same number that has expired, after the new one is in place', async () => {
      const {stripe, sdk} = world();
      await save(await makeToken(stripe));
      const [old] = await attachedCards(sdk);
      await sdk.paymentMethods.update(old?.id ?? '', {card: {exp_month: 1, exp_year: 2020}});
      const renewed = await makeToken(stripe, {expYear: 2041});
      assert.equal((await save(renewed)).status, 200);
      const [card, ...others] = await attachedCards(sdk);
      assert.deepEqual(others, []);
      assert.equal(card?.card?.exp_year, 2041);
      const [customer] = (await sdk.customers.list()).data;
      assert.equal(customer?.invoice_settings.default_payment_method, card.id);
    });
  });

  describe('An expired card that is about to be replaced', () => {
    it('stays when its expiry date is corrected in the meantime', async () => {
      const {stripe, sdk, line, call} = world();
      await save(await makeToken(stripe));
      const [old] = await attachedCards(sdk);
      assert.ok(old);
      await sdk.paymentMethods.update(old.id, {card: {exp_month: 1, exp_year: 2020}});
      const {reached, letGo} = hold(/\/attach$/);
      const renewing = save(await makeToken(stripe, {expYear: 2041}));
      await reached;
      line.fate = () => 'pass';
      const corrected = await call('PUT', `${payment}/${old.id}`, {body: {exp_month: 5, exp_year: 2044}});
      assert.equal(corrected.status, 200);
      letGo();
      assert.equal((await renewing).status, 200);
      const years = (await attachedCards(sdk)).map(({card}) => card?.exp_year);
      assert.deepEqual(years.sort(), [2041, 2044]);
      const [customer] = (await sdk.customers.list()).data;
      assert.equal(customer?.invoice_settings.default_payment_method, old.id);
    });
  });

  describe('A card whose expiry date was changed', () => {
    const years = async () => (await attachedCards(world().sdk)).map(({card}) => card?.exp_year).sort();

    it('at Stripe is not taken for the one that it was', async () => {
      const {stripe, sdk, call} = world();
      await save(await makeToken(stripe, {expYear: 2040}));
      const [card] = await attachedCards(sdk);
      await sdk.paymentMethods.update(card?.id ?? '', {card: {exp_month: 12, exp_year: 2045}});
      assert.equal((await save(await makeToken(stripe, {expYear: 2040}))).status, 200);
      assert.deepEqual(await years(), [2040, 2045]);
      const attached = await call('POST', '/api/organization/org_demo/payment/paymentmethod', {
        body: {provider_payment_method_id: await makePaymentMethod(stripe, {expYear: 2040})},
      });
      assert.equal((attached.body as {exp_year: number}).exp_year, 2040);
    });

    it('by a request whose answer was lost is not either, once that was repeated', async () => {
      const {stripe, sdk, line, call} = world();
      const token = await makeToken(stripe, {expYear: 2040});
      await save(token);
      const change = async () =>
        call('PUT', `${payment}/${await cardIdIn(sdk, token)}`, {body: {exp_year: 2045}});
      line.fate = (asked) => (/^POST \/v1\/payment_methods\/pm_\w+$/.test(asked) ? 'lose-answer' : 'pass');
      catalyzeMessage(await change(), 503);
      line.fate = () => 'pass';
      assert.equal((await change()).status, 200);
      assert.equal((await save(await makeToken(stripe, {expYear: 2040}))).status, 200);
      assert.deepEqual(await years(), [2040, 2045]);
      assert.equal((await save(await makeToken(stripe, {expYear: 2045}))).status, 200);
      assert.deepEqual(await years(), [2040, 2045]);
    });
  });

  describe('A copy of a card', () => {
    const attach = '/api/organization/org_demo/payment/paymentmethod';
    const intentFor = (payment_method: string, key?: string) =>
      world().call('POST', '/api/payment/intent', {
        body: {amount: 5000, currency: 'usd', payment_method, error_on_requires_action: true},
        headers: {'idempotency-key': key},
      });
    const charges = async () => (await world().sdk.paymentIntents.list({limit: 100})).data.length;

    it('is known by its own id from then on, on every route', async () => {
      const {stripe, sdk, call} = world();
      await save(await makeToken(stripe));
      const copy = await makePaymentMethod(stripe);
      assert.equal((await save(copy)).status, 200);
      assert.equal((await attachedCards(sdk)).length, 1);
      const customer = '/v2/org/org_demo/customer';
      assert.equal((await call('PUT', customer, {body: {paymentId: copy}})).status, 200);
      assert.equal((await call('PUT', `${payment}/${copy}`, {body: {name: 'Ada'}})).status, 200);
      assert.match((await listed())[0]?.id ?? '', /^card_/);
    });

    it('that an intent has attached is folded into the card that was there, and can still be paid with', async () => {
      const {stripe, sdk, call} = world();
      const first = await makePaymentMethod(stripe);
      await call('POST', attach, {body: {provider_payment_method_id: first}});
      const copy = await makePaymentMethod(stripe);
      assert.equal((await intentFor(copy)).status, 200);
      assert.equal((await attachedCards(sdk)).length, 2);
      const {status, body} = await call('POST', attach, {body: {provider_payment_method_id: copy}});
      assert.equal(status, 200);
      assert.equal((body as {provider_payment_method_id: string}).provider_payment_method_id, first);
      assert.deepEqual(
        (await attachedCards(sdk)).map(({id}) => id),
        [first],
      );
      assert.equal((await intentFor(copy, 'another-payment')).status, 200);
      assert.equal((await attachedCards(sdk)).length, 1);
      assert.equal(await charges(), 2);
    });

    it('is not charged twice when it was folded between a payment and its repeat', async () => {
      const {stripe, line, call} = world();
      await save(await makeToken(stripe));
      for (const key of [undefined, 'order-1']) {
        const copy = await makePaymentMethod(stripe);
        const before = await charges();
        line.fate = (asked) => (asked === 'POST /v1/payment_intents' ? 'lose-answer' : 'pass');
        assert.equal(gategoCode(await intentFor(copy, key), 503), 'payment-provider-unavailable');
        line.fate = () => 'pass';
        assert.equal(await charges(), before + 1);
        const folded = await call('POST', attach, {body: {provider_payment_method_id: copy}});
        assert.notEqual(
          (folded.body as {provider_payment_method_id: string}).provider_payment_method_id,
          copy,
        );
        for (let round = 0; round < 2; round++) assert.equal((await intentFor(copy, key)).status, 200);
        assert.equal(await charges(), before + 1);
      }
    });
  });

  describe('Making the customer', () => {
    it('begins anew for a caller whose customer was given up meanwhile', async () => {
      const {stripe, sdk, line, call} = world();
      const paymentMethod = await makePaymentMethod(stripe, {expYear: 2031});
      const {reached, letGo} = hold(/^POST \/v1\/customers$/);
      const paying = call('POST', '/api/payment/intent', {
        body: {amount: 5000, currency: 'usd', payment_method: paymentMethod, error_on_requires_action: true},
      });
      await reached;
      const keptFailure = {status: 500, headers: {'idempotent-replayed': 'true'}} as const;
      line.fate = (asked) => (asked === 'POST /v1/customers' ? keptFailure : 'pass');
      catalyzeMessage(await save(await makeToken(stripe)), 503);
      line.fate = () => 'pass';
      letGo();
      assert.equal((await paying).status, 200);
      assert.equal((await save(await makeToken(stripe, {expYear: 2044}))).status, 200);
      assert.equal((await listed()).length, 2);
      const holders = new Set((await attachedCards(sdk)).map(({customer}) => customer));
      assert.equal(holders.size, 1);
    });

    it('is not given up for a failure that Stripe may yet get over', async () => {
      const {stripe, sdk, line} = world();
      const {reached, letGo} = hold(/^POST \/v1\/customers$/);
      const first = save(await makeToken(stripe));
      await reached;
      line.fate = (asked) => (asked === 'POST /v1/customers' ? {status: 500} : 'pass');
      catalyzeMessage(await save(await makeToken(stripe)), 503);
      line.fate = () => 'pass';
      letGo();
      assert.equal((await first).status, 200);
      assert.equal((await sdk.customers.list()).data.length, 1);
    });

    it('asks for the same one after the organization was given another name', async () => {
      const {stripe, line, database} = world();
      const token = await makeToken(stripe);
      line.fate = (asked) => (asked === 'POST /v1/customers' ? 'lose-answer' : 'pass');
      catalyzeMessage(await save(token), 503);
      line.fate = () => 'pass';
      await database.run("update org set name = 'Renamed' where id = 'org_demo'");
      assert.equal((await save(token)).status, 200);
      assert.equal((await customerIds()).length, 1);
    });
  });

  describe('Saving cards at the same time', () => {
    it('makes one customer and one card of twenty tokens for one card', async () => {
      const tokens = await manyTokens(20);
      assert.deepEqual(statuses(await Promise.all(tokens.map(save))), all(200, 20));
      assert.equal((await customerIds()).length, 1);
      const [card, ...others] = await attachedCards(world().sdk);
      assert.deepEqual(others, []);
      const [customer] = (await world().sdk.customers.list()).data;
      assert.equal(customer?.invoice_settings.default_payment_method, card?.id);
    });

    it('makes one card of one token that is sent twenty times', async () => {
      const token = await makeToken(world().stripe);
      assert.deepEqual(
        statuses(await Promise.all(Array.from({length: 20}, () => save(token)))),
        all(200, 20),
      );
      assert.equal((await attachedCards(world().sdk)).length, 1);
    });

    it('makes a card of each that differs, on one customer', async () => {
      const tokens = await manyTokens(maxCards, (index) => 2040 + index);
      assert.deepEqual(statuses(await Promise.all(tokens.map(save))), all(200, maxCards));
      assert.equal((await customerIds()).length, 1);
      assert.equal((await attachedCards(world().sdk)).length, maxCards);
    });

    it('makes one card of tokens and payment methods for one card, through both APIs', async () => {
      const {stripe, callAny} = world();
      const attach = async () =>
        callAny('POST', '/api/organization/org_demo/payment/paymentmethod/', {
          body: {provider_payment_method_id: await makePaymentMethod(stripe, {expYear: 2040})},
        });
      const tokens = await manyTokens(5);
      const answers = await Promise.all([...tokens.map(save), ...Array.from({length: 5}, attach)]);
      assert.deepEqual(statuses(answers), all(200, 10));
      assert.equal((await attachedCards(world().sdk)).length, 1);
    });

    it('never holds more cards than an organization may have', async () => {
      const tokens = await manyTokens(2 * maxCards, (index) => 2040 + index);
      const answers = await Promise.all(tokens.map(save));
      assert.deepEqual(statuses(answers).sort(), [...all(200, maxCards), ...all(409, maxCards)]);
      assert.equal((await attachedCards(world().sdk)).length, maxCards);
      const saved = tokens[answers.findIndex(({status}) => status === 200)] ?? '';
      assert.equal((await save(saved)).status, 200);
    });

    it('counts neither a card that takes the place of an expired one, nor one that is there, as one more', async () => {
      const {stripe, sdk, call} = world();
      for (const token of await manyTokens(maxCards, (index) => 2040 + index)) await save(token);
      const [renewed] = await attachedCards(sdk);
      assert.ok(renewed);
      await sdk.paymentMethods.update(renewed.id, {card: {exp_month: 1, exp_year: 2020}});
      assert.equal((await save(await makeToken(stripe, {expYear: 2061}))).status, 200);
      assert.equal((await attachedCards(sdk)).length, maxCards);
      catalyzeMessage(await save(await makeToken(stripe, {expYear: 2062})), 409);

      const intent = (payment_method?: string) =>
        call('POST', '/api/payment/intent', {body: {amount: 5000, currency: 'usd', payment_method}});
      assert.equal((await intent(await makePaymentMethod(stripe, {expYear: 2061}))).status, 200);
      assert.equal((await intent((await attachedCards(sdk))[0]?.id)).status, 200);
      for (const surplus of [undefined, await makePaymentMethod(stripe, {expYear: 2062})]) {
        assert.equal(gategoCode(await intent(surplus), 409), 'too-many-cards');
      }
    });

    it('tells each caller of a declined card so, and leaves nothing that counts as a card', async () => {
      const {stripe, sdk} = world();
      const number = '4000000000000002';
      const declined = await Promise.all(
        Array.from({length: maxCards}, (_, index) =>
          makeToken(stripe, {number, expYear: 2040 + (index % 2)}),
        ),
      );
      assert.deepEqual(statuses(await Promise.all(declined.map(save))), all(402, maxCards));
      assert.deepEqual(await attachedCards(sdk), []);
      const tokens = await manyTokens(maxCards, (index) => 2040 + index);
      assert.deepEqual(statuses(await Promise.all(tokens.map(save))), all(200, maxCards));
    });
  });

  describe('Saving a card while Stripe has troubles', () => {
    const isAttach = (call: string) => /^POST .*\/attach$/.test(call);

    it('says that nothing is known when the answer was lost, and a repeat completes it', async () => {
      const {stripe, sdk, line} = world();
      const token = await makeToken(stripe);
      line.fate = (call) => (isAttach(call) ? 'lose-answer' : 'pass');
      const lost = await save(token);
      assert.match(catalyzeMessage(lost, 503), /not known/);
      assert.ok(lost.headers.get('retry-after'));
      line.fate = () => 'pass';
      assert.equal((await save(token)).status, 200);
      assert.equal((await attachedCards(sdk)).length, 1);
      assert.equal((await listed())[0]?.id, await cardIdIn(sdk, token));
    });

    it('completes the card of a caller that got nowhere, when it comes again with another token', async () => {
      const {stripe, sdk, line} = world();
      line.fate = (call) => (isAttach(call) ? {status: 500} : 'pass');
      assert.match(catalyzeMessage(await save(await makeToken(stripe)), 503), /not known/);
      assert.deepEqual(await attachedCards(sdk), []);
      line.fate = () => 'pass';
      assert.equal((await save(await makeToken(stripe))).status, 200);
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('does not wait for another caller of the same card', async () => {
      const {stripe, sdk, line} = world();
      let letGo: () => void = () => undefined;
      let reached: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const attaching = new Promise<void>((resolve) => (reached = resolve));
      line.fate = (call) => {
        if (!isAttach(call)) return 'pass';
        reached();
        return {holdUntil: held};
      };
      const first = save(await makeToken(stripe));
      await attaching;
      line.fate = () => 'pass';
      assert.equal((await save(await makeToken(stripe))).status, 200);
      letGo();
      assert.equal((await first).status, 200);
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('makes one customer although the answer to making it was lost', async () => {
      const {stripe, line} = world();
      const token = await makeToken(stripe);
      line.fate = (call) => (call === 'POST /v1/customers' ? 'lose-answer' : 'pass');
      catalyzeMessage(await save(token), 503);
      line.fate = () => 'pass';
      assert.equal((await save(token)).status, 200);
      assert.equal((await customerIds()).length, 1);
    });

    it('makes a customer once Stripe works again', async () => {
      const {stripe, line} = world();
      const token = await makeToken(stripe);
      line.fate = (call) => (call === 'POST /v1/customers' ? {status: 500} : 'pass');
      catalyzeMessage(await save(token), 503);
      line.fate = () => 'pass';
      assert.equal((await save(token)).status, 200);
    });

    it('has saved the card even if making it the default failed', async () => {
      const {stripe, sdk, line} = world();
      line.fate = (call) => (call.startsWith('POST /v1/customers/cus_') ? {status: 500} : 'pass');
      assert.equal((await save(await makeToken(stripe))).status, 200);
      line.fate = () => 'pass';
      assert.equal((await save(await makeToken(stripe))).status, 200);
      const [customer] = (await sdk.customers.list()).data;
      assert.equal(customer?.invoice_settings.default_payment_method, (await attachedCards(sdk))[0]?.id);
    });

    it('passes on that there were too many requests, and when to come back', async () => {
      const {stripe, line} = world();
      const token = await makeToken(stripe);
      line.fate = (call) =>
        call.startsWith('POST /v1/payment_methods') ? {status: 429, headers: {'retry-after': '7'}} : 'pass';
      const refused = await save(token);
      catalyzeMessage(refused, 429);
      assert.equal(refused.headers.get('retry-after'), '7');
      line.fate = () => 'pass';
      assert.equal((await save(token)).status, 200);
    });
  });
}
