import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  attachedCards,
  catalyzeMessage,
  gategoCode,
  makePaymentMethod,
  makeToken,
  type Answer,
  type World,
} from './support.js';

const payment = '/v2/org/org_demo/payment';
const attach = '/api/organization/org_demo/payment/paymentmethod/';
const intent = '/api/payment/intent';
const sum = {amount: 5000, currency: 'usd'};
const withKey = (key: string) => ({'idempotency-key': key});
const isReplay = ({headers}: Answer) => headers.get('idempotent-replayed') === 'true';

/** What a caller gets who says which requests are the same. */
export function repeatsSuite(world: () => World): void {
  const stripeCalls = () => world().stripe.requests.length;

  describe('A request with an Idempotency-Key that came before', () => {
    it('is answered as before on each route, without a word to Stripe', async () => {
      const {stripe, callAny} = world();
      const sent = [
        [payment, {paymentId: await makeToken(stripe)}],
        [attach, {provider_payment_method_id: await makePaymentMethod(stripe)}],
        [intent, sum],
      ] as const;
      for (const [path, body] of sent) {
        const first = await callAny('POST', path, {body, headers: withKey(path)});
        assert.equal(first.status, 200);
        assert.equal(isReplay(first), false);
        const before = stripeCalls();
        for (let round = 0; round < 2; round++) {
          const again = await callAny('POST', path, {body, headers: withKey(path)});
          assert.deepEqual([again.status, again.body], [200, first.body]);
          assert.equal(isReplay(again), true);
        }
        assert.equal(stripeCalls(), before);
      }
    });

    it('is answered with the refusal that it got', async () => {
      const {stripe, callAny} = world();
      const body = {
        ...sum,
        payment_method: await makePaymentMethod(stripe, {number: '4000000000000002'}),
        error_on_requires_action: true,
      };
      const first = await callAny('POST', intent, {body, headers: withKey('declined')});
      assert.equal(gategoCode(first, 402), 'card-declined');
      const again = await callAny('POST', intent, {body, headers: withKey('declined')});
      assert.deepEqual([again.status, again.body, isReplay(again)], [402, first.body, true]);
    });

    it('is refused when it is another request', async () => {
      const {stripe, callAny} = world();
      const tokens = [await makeToken(stripe), await makeToken(stripe)];
      const [first, other] = tokens.map((paymentId) => ({body: {paymentId}, headers: withKey('one')}));
      assert.equal((await callAny('POST', payment, first)).status, 200);
      catalyzeMessage(await callAny('POST', payment, other), 422);
      const elsewhere = await callAny('POST', attach, {
        body: {provider_payment_method_id: 'pm_card_visa'},
        headers: withKey('one'),
      });
      assert.equal(gategoCode(elsewhere, 422), 'idempotency-key-reused');
    });

    it('is another request for another user, and for another organization', async () => {
      const {callAny} = world();
      const ask = async (bearer: string, headers: Record<string, string> = {}) =>
        callAny('POST', intent, {body: sum, bearer, headers: {...withKey('same'), ...headers}});
      const answers = [
        await ask('demo-billing'),
        await ask('demo-admin'),
        await ask('demo-admin', {organization_id: 'org_other'}),
        await ask('demo-other'),
      ];
      const secrets = answers.map(({status, body}) => {
        assert.equal(status, 200);
        return (body as {client_secret: string}).client_secret;
      });
      assert.equal(new Set(secrets).size, 4);
    });

    it('is told that the first one is still being worked on', async () => {
      const {stripe, sdk, line, callAny} = world();
      let letGo: () => void = () => undefined;
      let reached: () => void = () => undefined;
      const held = new Promise<void>((resolve) => (letGo = resolve));
      const attaching = new Promise<void>((resolve) => (reached = resolve));
      line.fate = (call) => {
        if (!call.endsWith('/attach')) return 'pass';
        reached();
        return {holdUntil: held};
      };
      const sent = {body: {paymentId: await makeToken(stripe)}, headers: withKey('held')};
      const first = callAny('POST', payment, sent);
      await attaching;
      const second = await callAny('POST', payment, sent);
      catalyzeMessage(second, 409);
      assert.ok(second.headers.get('retry-after'));
      letGo();
      assert.equal((await first).status, 200);
      assert.equal(isReplay(await callAny('POST', payment, sent)), true);
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('is worked on again where the first one could not say what happened', async () => {
      const {stripe, sdk, line, callAny} = world();
      const sent = {body: {paymentId: await makeToken(stripe)}, headers: withKey('lost')};
      line.fate = (call) => (call.endsWith('/attach') ? 'lose-answer' : 'pass');
      catalyzeMessage(await callAny('POST', payment, sent), 503);
      line.fate = () => 'pass';
      const again = await callAny('POST', payment, sent);
      assert.deepEqual([again.status, isReplay(again)], [200, false]);
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('does one thing however many come at once', async () => {
      const {callAny} = world();
      const sent = {body: sum, headers: withKey('at-once')};
      const answers = await Promise.all(Array.from({length: 20}, () => callAny('POST', intent, sent)));
      const done = answers.filter(({status}) => status === 200);
      assert.ok(done.length > 0);
      for (const {status} of answers) assert.ok(status === 200 || status === 409, String(status));
      assert.equal(new Set(done.map(({body}) => JSON.stringify(body))).size, 1);
      assert.equal((await world().sdk.paymentIntents.list()).data.length, 1);
    });
  });

  describe('An Idempotency-Key', () => {
    it('is 1 to 255 visible ASCII characters', async () => {
      const {call} = world();
      for (const key of ['k'.repeat(256), 'two words', 'schlüssel']) {
        const answer = await call('POST', intent, {body: sum, headers: withKey(key)});
        assert.equal(gategoCode(answer, 400), 'validation-error');
      }
    });
  });
}
