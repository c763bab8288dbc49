/** Where this copy of the script came from, and so where its frames and API are. */
export interface Environment {
  /** Origin of the frames. */
  readonly origin: string;
  readonly apiUrl: string;
  /** What `Stripe.version` says: the release that the script was asked for as, 3 for the oldest. */
  readonly version: string | 3;
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
  const {origin, pathname} = new URL(script.src);
  const [, release = ''] = pathname.split('/');
  return {
    origin,
    apiUrl: origin === STRIPE_ORIGIN ? STRIPE_API : origin,
    version: release === 'v3' ? 3 : release,
  };
}
