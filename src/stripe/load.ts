import type {Stripe, StripeConstructor, StripeElementLocale} from '@stripe/stripe-js';
import type {ErrorCode} from '../submission/codes.js';
import {createEarlyFailure} from '../submission/early-failure.js';
import type {Failure} from '../submission/failure.js';
import {bringStripeJs} from './stripe-js.js';

/** Name and version that Stripe sees this library under. */
const APP_INFO = {name: 'payment-method-form', version: '0.1.0'};

/** The release of Stripe.js that `@stripe/stripe-js` brings. */
const RELEASE = 'endive';

/** What makes two forms share one Stripe instance: each instance adds hidden frames to the page. */
export interface StripeIdentity {
  readonly publishableKey: string;
  readonly stripeAccount?: string;
}

/** An instance speaks one language in what it tells of a card. */
type SpokenIdentity = StripeIdentity & {readonly locale: string};

const instances = new Map<string, Promise<Stripe>>();

/**
 * The page's Stripe instance for a key, account and language. It is kept for as long as the page lives, since Stripe.js has no way to
 * end one: the next form gets the same, and no further hidden frames. Loads Stripe.js when the page has not done so.
 * Rejects with a `LoadError`; the next call then tries again.
 */
export function getStripe(identity: SpokenIdentity): Promise<Stripe> {
  const key = keyOf(identity);
  const known = instances.get(key);
  if (known) return known;
  const loading = load(identity);
  instances.set(key, loading);
  loading.catch(() => instances.delete(key));
  return loading;
}

/** Has the next form get a new instance: the hidden frames of this one may be dead as the visible ones are. */
export function dropStripe(identity: SpokenIdentity): void {
  instances.delete(keyOf(identity));
}

function keyOf({publishableKey, stripeAccount, locale}: SpokenIdentity): string {
  return `${publishableKey} ${stripeAccount ?? ''} ${locale}`;
}

/** Stripe.js did not come, or does not work on this page. */
export class LoadError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code, {cause: failure.cause});
  }
}

async function load({publishableKey, stripeAccount, locale}: SpokenIdentity): Promise<Stripe> {
  const trouble = await bringStripeJs();
  if (trouble) throw loadError(`load-${trouble.reason}`, 'directive' in trouble ? trouble : {});
  try {
    const stripe = createStripe(publishableKey, {
      locale: locale as StripeElementLocale,
      ...(stripeAccount !== undefined && {stripeAccount}),
    });
    if (!stripe) throw loadError('stripe-not-available');
    warnOfOtherVersion();
    stripe.registerAppInfo(APP_INFO);
    return stripe;
  } catch (cause) {
    throw cause instanceof LoadError ? cause : loadError('load-failed', {cause});
  }
}

/** Another one may not know the options that keep the form to cards: Stripe.js itself says so with test keys only. */
function warnOfOtherVersion(): void {
  const {version} = (globalThis as {Stripe?: {version?: unknown}}).Stripe ?? {};
  if (version !== RELEASE)
    console.warn(
      `<payment-method-form> wrong-version: this page has Stripe.js ${String(version)}, not ${RELEASE}.`,
    );
}

/**
 * What `@stripe/stripe-js` does once Stripe.js is there is no more than this, and its loader would have to be waited for. What
 * stands in for Stripe.js on a page, as of a tool that asks for consent, may give nothing.
 */
function createStripe(...args: Parameters<StripeConstructor>): Stripe | undefined {
  return (globalThis as unknown as {readonly Stripe: StripeConstructor}).Stripe(...args);
}

function loadError(
  code: ErrorCode,
  {cause, directive}: {readonly cause?: unknown; readonly directive?: string} = {},
): LoadError {
  return new LoadError(
    directive === undefined
      ? createEarlyFailure('load', code, cause === undefined ? {} : {cause})
      : forbidden(directive),
  );
}

/** What the page's own Content Security Policy keeps away. */
export function forbidden(directive: string): Failure {
  return createEarlyFailure('load', 'load-forbidden', {values: {directive}, retry: 'none'});
}
