import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Stripe, StripeElements} from '@stripe/stripe-js';
import {cardElements} from '../../src/stripe/card-elements.js';
import {updateGroup} from '../../src/stripe/elements-kind.js';
import type {FieldsLook, FieldsSetup} from '../../src/stripe/fields-setup.js';
import {paymentElements} from '../../src/stripe/payment-elements.js';

const look: FieldsLook = {locale: 'en', style: {}, disabled: false};

describe('A group of Stripe’s elements', () => {
  const optionsOf = (setup: FieldsSetup, more: Partial<FieldsLook> = {}): unknown => {
    const given: unknown[] = [];
    const stripe = {elements: (options: unknown) => given.push(options)} as unknown as Stripe;
    const kind = setup.layout === 'payment' ? paymentElements : cardElements;
    kind.createGroup(stripe, setup, {...look, ...more});
    return given[0];
  };

  it('is told how the server makes its intents', () => {
    const setup = {layout: 'payment', setupFutureUsage: 'off_session', captureMethod: 'manual'} as const;
    assert.deepEqual(optionsOf(setup, {amount: 100, currency: 'usd'}), {
      ...{mode: 'payment', amount: 100, currency: 'usd', locale: 'en', allowedPaymentMethodTypes: ['card']},
      ...{setupFutureUsage: 'off_session', captureMethod: 'manual'},
    });
    assert.deepEqual(optionsOf({layout: 'payment', makesPaymentMethod: true}), {
      ...{mode: 'setup', locale: 'en', allowedPaymentMethodTypes: ['card']},
      paymentMethodCreation: 'manual',
    });
  });

  it('gets the fonts of the page, where it has any', () => {
    const fonts = [{cssSrc: 'https://shop.example/fonts.css'}];
    assert.deepEqual(optionsOf({layout: 'split'}, {fonts}), {locale: 'en', fonts});
    assert.deepEqual(optionsOf({layout: 'split'}, {fonts: []}), {locale: 'en'});
  });

  const refusals = {
    throws: () => {
      throw new Error('No such option.');
    },
    rejects: () => Promise.reject(new Error('No such option.')),
  };
  for (const [name, update] of Object.entries(refusals)) {
    it(`stays as it was where Stripe ${name}, and the console tells`, async ({mock}) => {
      const warn = mock.method(console, 'warn', () => undefined);
      updateGroup({update} as unknown as StripeElements, {locale: 'de'});
      await new Promise(setImmediate);
      assert.match(String(warn.mock.calls[0]?.arguments[1]), /No such option/);
    });
  }
});
