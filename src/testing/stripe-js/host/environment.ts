/** Where this copy of the script came from, and so where its frames and API are. */
export interface Environment {
  /** Origin of the frames. */
  readonly origin: string;
  readonly apiUrl: string;
}

const STRIPE_ORIGIN = 'https://js.stripe.com';
const STRIPE_API = 'https://api.stripe.com';

/**
 * The origin of the running script. A script that a test serves in the place of Stripe's own finds the API in the place
 * of Stripe's, too.
 */
export function readEnvironment(): Environment {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement) || script.src === '') {
    throw new Error('The Stripe simulator must be loaded by a script tag from its own origin.');
  }
  const {origin} = new URL(script.src);
  return {origin, apiUrl: origin === STRIPE_ORIGIN ? STRIPE_API : origin};
}
