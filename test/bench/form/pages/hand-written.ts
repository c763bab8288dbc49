import type {StripeConstructor} from '@stripe/stripe-js';
import {save, tellSaved} from './save.js';

// What a page does that uses Stripe.js by hand: the limit for all that take a card in three fields.

const stripe = (window as unknown as {Stripe: StripeConstructor}).Stripe(window.benchKey);

/** Puts Stripe's fields into the form's boxes; what it gives takes them out again. */
export function mount(form: Element): () => void {
  const elements = stripe.elements();
  const [number, expiry, cvc] = [
    elements.create('cardNumber'),
    elements.create('cardExpiry'),
    elements.create('cardCvc'),
  ];
  const boxes = form.querySelectorAll('div');
  [number, expiry, cvc].forEach((field, index) => {
    const box = boxes[index];
    if (box) field.mount(box);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void stripe.createToken(number).then(async ({token}) => {
      if (token) tellSaved(form, await save(token.id));
    });
  });
  return () => {
    for (const field of [number, expiry, cvc]) field.destroy();
  };
}

const form = document.querySelector('form');
if (form) mount(form);
