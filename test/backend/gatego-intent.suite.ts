import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type Stripe from 'stripe';
import {
  attachedCards,
  gategoCode,
  gategoRefusal,
  makePaymentMethod,
  type Answer,
  type World,
} from './support.js';

const path = '/api/payment/intent';
const sum = {amount: 5000, currency: 'usd'};

function secretIn({status, body}: Answer): string {
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(Object.keys(body as object), ['client_secret']);
  const {client_secret: secret} = body as {client_secret: string};
  assert.match(secret, /^pi_\w+_secret_\w+$/);
  return secret;
}

function intentOf({sdk}: World, answer: Answer): Promise<Stripe.PaymentIntent> {
  return sdk.paymentIntents.retrieve(secretIn(answer).split('_secret_')[0] ?? '');
}

async function intents({sdk}: World): Promise<Stripe.PaymentIntent[]> {
  return (await sdk.paymentIntents.list({limit: 100})).data;
}

/** Gatego's payment intents. */
export function gategoIntentSuite(world: () => World): void {
  describe('Gatego: creating a payment intent', () => {
    it('answers a client secret for an intent that saves the card once it is confirmed', async () => {
      const {call, sdk} = world();
      const intent = await intentOf(
        world(),
        await call('POST', path, {body: sum, headers: {'x-api-key': undefined}}),
      );
      assert.deepEqual(
        [intent.amount, intent.currency, intent.setup_future_usage, intent.status],
        [5000, 'usd', 'off_session', 'requires_payment_method'],
      );
      assert.deepEqual(intent.allowed_payment_method_types, ['card']);
      assert.equal(intent.customer, (await sdk.customers.list()).data[0]?.id);
    });

    it('passes description and receipt address on', async () => {
      const {call} = world();
      const body = {...sum, description: 'Plan Größe L, 2 × ☕\nOctober', receipt_email: 'pay@example.com'};
      const intent = await intentOf(world(), await call('POST', path, {body}));
      assert.deepEqual([intent.description, intent.receipt_email], [body.description, body.receipt_email]);
    });

    it('leaves the confirmation to the browser, whose confirmation charges the card and saves it', async () => {
      const {stripe, sdk, call} = world();
      const id = await makePaymentMethod(stripe);
      const body = {...sum, payment_method: id, error_on_requires_action: false};
      const intent = await intentOf(world(), await call('POST', path, {body}));
      assert.equal(intent.status, 'requires_confirmation');
      assert.deepEqual(await attachedCards(sdk), []);

      const confirmed = await sdk.paymentIntents.confirm(intent.id);
      assert.equal(confirmed.status, 'succeeded');
      const read = await call('GET', '/v2/org/org_demo/customer');
      assert.deepEqual(
        (read.body as {cards: {data: {id: string}[]}}).cards.data.map((card) => card.id),
        [id],
      );
    });

    it('confirms by itself only when told to fail on authentication, and a payment method came along', async () => {
      const {stripe, sdk, call} = world();
      const alone = await call('POST', path, {body: {...sum, error_on_requires_action: true}});
      assert.equal((await intentOf(world(), alone)).status, 'requires_payment_method');
      const id = await makePaymentMethod(stripe);
      const together = await call('POST', path, {
        body: {...sum, error_on_requires_action: true, payment_method: id},
      });
      assert.equal((await intentOf(world(), together)).status, 'succeeded');
      assert.deepEqual(
        (await attachedCards(sdk)).map((card) => card.id),
        [id],
      );
    });

    it('charges once when the same confirmed payment is asked for again, and twice with another key', async () => {
      const {stripe, call} = world();
      const body = {...sum, error_on_requires_action: true, payment_method: await makePaymentMethod(stripe)};
      const first = secretIn(await call('POST', path, {body}));
      const again = await call('POST', path, {body});
      assert.deepEqual([secretIn(again), again.headers.get('idempotent-replayed')], [first, 'true']);
      assert.equal((await intents(world())).length, 1);
      assert.notEqual(
        secretIn(await call('POST', path, {body, headers: {'idempotency-key': 'second'}})),
        first,
      );
      assert.equal((await intents(world())).length, 2);
    });

    it("heeds the caller's Idempotency-Key, within the organization", async () => {
      const {call} = world();
      const headers = {'idempotency-key': 'order-1'};
      const first = secretIn(await call('POST', path, {body: sum, headers}));
      assert.equal(secretIn(await call('POST', path, {body: sum, headers})), first);
      assert.notEqual(secretIn(await call('POST', path, {body: sum, headers, bearer: 'demo-other'})), first);
      const other = await call('POST', path, {body: {...sum, amount: 6000}, headers});
      assert.equal(gategoCode(other, 422), 'idempotency-key-reused');
      const tooLong = await call('POST', path, {body: sum, headers: {'idempotency-key': 'k'.repeat(256)}});
      assert.equal(gategoCode(tooLong, 400), 'validation-error');
    });

    it('makes two intents of two equal requests that nothing confirms', async () => {
      const {call} = world();
      const first = secretIn(await call('POST', path, {body: sum}));
      assert.notEqual(secretIn(await call('POST', path, {body: sum})), first);
    });

    it('answers a decline with its reason, and saves nothing', async () => {
      const {stripe, sdk, call} = world();
      const id = await makePaymentMethod(stripe, {number: '4000000000000002'});
      const answer = await call('POST', path, {
        body: {...sum, error_on_requires_action: true, payment_method: id},
      });
      assert.equal(gategoCode(answer, 402), 'card-declined');
      assert.equal((answer.body as {decline_code: string}).decline_code, 'generic_decline');
      assert.deepEqual(await attachedCards(sdk), []);
    });

    it('tries a payment that was declined again when it is asked for again', async () => {
      const {stripe, sdk, call, line} = world();
      const id = await makePaymentMethod(stripe, {number: '4000000000000002'});
      const body = {...sum, error_on_requires_action: true, payment_method: id};
      const tried: string[] = [];
      line.fate = (asked) => {
        if (asked === 'POST /v1/payment_intents') tried.push(asked);
        return 'pass';
      };
      for (let round = 1; round <= 3; round++) {
        assert.equal(gategoCode(await call('POST', path, {body}), 402), 'card-declined');
        assert.equal((await sdk.paymentIntents.list({limit: 100})).data.length, round);
      }
      // Each round is told what came of those before, and asks anew.
      assert.equal(tried.length, 1 + 2 + 3);
    });

    it('does not call a charge that Stripe may have made a failure', async () => {
      const {stripe, sdk, call} = world();
      const body = {...sum, error_on_requires_action: true, payment_method: await makePaymentMethod(stripe)};
      stripe.faults.add({fault: {kind: 'malformed-body'}, method: 'POST', path: '/v1/payment_intents'});
      const open = gategoRefusal(await call('POST', path, {body}), 503);
      assert.equal(open.error_code, 'payment-provider-unavailable');
      assert.match(open.message, /not known/);
      assert.equal((await sdk.paymentIntents.list()).data[0]?.status, 'succeeded');
      secretIn(await call('POST', path, {body}));
      assert.equal((await intents(world())).length, 1);
    });

    it('says so when a payment that may not ask for authentication needs it', async () => {
      const {stripe, sdk, call} = world();
      const id = await makePaymentMethod(stripe, {number: '4000002760003184'});
      const answer = await call('POST', path, {
        body: {...sum, error_on_requires_action: true, payment_method: id},
      });
      assert.equal(gategoCode(answer, 402), 'authentication-required');
      assert.deepEqual(await attachedCards(sdk), []);
    });

    it('refuses the payment method of another organization', async () => {
      const {stripe, call} = world();
      const id = await makePaymentMethod(stripe);
      const attach = '/api/organization/org_demo/payment/paymentmethod';
      await call('POST', attach, {body: {provider_payment_method_id: id}});
      const refused = await call('POST', path, {body: {...sum, payment_method: id}, bearer: 'demo-other'});
      assert.equal(gategoCode(refused, 400), 'payment-method-not-found');
      assert.equal((await call('POST', path, {body: {...sum, payment_method: id}})).status, 200);
    });
  });

  describe('Gatego: what may be charged', () => {
    it('is up to the policy of the organization, not to the caller', async () => {
      const {call} = world();
      const code = async (body: object) => gategoCode(await call('POST', path, {body}), 422);
      assert.equal(await code({amount: 1_000_001, currency: 'usd'}), 'amount-not-allowed');
      assert.equal(await code({amount: 99_999_999, currency: 'usd'}), 'amount-not-allowed');
      assert.equal(await code({amount: 5000, currency: 'xaf'}), 'currency-not-allowed');
      assert.equal(await code({amount: 1, currency: 'usd'}), 'amount-not-allowed');
      assert.equal(await code({amount: 5001, currency: 'kwd'}), 'amount-not-allowed');
      secretIn(await call('POST', path, {body: {amount: 5010, currency: 'kwd'}}));
      secretIn(await call('POST', path, {body: {amount: 1_000_000, currency: 'usd'}}));
    });

    it('refuses bodies that do not fit', async () => {
      const {call} = world();
      for (const body of [
        {},
        {amount: 5000},
        {currency: 'usd'},
        {...sum, amount: 0},
        {...sum, amount: -5},
        {...sum, amount: 50.5},
        {...sum, amount: '5000'},
        {...sum, amount: 100_000_000},
        {...sum, amount: null},
        {...sum, currency: 'USD'},
        {...sum, currency: 'dollar'},
        {...sum, description: 'x'.repeat(501)},
        {...sum, description: 'a\u0000b'},
        {...sum, description: '\ud800'},
        {...sum, receipt_email: 'nobody'},
        {...sum, payment_method: 42},
        {...sum, payment_method: 'tok_visa'},
        {...sum, error_on_requires_action: 'yes'},
      ]) {
        const answer = await call('POST', path, {body});
        assert.equal(gategoCode(answer, 400), 'validation-error', JSON.stringify(body));
      }
      assert.deepEqual(await intents(world()), []);
    });
  });

  describe('Gatego: for which organization', () => {
    const orgOf = async (answer: Answer) => (await intentOf(world(), answer)).metadata['org_id'];

    it('is the own one; who names another one, and is no admin, is refused', async () => {
      const {call} = world();
      const ask = (organization?: string) =>
        call('POST', path, {body: sum, headers: {organization_id: organization}});
      assert.equal(await orgOf(await ask()), 'org_demo');
      assert.equal(await orgOf(await ask('org_demo')), 'org_demo');
      assert.equal(await orgOf(await ask('')), 'org_demo');
      for (const other of ['org_other', 'nobody']) {
        const {error_code: code, field, message} = gategoRefusal(await ask(other), 403);
        assert.deepEqual([code, field], ['insufficient-permissions', 'organization_id']);
        assert.match(message, /admin/);
      }
      assert.equal((await intents(world())).length, 3);
    });

    it('is the one that an admin names, or else the own one', async () => {
      const {call} = world();
      const ask = (headers: Record<string, string>) =>
        call('POST', path, {body: sum, bearer: 'demo-admin', headers});
      assert.equal(await orgOf(await ask({organization_id: 'org_other'})), 'org_other');
      assert.equal(await orgOf(await ask({})), 'org_demo');
      assert.equal(gategoCode(await ask({organization_id: 'nobody'}), 404), 'organization-not-found');
    });

    it('requires a bearer with the payment permission', async () => {
      const {call} = world();
      const refused = await call('POST', path, {body: sum, bearer: 'demo-viewer'});
      assert.equal(gategoCode(refused, 403), 'insufficient-permissions');
      assert.equal(
        gategoCode(await call('POST', path, {body: sum, headers: {authorization: undefined}}), 401),
        'bad-credentials',
      );
      assert.deepEqual(await intents(world()), []);
    });
  });
}
