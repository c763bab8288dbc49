import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, it} from 'node:test';
import {attachedCards, gategoCode, makePaymentMethod, makeToken, type Answer, type World} from './support.js';

/** What the events of these tests are signed with. */
export const webhookSecret = 'whsec_test';

const payment = '/v2/org/org_demo/payment';
const intentPath = '/api/payment/intent';
const sum = {amount: 5000, currency: 'usd'};

/** Events of Stripe's: signed, repeated, and out of order. */
export function webhooksSuite(world: () => World): void {
  const deliver = (type: string, object: object, id = `evt_${randomUUID()}`): Promise<Answer> => {
    const payload = JSON.stringify({id, object: 'event', type, data: {object}});
    const signature = world().sdk.webhooks.generateTestHeaderString({payload, secret: webhookSecret});
    return world().callAny('POST', '/webhooks/stripe', {
      body: payload,
      headers: {'stripe-signature': signature, authorization: undefined, 'x-api-key': undefined},
    });
  };
  const received = async (type: string, object: object, id?: string) => {
    const answer = await deliver(type, object, id);
    assert.deepEqual([answer.status, answer.body], [200, {received: true}]);
  };
  const save = async () => {
    const token = await makeToken(world().stripe, {expYear: 2040});
    assert.equal((await world().call('POST', payment, {body: {paymentId: token}})).status, 200);
  };
  /** Pays in the browser's way: the backend makes the intent, and the browser confirms it. */
  const pay = async (expYear = 2040) => {
    const {stripe, sdk, call} = world();
    const paymentMethod = await makePaymentMethod(stripe, {expYear});
    const {body} = await call('POST', intentPath, {body: {...sum, payment_method: paymentMethod}});
    const [id = ''] = (body as {client_secret: string}).client_secret.split('_secret_');
    return sdk.paymentIntents.confirm(id);
  };
  const standard = async () =>
    (await world().sdk.customers.list()).data[0]?.invoice_settings.default_payment_method ?? null;

  describe('An event of a confirmed payment', () => {
    it('makes its card the default where there is none', async () => {
      const intent = await pay();
      assert.equal(await standard(), null);
      await received('payment_intent.succeeded', intent);
      assert.equal(await standard(), intent.payment_method);
    });

    it('leaves one of a card that the organization had, which is known by both ids', async () => {
      const {sdk, call} = world();
      await save();
      const [before] = await attachedCards(sdk);
      const intent = await pay();
      assert.equal((await attachedCards(sdk)).length, 2);
      await received('payment_intent.succeeded', intent);
      assert.deepEqual(
        (await attachedCards(sdk)).map(({id}) => id),
        [before?.id],
      );
      const chosen = await call('PUT', '/v2/org/org_demo/customer', {
        body: {paymentId: intent.payment_method},
      });
      assert.equal(chosen.status, 200);
    });

    it('keeps another card beside, and the default as it was', async () => {
      const {sdk} = world();
      await save();
      const before = await standard();
      await received('payment_intent.succeeded', await pay(2041));
      assert.equal((await attachedCards(sdk)).length, 2);
      assert.equal(await standard(), before);
    });

    it('of two with one card at once leaves one', async () => {
      const {sdk} = world();
      const intents = [await pay(), await pay(), await pay()];
      await Promise.all(intents.map((intent) => received('payment_intent.succeeded', intent)));
      assert.equal((await attachedCards(sdk)).length, 1);
      assert.equal(await standard(), (await attachedCards(sdk))[0]?.id);
    });
  });

  describe('Events of the same card at once', () => {
    it('are all worked on', async () => {
      const {sdk, line} = world();
      await save();
      const intent = await pay();
      let waiting = 0;
      let letGo: () => void = () => undefined;
      const both = new Promise<void>((resolve) => (letGo = resolve));
      line.fate = (call) => {
        if (!call.endsWith('/detach')) return 'pass';
        waiting++;
        if (waiting === 2) letGo();
        return {holdUntil: both};
      };
      await Promise.all([
        received('payment_intent.succeeded', intent),
        received('payment_method.attached', {id: intent.payment_method}),
      ]);
      assert.equal(waiting, 2);
      assert.equal((await attachedCards(sdk)).length, 1);
    });
  });

  describe('An event of a confirmed set-up', () => {
    it('does the same', async () => {
      const {stripe, sdk} = world();
      await save();
      const [customer] = (await sdk.customers.list()).data;
      assert.ok(customer);
      const intent = await sdk.setupIntents.create({
        customer: customer.id,
        payment_method: await makePaymentMethod(stripe, {expYear: 2040}),
        confirm: true,
        allowed_payment_method_types: ['card'],
      });
      assert.equal(intent.status, 'succeeded');
      await received('setup_intent.succeeded', intent);
      assert.equal((await attachedCards(sdk)).length, 1);
    });
  });

  describe('Events', () => {
    it('are worked on once, however often they come', async () => {
      const {stripe} = world();
      const intent = await pay();
      await received('payment_intent.succeeded', intent, 'evt_twice');
      const before = stripe.requests.length;
      await received('payment_intent.succeeded', intent, 'evt_twice');
      assert.equal(stripe.requests.length, before);
    });

    it('are worked on again when that failed', async () => {
      const {line} = world();
      const intent = await pay();
      line.fate = () => ({status: 500});
      assert.equal(
        gategoCode(await deliver('payment_intent.succeeded', intent, 'evt_again'), 503),
        'payment-provider-unavailable',
      );
      line.fate = () => 'pass';
      await received('payment_intent.succeeded', intent, 'evt_again');
      assert.equal(await standard(), intent.payment_method);
    });

    it('count for what Stripe says now, not for what they said', async () => {
      const {sdk, call} = world();
      await save();
      const [card] = await attachedCards(sdk);
      assert.ok(card);
      await sdk.paymentMethods.detach(card.id);
      await received('payment_method.detached', card);
      // This one was sent first and comes last.
      await received('payment_method.attached', card);
      assert.equal((await call('GET', '/v2/org/org_demo/customer')).status, 400);
      await save();
      const saved = (await attachedCards(sdk)).map(({id}) => id);
      await received('payment_method.detached', {id: saved[0]});
      assert.deepEqual(
        (await attachedCards(sdk)).map(({id}) => id),
        saved,
      );
    });

    it('of what is not ours, or of other types, are taken without doing anything', async () => {
      const {stripe, sdk} = world();
      const customer = await sdk.customers.create({});
      const id = await makePaymentMethod(stripe);
      await sdk.paymentMethods.attach(id, {customer: customer.id});
      await received('payment_method.attached', {id});
      await received('payment_method.attached', {id: 'pm_nobody'});
      await received('payment_intent.succeeded', {id: 'pi_nobody'});
      await received('invoice.paid', {id: 'in_1'});
      assert.equal((await attachedCards(sdk)).length, 1);
    });

    it('are refused when they are none, whoever has signed them', async () => {
      const {sdk, call} = world();
      for (const payload of [
        'null',
        '[]',
        '{}',
        'no JSON',
        '{"type":"invoice.paid","data":{"object":{}}}',
        '{"id":"evt_1","type":"payment_intent.succeeded"}',
        '{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":null}}',
        '{"id":1,"type":"payment_intent.succeeded","data":{"object":{"id":"pi_1"}}}',
      ]) {
        const signature = sdk.webhooks.generateTestHeaderString({payload, secret: webhookSecret});
        const answer = await call('POST', '/webhooks/stripe', {
          body: payload,
          headers: {'stripe-signature': signature},
        });
        assert.equal(gategoCode(answer, 400), 'validation-error', payload);
      }
    });

    it('are refused without a right signature', async () => {
      const {sdk, call} = world();
      const payload = JSON.stringify({
        id: 'evt_1',
        object: 'event',
        type: 'invoice.paid',
        data: {object: {}},
      });
      const sign = (secret: string, timestamp?: number) =>
        sdk.webhooks.generateTestHeaderString({payload, secret, ...(timestamp !== undefined && {timestamp})});
      const old = Math.floor(Date.now() / 1000) - 3600;
      for (const signature of [undefined, '', 't=1,v1=00', sign('whsec_other'), sign(webhookSecret, old)]) {
        const answer = await call('POST', '/webhooks/stripe', {
          body: payload,
          headers: {'stripe-signature': signature},
        });
        assert.equal(gategoCode(answer, 400), 'bad-signature');
      }
      const changed = await call('POST', '/webhooks/stripe', {
        body: payload.replace('evt_1', 'evt_2'),
        headers: {'stripe-signature': sign(webhookSecret)},
      });
      assert.equal(gategoCode(changed, 400), 'bad-signature');
    });
  });
}
