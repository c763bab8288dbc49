import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {bringsStripeJs} from '../../src/stripe/stripe-js.js';

const origin = 'https://js.stripe.com';

describe('A script tag of the page', () => {
  for (const [src, type, brings] of [
    [`${origin}/endive/stripe.js`, '', true],
    [`${origin}/v3/`, 'text/javascript', true],
    [`${origin}/v3`, 'module', true],
    [`${origin}/basil/stripe.js?advancedFraudSignals=false`, '', true],
    [`${origin}/v3/buy-button.js`, '', false],
    [`${origin}/v3/pricing-table.js`, '', false],
    [`${origin}/v3/`, 'text/plain', false],
    ['https://js.stripe.com.example/v3/', '', false],
    ['https://shop.example/stripe.js', '', false],
  ] as const) {
    it(`${brings ? 'brings' : 'does not bring'} Stripe.js: ${src} ${type}`, () => {
      assert.equal(bringsStripeJs({src, type}), brings);
    });
  }
});
