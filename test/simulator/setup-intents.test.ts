import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type Stripe from 'stripe';
import {settle} from './support/authentication.js';
import {type Clients, failureOf, outcomeOf, startWithClients, NO_REDIRECTS} from './support/clients.js';

function methodOf({payment_method: method}: Stripe.SetupIntent): string {
  assert.ok(typeof method === 'string');
  return method;
}

describe('setup intents of the simulator', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const intents = (): Stripe['setupIntents'] => clients.server.setupIntents;
  const customer = async (): Promise<string> => (await clients.server.customers.create()).id;

  it('are for later payments without the cardholder unless told otherwise', async () => {
    const {id, usage, status, client_secret} = await intents().create(NO_REDIRECTS);
    assert.deepEqual([usage, status], ['off_session', 'requires_payment_method']);
    assert.match(client_secret ?? '', new RegExp(`^${id}_secret_\\w+$`));
    assert.equal((await intents().create({usage: 'on_session'})).usage, 'on_session');
  });

  it('attach the card to the customer when they succeed', async () => {
    const owner = await customer();
    const intent = await intents().create({
      customer: owner,
      payment_method: 'pm_card_visa',
      confirm: true,
      ...NO_REDIRECTS,
    });
    assert.equal(intent.status, 'succeeded');
    const {data} = await clients.server.customers.listPaymentMethods(owner);
    assert.deepEqual(
      data.map(({id}) => id),
      [intent.payment_method],
    );
  });

  it('leave the card free to be attached when there is no customer', async () => {
    const intent = await intents().create({payment_method: 'pm_card_visa', confirm: true, ...NO_REDIRECTS});
    const method = await clients.server.paymentMethods.attach(methodOf(intent), {
      customer: await customer(),
    });
    assert.ok(method.customer);
  });

  it('refuse payment_method_types', async () => {
    const {code} = await failureOf(
      clients.server.rawRequest('POST', '/v1/setup_intents', {payment_method_types: ['card']}),
    );
    assert.equal(code, 'payment_method_types_no_longer_supported');
  });

  it('go back to requires_payment_method when the card is declined', async () => {
    const {id} = await intents().create({customer: await customer(), ...NO_REDIRECTS});
    const error = await failureOf(
      intents().confirm(id, {payment_method: 'pm_card_visa_chargeDeclinedLostCard'}),
    );
    assert.deepEqual(
      [error.statusCode, error.decline_code, error.setup_intent?.status],
      [402, 'lost_card', 'requires_payment_method'],
    );
    assert.equal((await intents().retrieve(id)).last_setup_error?.decline_code, 'lost_card');
    assert.equal((await intents().confirm(id, {payment_method: 'pm_card_visa'})).status, 'succeeded');
  });

  for (const [outcome, status, code] of [
    ['passed', 'succeeded', undefined],
    ['failed', 'requires_payment_method', 'setup_intent_authentication_failure'],
  ] as const) {
    it(`end as ${status} when 3-D Secure is ${outcome}`, async () => {
      const owner = await customer();
      const waiting = await intents().create({
        customer: owner,
        payment_method: 'pm_card_authenticationRequiredOnSetup',
        confirm: true,
        ...NO_REDIRECTS,
      });
      assert.equal(waiting.status, 'requires_action');
      await settle(clients.simulator, waiting, outcome);
      const intent = await intents().retrieve(waiting.id);
      assert.deepEqual([intent.status, intent.last_setup_error?.code], [status, code]);
      const {data} = await clients.server.customers.listPaymentMethods(owner);
      assert.equal(data.length, outcome === 'passed' ? 1 : 0);
    });
  }

  it('save a card that fails later, when it is charged', async () => {
    const owner = await customer();
    const intent = await intents().create({
      customer: owner,
      payment_method: 'pm_card_chargeCustomerFail',
      confirm: true,
      ...NO_REDIRECTS,
    });
    assert.equal(intent.status, 'succeeded');
    const charge = clients.server.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      customer: owner,
      payment_method: methodOf(intent),
      confirm: true,
      ...NO_REDIRECTS,
    });
    assert.equal((await failureOf(charge)).code, 'card_declined');
  });

  it('are updated, listed and canceled', async () => {
    const owner = await customer();
    const {id} = await intents().create({metadata: {a: '1'}});
    const updated = await intents().update(id, {
      customer: owner,
      description: 'For later',
      metadata: {b: '2'},
      payment_method: 'pm_card_visa',
    });
    assert.deepEqual(
      [updated.status, updated.customer, updated.description, updated.metadata],
      ['requires_confirmation', owner, 'For later', {a: '1', b: '2'}],
    );
    assert.equal((await intents().list({customer: owner})).data[0]?.id, id);
    const canceled = await intents().cancel(id, {cancellation_reason: 'abandoned'});
    assert.deepEqual([canceled.status, canceled.cancellation_reason], ['canceled', 'abandoned']);
    const error = await failureOf(intents().confirm(id));
    assert.deepEqual([error.code, error.setup_intent?.status], ['setup_intent_unexpected_state', 'canceled']);
  });

  it('are confirmed with a publishable key and their client secret', async () => {
    const {id, client_secret} = await intents().create({customer: await customer()});
    const confirm = (extra: object): Promise<unknown> =>
      clients.browser.rawRequest('POST', `/v1/setup_intents/${id}/confirm`, {
        payment_method: 'pm_card_visa',
        ...extra,
      });
    assert.equal((await outcomeOf(confirm({}))).code, 'parameter_missing');
    await confirm({client_secret});
    assert.equal((await intents().retrieve(id)).status, 'succeeded');
  });

  it('tell a publishable key what failed, with the intent as it may see it', async () => {
    const {id, client_secret} = await intents().create({metadata: {secret: 'plan'}});
    const error = await failureOf(
      clients.browser.rawRequest('POST', `/v1/setup_intents/${id}/confirm`, {
        payment_method: 'pm_card_visa_chargeDeclined',
        client_secret,
      }),
    );
    assert.equal(error.setup_intent?.id, id);
    assert.ok(!JSON.stringify(error.setup_intent).includes('plan'));
  });
});
