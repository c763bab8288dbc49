import {Hono} from 'hono';

/** Stripe.js and the pages of its frames. */
export function createPages(): Hono {
  return new Hono();
}
