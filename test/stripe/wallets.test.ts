import assert from 'node:assert/strict';
import {it} from 'node:test';
import type {Stripe} from '@stripe/stripe-js';
import {Wallets} from '../../src/stripe/wallets.js';

it('Wallets can come and go while the form is there', () => {
  const handlers = new Map<string, (event: unknown) => void>();
  const element = {
    on: (type: string, handler: (event: unknown) => void) => handlers.set(type, handler),
    mount: () => undefined,
  };
  const stripe = {elements: () => ({create: () => element})} as unknown as Stripe;
  const told: boolean[] = [];
  const wallets: Wallets = new Wallets(
    stripe,
    {layout: 'split'},
    {locale: 'en', style: {}, disabled: false},
    {} as HTMLElement,
    {
      onAvailable: () => told.push(wallets.isAvailable),
      mayStart: () => true,
      pay: () => Promise.resolve(true),
    },
  );
  handlers.get('ready')?.({availablePaymentMethods: undefined});
  handlers.get('availablepaymentmethodschange')?.({paymentMethods: {applePay: {available: true}}});
  handlers.get('availablepaymentmethodschange')?.({paymentMethods: {applePay: {available: false}}});
  handlers.get('availablepaymentmethodschange')?.({paymentMethods: undefined});
  assert.deepEqual(told, [false, true, false, false]);
});
