import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {StripeElements} from '@stripe/stripe-js';
import {createElement} from '../../src/stripe/create-element.js';
import type {FieldsLook, FieldsSetup} from '../../src/stripe/fields-setup.js';
import type {CardFieldName} from '../../src/submission/failure.js';

const look: FieldsLook = {locale: 'en', style: {}, disabled: false};

/** Type and options of the element that is created for a field. */
function created(name: CardFieldName, setup: FieldsSetup, billing?: FieldsLook['billing']): unknown[] {
  const calls: unknown[][] = [];
  const elements = {
    create: (...given: unknown[]) => {
      calls.push(given);
    },
  } as unknown as StripeElements;
  createElement(elements, name, setup, {...look, billing});
  return calls[0] ?? [];
}

describe('An element of Stripe’s', () => {
  const networks = ['cartes_bancaires', 'visa'];
  const fields = {style: {}, disabled: false, disableLink: true};
  const wallets = {applePay: 'never', googlePay: 'never', link: 'never'};

  it('offers no Link, and prefers the networks that are wanted', () => {
    const card = {...fields, hidePostalCode: true};
    assert.deepEqual(created('card', {layout: 'card'}), ['card', card]);
    assert.deepEqual(created('card', {layout: 'card', preferredNetwork: networks}), [
      'card',
      {...card, preferredNetwork: networks},
    ]);
    assert.deepEqual(created('number', {layout: 'split', preferredNetwork: networks}), [
      'cardNumber',
      {...fields, preferredNetwork: networks, showIcon: true},
    ]);
  });

  it('takes cards only, and does not ask for what our own inputs ask for', () => {
    const setup: FieldsSetup = {
      layout: 'payment',
      collect: ['name', 'postal-code'],
      preferredNetwork: networks,
    };
    assert.deepEqual(created('payment', setup, {name: 'Ada'}), [
      'payment',
      {
        readOnly: false,
        wallets,
        defaultValues: {billingDetails: {name: 'Ada'}, card: {network: networks}},
        fields: {
          billingDetails: {name: 'never', email: 'auto', phone: 'auto', address: {postalCode: 'never'}},
        },
      },
    ]);
  });

  it('asks for an address with name and phone where they are wanted, and begins with what is known', () => {
    const address = {country: 'US', line1: '1 Main St'};
    assert.deepEqual(created('address', {layout: 'payment', collect: ['address', 'phone']}, {address}), [
      'address',
      {
        mode: 'billing',
        autocomplete: {mode: 'disabled'},
        fields: {phone: 'always'},
        validation: {phone: {required: 'always'}},
        defaultValues: {address},
      },
    ]);
  });
});
