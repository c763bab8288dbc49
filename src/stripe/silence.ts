/** A frame that stays silent while others of the page begin to work is blocked after all, at the latest after that many limits. */
const MOST_LIMITS = 5;

let lastSign = 0;

/** One of Stripe's frames on this page has begun to work. */
export function giveSign(): void {
  lastSign = performance.now();
}

/**
 * Calls back once no frame of Stripe's has begun to work for a while: a page that has a hundred of them at once is busy, not blocked.
 * Returns what ends the wait.
 * @param limit milliseconds
 */
export function whenSilent(limit: number, tell: () => void): () => void {
  // Not told by the clock, which may stand still, as in tests of a page.
  let left = MOST_LIMITS * limit;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (duration: number): void => {
    left -= duration;
    timer = setTimeout(() => {
      const more = Math.min(lastSign + limit - performance.now(), left);
      if (more > 0) wait(more);
      else tell();
    }, duration);
  };
  wait(limit);
  return () => {
    clearTimeout(timer);
  };
}
