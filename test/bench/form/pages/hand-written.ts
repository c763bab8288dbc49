import type {StripeConstructor} from '@stripe/stripe-js';
import {save, tellSaved} from './save.js';

// What a page does that uses Stripe.js by hand: the limit for all others.

const stripe = (window as unknown as {Stripe: StripeConstructor}).Stripe(window.benchKey);
const elements = stripe.elements();
const number = elements.create('cardNumber');
number.mount('#number');
elements.create('cardExpiry').mount('#expiry');
elements.create('cardCvc').mount('#cvc');

const form = document.querySelector('form');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void stripe.createToken(number).then(async ({token}) => {
    if (token) tellSaved(form, await save(token.id));
  });
});
