import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import type Stripe from 'stripe';
import {settle} from './support/authentication.js';
import {type Clients, failureOf, outcomeOf, startWithClients, NO_REDIRECTS} from './support/clients.js';

const AMOUNT = {amount: 500, currency: 'usd'} as const;
const FIVE_DOLLARS = {...AMOUNT, ...NO_REDIRECTS} as const;
const CONFIRMED = {...FIVE_DOLLARS, confirm: true} as const;

describe('payment intents of the simulator', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const intents = (): Stripe['paymentIntents'] => clients.server.paymentIntents;
  const customer = async (): Promise<string> => (await clients.server.customers.create()).id;

  it('wait for a payment method, then for a confirmation, then succeed', async () => {
    const {id, status, client_secret, automatic_payment_methods} = await intents().create(FIVE_DOLLARS);
    assert.equal(status, 'requires_payment_method');
    assert.match(client_secret ?? '', new RegExp(`^${id}_secret_\\w+$`));
    assert.equal(automatic_payment_methods?.enabled, true);
    assert.equal(
      (await intents().update(id, {payment_method: 'pm_card_visa'})).status,
      'requires_confirmation',
    );
    const done = await intents().confirm(id);
    assert.deepEqual([done.status, done.amount_received], ['succeeded', 500]);
    assert.ok(typeof done.latest_charge === 'string' && done.latest_charge.startsWith('ch_'));
  });

  it('keep what they were made with', async () => {
    const owner = await customer();
    const {id} = await intents().create({
      ...AMOUNT,
      customer: owner,
      description: 'Socks',
      receipt_email: 'a@example.com',
      metadata: {order: '7'},
      statement_descriptor_suffix: 'SOCKS',
      shipping: {name: 'A. Person', address: {line1: '1 Street'}},
      allowed_payment_method_types: ['card'],
    });
    const intent = await intents().retrieve(id);
    assert.deepEqual(
      [intent.customer, intent.description, intent.receipt_email, intent.metadata, intent.shipping?.name],
      [owner, 'Socks', 'a@example.com', {order: '7'}, 'A. Person'],
    );
    assert.deepEqual(
      [intent.allowed_payment_method_types, intent.automatic_payment_methods],
      [['card'], null],
    );
  });

  it('refuse payment_method_types in every call that used to take it', async () => {
    const {id} = await intents().create(FIVE_DOLLARS);
    for (const path of ['', `/${id}`, `/${id}/confirm`]) {
      const outcome = await outcomeOf(
        clients.server.rawRequest('POST', `/v1/payment_intents${path}`, {
          ...(path === '' && FIVE_DOLLARS),
          payment_method_types: ['card'],
        }),
      );
      assert.deepEqual(outcome, {
        type: 'StripeInvalidRequestError',
        statusCode: 400,
        code: 'payment_method_types_no_longer_supported',
      });
    }
  });

  for (const [what, params, code, param] of [
    ['an amount below the minimum', {amount: 49, currency: 'usd'}, 'amount_too_small', 'amount'],
    ['an amount of nine digits', {amount: 100_000_000, currency: 'usd'}, 'amount_too_large', 'amount'],
    ['a negative amount', {amount: -5, currency: 'usd'}, 'parameter_invalid_integer', 'amount'],
    ['a broken amount', {amount: 12.5, currency: 'usd'}, 'parameter_invalid_integer', 'amount'],
    ['a currency that is none', {amount: 500, currency: 'zzz'}, undefined, 'currency'],
    ['a customer that is none', {...FIVE_DOLLARS, customer: 'cus_x'}, 'resource_missing', 'customer'],
    [
      'a payment method that is none',
      {...FIVE_DOLLARS, payment_method: 'pm_x'},
      'resource_missing',
      'payment_method',
    ],
    [
      'error_on_requires_action without confirm',
      {...FIVE_DOLLARS, error_on_requires_action: true},
      'parameter_invalid_empty',
      'error_on_requires_action',
    ],
    [
      'off_session without confirm',
      {...FIVE_DOLLARS, off_session: true},
      'parameter_invalid_empty',
      'off_session',
    ],
    [
      'a destination that is not simulated',
      {...FIVE_DOLLARS, on_behalf_of: 'acct_1'},
      'simulator_unsupported_parameter',
      'on_behalf_of',
    ],
  ] as const) {
    it(`refuse ${what}`, async () => {
      const error = await failureOf(intents().create(params));
      assert.deepEqual([error.code, error.param], [code, param]);
    });
  }

  it('need an amount and a currency', async () => {
    for (const [given, param] of [
      [{currency: 'usd'}, 'amount'],
      [{amount: 500}, 'currency'],
    ] as const) {
      const error = await failureOf(clients.server.rawRequest('POST', '/v1/payment_intents', given));
      assert.deepEqual([error.code, error.param], ['parameter_missing', param]);
    }
  });

  it('attach the card to the customer when it is to be used again', async () => {
    const owner = await customer();
    const intent = await intents().create({
      ...CONFIRMED,
      customer: owner,
      payment_method: 'pm_card_visa',
      setup_future_usage: 'off_session',
      expand: ['payment_method'],
    });
    assert.ok(typeof intent.payment_method === 'object' && intent.payment_method);
    assert.equal(intent.payment_method.customer, owner);
    assert.equal((await clients.server.customers.listPaymentMethods(owner)).data.length, 1);
  });

  it('do not attach the card when it is used once', async () => {
    const owner = await customer();
    await intents().create({...CONFIRMED, customer: owner, payment_method: 'pm_card_visa'});
    assert.equal((await clients.server.customers.listPaymentMethods(owner)).data.length, 0);
  });

  it('do not use the card of a customer that they do not name', async () => {
    const {id} = await clients.server.paymentMethods.attach('pm_card_visa', {customer: await customer()});
    const outcome = await outcomeOf(intents().create({...CONFIRMED, payment_method: id}));
    assert.deepEqual([outcome.statusCode, outcome.code], [400, 'payment_method_unexpected_state']);
  });

  it('go back to requires_payment_method when the card is declined, and can be tried again', async () => {
    const {id} = await intents().create(FIVE_DOLLARS);
    const error = await failureOf(
      intents().confirm(id, {payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds'}),
    );
    assert.deepEqual(
      [error.statusCode, error.code, error.decline_code],
      [402, 'card_declined', 'insufficient_funds'],
    );
    assert.equal(error.payment_intent?.status, 'requires_payment_method');
    const intent = await intents().retrieve(id);
    assert.deepEqual(
      [intent.status, intent.payment_method, intent.last_payment_error?.decline_code],
      ['requires_payment_method', null, 'insufficient_funds'],
    );
    const done = await intents().confirm(id, {payment_method: 'pm_card_visa'});
    assert.deepEqual([done.status, done.last_payment_error], ['succeeded', null]);
  });

  it('wait for 3-D Secure and succeed when it is passed', async () => {
    const owner = await customer();
    const waiting = await intents().create({
      ...CONFIRMED,
      customer: owner,
      payment_method: 'pm_card_authenticationRequired',
      setup_future_usage: 'off_session',
    });
    assert.deepEqual([waiting.status, waiting.next_action?.type], ['requires_action', 'use_stripe_sdk']);
    await settle(clients.simulator, waiting, 'passed');
    const done = await intents().retrieve(waiting.id);
    assert.deepEqual([done.status, done.next_action], ['succeeded', null]);
    assert.equal((await clients.server.customers.listPaymentMethods(owner)).data.length, 1);
  });

  it('go back to requires_payment_method when 3-D Secure fails', async () => {
    const waiting = await intents().create({...CONFIRMED, payment_method: 'pm_card_threeDSecure2Required'});
    await settle(clients.simulator, waiting, 'failed');
    const intent = await intents().retrieve(waiting.id);
    assert.deepEqual(
      [intent.status, intent.last_payment_error?.code],
      ['requires_payment_method', 'payment_intent_authentication_failure'],
    );
  });

  it('can be declined after 3-D Secure was passed', async () => {
    const waiting = await intents().create({
      ...CONFIRMED,
      payment_method: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    });
    await settle(clients.simulator, waiting, 'passed');
    const intent = await intents().retrieve(waiting.id);
    assert.deepEqual(
      [intent.status, intent.last_payment_error?.decline_code],
      ['requires_payment_method', 'insufficient_funds'],
    );
  });

  it('cannot be authenticated twice', async () => {
    const waiting = await intents().create({...CONFIRMED, payment_method: 'pm_card_authenticationRequired'});
    assert.equal(await settle(clients.simulator, waiting, 'passed'), 200);
    assert.equal(await settle(clients.simulator, waiting, 'failed'), 404);
    assert.equal((await intents().retrieve(waiting.id)).status, 'succeeded');
  });

  it('fail with authentication_required when nobody is to be asked', async () => {
    const error = await failureOf(
      intents().create({
        ...CONFIRMED,
        payment_method: 'pm_card_authenticationRequired',
        error_on_requires_action: true,
      }),
    );
    assert.deepEqual(
      [error.statusCode, error.code, error.decline_code, error.payment_intent?.status],
      [402, 'authentication_required', 'authentication_required', 'requires_payment_method'],
    );
  });

  it('are paid off-session by a card that was set up, and not by one that was not', async () => {
    const owner = await customer();
    const attached = await clients.server.paymentMethods.attach('pm_card_authenticationRequiredOnSetup', {
      customer: owner,
    });
    const offSession = {...CONFIRMED, customer: owner, payment_method: attached.id, off_session: true};
    assert.equal((await failureOf(intents().create(offSession))).code, 'authentication_required');
    const setup = await clients.server.setupIntents.create({
      customer: owner,
      payment_method: attached.id,
      confirm: true,
      ...NO_REDIRECTS,
    });
    await settle(clients.simulator, setup, 'passed');
    assert.equal((await intents().create(offSession)).status, 'succeeded');
  });

  it('stay where they are when they are confirmed again while the cardholder is asked', async () => {
    const waiting = await intents().create({...CONFIRMED, payment_method: 'pm_card_authenticationRequired'});
    const again = await intents().confirm(waiting.id);
    assert.deepEqual([again.status, again.next_action], ['requires_action', waiting.next_action]);
    assert.equal((await intents().confirm(waiting.id, {payment_method: 'pm_card_visa'})).status, 'succeeded');
  });

  it('with manual confirmation come back to the server after 3-D Secure', async () => {
    const waiting = await intents().create({
      ...CONFIRMED,
      confirmation_method: 'manual',
      payment_method: 'pm_card_authenticationRequired',
    });
    await settle(clients.simulator, waiting, 'passed');
    assert.equal((await intents().retrieve(waiting.id)).status, 'requires_confirmation');
    assert.equal((await intents().confirm(waiting.id)).status, 'succeeded');
  });

  it('need a payment method to be confirmed', async () => {
    const {id} = await intents().create(FIVE_DOLLARS);
    assert.equal((await outcomeOf(intents().confirm(id))).code, 'payment_intent_unexpected_state');
  });

  it('are not confirmed, changed or canceled once they succeeded', async () => {
    const {id} = await intents().create({...CONFIRMED, payment_method: 'pm_card_visa'});
    for (const call of [intents().confirm(id), intents().update(id, {amount: 700}), intents().cancel(id)]) {
      const error = await failureOf(call);
      assert.deepEqual(
        [error.code, error.payment_intent?.status],
        ['payment_intent_unexpected_state', 'succeeded'],
      );
    }
  });

  it('are canceled for good', async () => {
    const {id} = await intents().create(FIVE_DOLLARS);
    const canceled = await intents().cancel(id, {cancellation_reason: 'abandoned'});
    assert.deepEqual([canceled.status, canceled.cancellation_reason], ['canceled', 'abandoned']);
    assert.ok(canceled.canceled_at);
    assert.equal((await outcomeOf(intents().confirm(id))).code, 'payment_intent_unexpected_state');
  });

  it('with manual capture wait for it', async () => {
    const {id, status, amount_capturable} = await intents().create({
      ...CONFIRMED,
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
    });
    assert.deepEqual([status, amount_capturable], ['requires_capture', 500]);
    assert.equal((await outcomeOf(intents().capture(id, {amount_to_capture: 900}))).code, 'amount_too_large');
    const captured = await intents().capture(id, {amount_to_capture: 300});
    assert.deepEqual([captured.status, captured.amount_received], ['succeeded', 300]);
  });

  it('take only card payments from those that allow cards', async () => {
    const {code} = await failureOf(
      intents().create({
        ...AMOUNT,
        confirm: true,
        payment_method: 'pm_card_visa',
        allowed_payment_method_types: ['sepa_debit'],
      }),
    );
    assert.equal(code, 'payment_intent_incompatible_payment_method');
  });

  it('are shown to a publishable key with their client secret only, and less of them', async () => {
    const {id, client_secret} = await intents().create({...FIVE_DOLLARS, customer: await customer()});
    const seen = await clients.browser.paymentIntents.retrieve(id, {client_secret: client_secret!});
    assert.deepEqual([seen.id, seen.amount, 'customer' in seen, 'metadata' in seen], [id, 500, false, false]);
    assert.equal((await outcomeOf(clients.browser.paymentIntents.retrieve(id))).code, 'parameter_missing');
    assert.equal(
      (await outcomeOf(clients.browser.paymentIntents.retrieve(id, {client_secret: `${id}_secret_no`})))
        .statusCode,
      400,
    );
  });

  it('are neither made nor changed nor listed with a publishable key', async () => {
    const {id} = await intents().create(FIVE_DOLLARS);
    for (const call of [
      clients.browser.paymentIntents.create(FIVE_DOLLARS),
      clients.browser.paymentIntents.update(id, {amount: 600}),
      clients.browser.paymentIntents.cancel(id),
      clients.browser.paymentIntents.list(),
    ]) {
      assert.equal((await outcomeOf(call)).code, 'secret_key_required');
    }
  });

  it('are listed by customer', async () => {
    const owner = await customer();
    const {id} = await intents().create({...FIVE_DOLLARS, customer: owner});
    await intents().create(FIVE_DOLLARS);
    const {data} = await intents().list({customer: owner});
    assert.deepEqual(
      data.map((intent) => intent.id),
      [id],
    );
  });

  it('that nobody made are missing', async () => {
    assert.equal((await outcomeOf(intents().retrieve('pi_nobody'))).code, 'resource_missing');
  });
});
