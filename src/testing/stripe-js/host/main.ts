import type {StripeConstructor, StripeConstructorOptions} from '@stripe/stripe-js';
import {readEnvironment, type Environment} from './environment.js';
import {createStripe, type SimulatedStripe} from './stripe.js';

const environment = readEnvironment();

/** Works with and without `new`, like Stripe's. */
function Stripe(publishableKey: string, options?: StripeConstructorOptions): SimulatedStripe {
  return createStripe(environment, publishableKey, options);
}

const constructor: StripeConstructor & Pick<Environment, 'version'> = Object.assign(Stripe, {
  version: environment.version,
});
// A second copy of the script changes nothing: elements of the first one stay what they are.
window.Stripe ??= constructor;
