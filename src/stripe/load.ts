import type {Stripe} from '@stripe/stripe-js';
import type {ErrorCode} from '../submission/codes.js';
import {createFailure, type Failure} from '../submission/failure.js';

/** Name and version that Stripe sees this library under. */
const APP_INFO = {name: 'payment-method-form', version: '0.1.0'};
/** Milliseconds for Stripe.js to arrive, and how often it is tried. */
const TIME_LIMIT = 10_000;
const TRIES = 2;

/** What makes two forms share one Stripe instance: each instance adds hidden frames to the page. */
export interface StripeIdentity {
  readonly publishableKey: string;
  readonly stripeAccount?: string;
}

const instances = new Map<string, Promise<Stripe>>();

/**
 * The page's Stripe instance for a key and account. Loads Stripe.js when the page has not done so.
 * Rejects with a `LoadError`; the next call then tries again.
 */
export function getStripe(identity: StripeIdentity): Promise<Stripe> {
  const key = `${identity.publishableKey} ${identity.stripeAccount ?? ''}`;
  const known = instances.get(key);
  if (known) return known;
  const loading = load(identity);
  instances.set(key, loading);
  loading.catch(() => instances.delete(key));
  return loading;
}

/** Stripe.js did not come, or does not work on this page. */
export class LoadError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code, {cause: failure.cause});
  }
}

async function load({publishableKey, stripeAccount}: StripeIdentity): Promise<Stripe> {
  // Imported here because the module cannot be imported where there is no browser.
  const {loadStripe} = await import('@stripe/stripe-js/pure');
  try {
    const options = stripeAccount === undefined ? undefined : {stripeAccount};
    const stripe = await withTimeLimit(() => loadStripe(publishableKey, options));
    if (!stripe) throw loadError('stripe-not-available');
    stripe.registerAppInfo(APP_INFO);
    return stripe;
  } catch (cause) {
    throw cause instanceof LoadError
      ? cause
      : loadError(navigator.onLine ? 'load-failed' : 'load-offline', cause);
  }
}

/**
 * A script tag that failed before `loadStripe` was called never tells, and one that hangs tells too late: either would be waited
 * for without end. An `error` event on the tag is what makes `loadStripe` bring a new one, and give up after the second.
 */
async function withTimeLimit<T>(start: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const result = await Promise.race([start(), afterTimeLimit()]);
    if (result !== TIMED_OUT) return result;
    const scripts = [...document.querySelectorAll('script[src^="https://js.stripe.com/"]')];
    for (const script of scripts) script.dispatchEvent(new Event('error'));
  }
  throw loadError('load-timeout');
}

const TIMED_OUT = Symbol('timed out');

function afterTimeLimit(): Promise<typeof TIMED_OUT> {
  return new Promise((resolve) => {
    setTimeout(resolve, TIME_LIMIT, TIMED_OUT);
  });
}

function loadError(code: ErrorCode, cause?: unknown): LoadError {
  return new LoadError(createFailure('load', code, cause === undefined ? {} : {cause}));
}
