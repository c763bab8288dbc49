import {within} from './waiting.js';

/** As of the entry that the journal keeps of an attempt. */
const PREFIX = 'payment-method-form:';
/** Milliseconds for which a lock outlives its attempt: a tab that was copied in the middle of it may still be loading. */
const GRACE = 30_000;
/** Milliseconds that the browser may take to say whether a lock is free. */
const ANSWER_LIMIT = 3_000;

/** The attempts that this page is at, with what lets go of each. */
const held = new Map<string, () => void>();
const wanted = new Set<string>();

/**
 * Tells all tabs that this page is at an attempt: whoever duplicates a tab copies what its `sessionStorage` remembers. The
 * browser lets go when the page goes.
 * @returns `false` while a page in another tab is at it, or that cannot be told; `true` also where the browser has no locks
 */
export async function holdAttempt(attempt: string): Promise<boolean> {
  wanted.add(attempt);
  if (held.has(attempt) || !('locks' in navigator)) return true;
  try {
    return await within(request(attempt), ANSWER_LIMIT);
  } catch (error) {
    // A document of an opaque origin may not use locks, and shares no storage either.
    return error instanceof DOMException && error.name === 'SecurityError';
  }
}

/** The attempt is over. */
export function releaseAttempt(attempt: string): void {
  setTimeout(() => {
    wanted.delete(attempt);
    held.get(attempt)?.();
    held.delete(attempt);
  }, GRACE);
}

function request(attempt: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null): Promise<void> | undefined => {
      const mine = held.has(attempt);
      resolve(lock !== null || mine);
      if (!lock || mine || !wanted.has(attempt)) return undefined;
      return new Promise((release) => held.set(attempt, release));
    };
    navigator.locks.request(PREFIX + attempt, {ifAvailable: true}, hold).catch(reject);
  });
}
