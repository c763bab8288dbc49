import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  attachedCards,
  cardIdIn,
  catalyzeMessage,
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
      catalyzeMessage(await save(await makeToken(stripe)), 502);
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
      catalyzeMessage(await save(token), 502);
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
