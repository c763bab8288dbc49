import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  confirmWith,
  confirmWithFields,
  type Confirmable,
  type Confirmers,
  type TypedCard,
} from '../../src/stripe/confirm.js';
import type {Credential} from '../../src/submission/credential.js';

const returnUrl = 'https://shop.example.test/';
const payment: Confirmable = {kind: 'payment', clientSecret: 'pi_1_secret_2', returnUrl};
const setup: Confirmable = {kind: 'setup', clientSecret: 'seti_1_secret_2', returnUrl};

/** Stripe.js, as far as it writes down what it is asked. */
function record(): {stripe: Confirmers; calls: unknown[][]} {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...given: unknown[]): Promise<never> => {
      calls.push([name, ...given]);
      return Promise.resolve({} as never);
    };
  const stripe: Confirmers = {
    confirmCardPayment: note('confirmCardPayment'),
    confirmCardSetup: note('confirmCardSetup'),
    confirmPayment: note('confirmPayment'),
    confirmSetup: note('confirmSetup'),
  };
  return {stripe, calls};
}

const card = {} as TypedCard['cardElement'];
const elements = {} as TypedCard['elements'];
const typed: TypedCard = {
  isDestroyed: false,
  isPaymentElement: false,
  isForPayment: false,
  cardElement: card,
  elements,
};
const paymentElement: TypedCard = {...typed, isPaymentElement: true, isForPayment: true};

describe('An intent is confirmed', () => {
  const token: Credential = {type: 'token', id: 'tok_1'};
  const confirmationToken: Credential = {type: 'confirmation-token', id: 'ctoken_1'};
  for (const [name, intent, credential, call] of [
    [
      'with the card of a token',
      setup,
      token,
      [
        'confirmCardSetup',
        setup.clientSecret,
        {payment_method: {card: {token: 'tok_1'}}, return_url: returnUrl},
      ],
    ],
    [
      'with a payment method',
      payment,
      {type: 'payment-method', id: 'pm_1'},
      ['confirmCardPayment', payment.clientSecret, {payment_method: 'pm_1', return_url: returnUrl}],
    ],
    [
      'with a confirmation token',
      setup,
      confirmationToken,
      [
        'confirmSetup',
        {
          clientSecret: setup.clientSecret,
          redirect: 'if_required',
          confirmParams: {return_url: returnUrl, confirmation_token: 'ctoken_1'},
        },
      ],
    ],
    [
      'as it stands',
      payment,
      undefined,
      ['confirmCardPayment', payment.clientSecret, {return_url: returnUrl}],
    ],
  ] as const) {
    it(name, async () => {
      const {stripe, calls} = record();
      await confirmWith(stripe, intent, credential);
      assert.deepEqual(calls, [call]);
    });
  }

  it('with what is typed into the card fields', async () => {
    const {stripe, calls} = record();
    await confirmWithFields(stripe, payment, typed);
    assert.deepEqual(calls, [
      ['confirmCardPayment', payment.clientSecret, {payment_method: {card}, return_url: returnUrl}],
    ]);
  });

  it('with the Payment Element, which leaves the page only if it must', async () => {
    const {stripe, calls} = record();
    await confirmWithFields(stripe, payment, paymentElement);
    const {clientSecret} = payment;
    const options = {clientSecret, elements, redirect: 'if_required', confirmParams: {return_url: returnUrl}};
    assert.deepEqual(calls, [['confirmPayment', options]]);
  });

  it('with the billing details that were asked for', async () => {
    const {stripe, calls} = record();
    const billing = {name: 'Ada', address: {postal_code: '94107'}};
    await confirmWithFields(stripe, payment, typed, billing);
    await confirmWithFields(stripe, payment, paymentElement, billing);
    const {clientSecret} = payment;
    assert.deepEqual(calls, [
      [
        'confirmCardPayment',
        clientSecret,
        {payment_method: {card, billing_details: billing}, return_url: returnUrl},
      ],
      [
        'confirmPayment',
        {
          ...{clientSecret, elements, redirect: 'if_required'},
          confirmParams: {return_url: returnUrl, payment_method_data: {billing_details: billing}},
        },
      ],
    ]);
  });

  it('not with fields that are gone, nor with a Payment Element that was made for something else', async () => {
    const {stripe, calls} = record();
    const gone = await confirmWithFields(stripe, payment, {...typed, isDestroyed: true});
    assert.deepEqual(gone.error, {type: 'validation_error', code: 'incomplete_card'});
    const other = await confirmWithFields(stripe, setup, paymentElement);
    assert.equal(other.error?.type, 'invalid_request_error');
    assert.deepEqual(calls, []);
  });
});
