import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {paymentElements} from '../../src/stripe/payment-elements.js';
import type {FieldsSetup} from '../../src/stripe/fields-setup.js';
import {created} from './support/created.js';

describe('The Payment Element', () => {
  const networks = ['cartes_bancaires', 'visa'];
  const wallets = {applePay: 'never', googlePay: 'never', link: 'never'};

  it('takes cards only, and does not ask for what our own inputs ask for', () => {
    const setup: FieldsSetup = {
      layout: 'payment',
      collect: ['name', 'postal-code'],
      preferredNetwork: networks,
    };
    assert.deepEqual(created(paymentElements, 'payment', setup, {name: 'Ada'}), [
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
    assert.deepEqual(
      created(paymentElements, 'address', {layout: 'payment', collect: ['address', 'phone']}, {address}),
      [
        'address',
        {
          mode: 'billing',
          autocomplete: {mode: 'disabled'},
          fields: {phone: 'always'},
          validation: {phone: {required: 'always'}},
          defaultValues: {address},
        },
      ],
    );
  });
});
