import {faultDefinitions, type FaultName} from './faults.js';

/** Where Stripe.js comes from, as far as the tag knows. */
const STRIPE_JS_URL = 'https://js.stripe.com/endive/stripe.js';
const TIMEOUT_MS = 10_000;

/**
 * Has whoever asks for Stripe.js take a road of the page server's that leads nowhere, as a blocker or a dead line would: a page
 * cannot cut its own network. To be called before the tag asks; the page was served without the offline Stripe's script.
 */
export function closeRoadToStripe(fault: FaultName | undefined): void {
  const effect = fault && faultDefinitions[fault].effect;
  if (effect?.kind !== 'script') return;
  const own = Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src');
  Object.defineProperty(HTMLScriptElement.prototype, 'src', {
    ...own,
    set(this: HTMLScriptElement, url: string) {
      own?.set?.call(this, url === STRIPE_JS_URL ? `/faults/script/${effect.road}` : url);
    },
  });
  if (effect.offline) Object.defineProperty(navigator, 'onLine', {get: () => false});
}

/**
 * Lets this go wrong at the offline Stripe from now on, or nothing. When the page is opened its server has done so already.
 *
 * @throws {Error} when it could not be done.
 */
export async function changeFaultAtStripe(fault: FaultName | undefined): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const response = await fetch(`/faults/stripe/${fault ?? 'none'}`, {method: 'PUT', signal});
  if (!response.ok) throw new Error(`The page server answered ${response.status}.`);
}
