import type {StripeConstructor} from '@stripe/stripe-js';
import {save, tellSaved} from './save.js';

// What a page does that uses Stripe.js by hand: the limit for all that take a card in one line.

const stripe = (window as unknown as {Stripe: StripeConstructor}).Stripe(window.benchKey);

/** Puts Stripe's field into the form's box; what it gives takes it out again. */
export function mount(form: Element): () => void {
  const card = stripe.elements().create('card', {hidePostalCode: true});
  const box = form.querySelector('div');
  if (box) card.mount(box);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void stripe.createToken(card).then(async ({token}) => {
      if (token) tellSaved(form, await save(token.id));
    });
  });
  return () => {
    card.destroy();
  };
}

const form = document.querySelector('form');
if (form) mount(form);
