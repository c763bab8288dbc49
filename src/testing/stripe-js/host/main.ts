import type {StripeConstructor, StripeConstructorOptions} from '@stripe/stripe-js';
import {readEnvironment} from './environment.js';
import {createStripe, type SimulatedStripe} from './stripe.js';

/** The release of Stripe.js that is simulated; `@stripe/stripe-js` compares it with its own. */
const VERSION = 'endive';

const environment = readEnvironment();

/** Works with and without `new`, like Stripe's. */
function Stripe(publishableKey: string, options?: StripeConstructorOptions): SimulatedStripe {
  return createStripe(environment, publishableKey, options);
}

const constructor: StripeConstructor & {version: string} = Object.assign(Stripe, {version: VERSION});
// A second copy of the script changes nothing: elements of the first one stay what they are.
window.Stripe ??= constructor;
