import {PolicyWatch} from './policy-watch.js';

/** The only address that Stripe.js may come from: that of the release which `@stripe/stripe-js` is made for. */
export const STRIPE_JS_URL = 'https://js.stripe.com/endive/stripe.js';

/** Milliseconds for one try. */
const TIME_LIMIT = 10_000;
/** Milliseconds before the second and the third try. */
const WAITS = [500, 1_500] as const;
/** Milliseconds for a tag of the page's once the page is loaded: one that failed before anybody listened never tells. */
const GRACE = 3_000;

/** Why Stripe.js did not come. */
export type ScriptTrouble =
  | {readonly reason: 'blocked'; readonly directive?: string}
  | {readonly reason: 'offline' | 'timeout' | 'failed'};

/** What one try came to. */
type Result = 'loaded' | 'error' | 'timeout' | 'forbidden';

let bringing: Promise<ScriptTrouble | undefined> | undefined;

/**
 * Has `window.Stripe` there, for all forms of the page at once: takes what the page has loaded or is loading, else brings it.
 * Resolves to what kept it away, if anything; the next call then tries again.
 */
export function bringStripeJs(): Promise<ScriptTrouble | undefined> {
  bringing ??= bring().finally(() => {
    bringing = undefined;
  });
  return bringing;
}

async function bring(): Promise<ScriptTrouble | undefined> {
  if (isThere()) return undefined;
  const policy = new PolicyWatch();
  try {
    const tag = [...document.scripts].find(bringsStripeJs);
    if (tag && (await whenPagesTagIsDone(tag, policy))) return undefined;
    for (const wait of [...WAITS, undefined]) {
      const result = await tryOnce(policy);
      if (result === 'loaded') return isThere() ? undefined : {reason: 'failed'};
      if (result === 'forbidden') return {reason: 'blocked', ...policy.directive};
      if (result === 'timeout') return {reason: 'timeout'};
      if (!navigator.onLine) return {reason: 'offline'};
      if (wait !== undefined) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return {reason: 'blocked'};
  } finally {
    policy.end();
  }
}

/** Stripe has other scripts at the same place, and a page may keep one from running until there is consent. */
export function bringsStripeJs({src, type}: Pick<HTMLScriptElement, 'src' | 'type'>): boolean {
  return (
    /^https:\/\/js\.stripe\.com\/(v\d+\/?|([\w.-]+\/)?stripe\.js)([?#]|$)/.test(src) &&
    /^(module|.*javascript)?$/.test(type)
  );
}

/** Whether the page's own tag has brought it. A tag that is dead, or will not tell, is taken away. */
async function whenPagesTagIsDone(tag: HTMLScriptElement, policy: PolicyWatch): Promise<boolean> {
  const limit = document.readyState === 'complete' ? GRACE : TIME_LIMIT;
  const result = await settled(tag, policy, limit);
  if (result === 'loaded' || isThere()) return isThere();
  tag.remove();
  return false;
}

async function tryOnce(policy: PolicyWatch): Promise<Result> {
  const script = document.createElement('script');
  // A policy with a nonce lets a new script pass only with the same one.
  script.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  try {
    script.src = trusted(STRIPE_JS_URL);
  } catch {
    policy.name('require-trusted-types-for');
    return 'forbidden';
  }
  const result = settled(script, policy, TIME_LIMIT);
  document.head.append(script);
  if ((await result) !== 'loaded') script.remove();
  return result;
}

function settled(script: HTMLScriptElement, policy: PolicyWatch, limit: number): Promise<Result> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, limit, 'timeout');
    const settle = (result: Result): void => {
      clearTimeout(timer);
      resolve(result);
    };
    script.addEventListener('load', () => {
      settle('loaded');
    });
    script.addEventListener('error', () => {
      // A browser reports a violation in a task of its own, before or after the error.
      setTimeout(() => {
        settle(policy.directive ? 'forbidden' : 'error');
      });
    });
  });
}

const isThere = (): boolean => 'Stripe' in window && typeof window.Stripe === 'function';

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {readonly createScriptURL: (url: string) => string},
  ): {createScriptURL(url: string): string};
}

let createScriptUrl: ((url: string) => string) | undefined;

/** Where Trusted Types are enforced, a policy of ours lets exactly this one address pass; the page must allow its name. */
function trusted(url: string): string {
  createScriptUrl ??= createTrust((window as {trustedTypes?: TrustedTypes}).trustedTypes);
  return createScriptUrl(url);
}

function createTrust(trustedTypes: TrustedTypes | undefined): (url: string) => string {
  const plain = (url: string): string => url;
  if (!trustedTypes) return plain;
  try {
    const policy = trustedTypes.createPolicy('payment-method-form', {
      createScriptURL: (url) => {
        if (url !== STRIPE_JS_URL) throw new TypeError('Only Stripe.js is loaded.');
        return url;
      },
    });
    return (url) => policy.createScriptURL(url);
  } catch {
    // The name is not allowed, or another copy of this script has taken it; without enforcement a string will do.
    return plain;
  }
}
