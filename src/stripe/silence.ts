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
  const latest = performance.now() + MOST_LIMITS * limit;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (duration: number): void => {
    timer = setTimeout(() => {
      const left = Math.min(lastSign + limit, latest) - performance.now();
      if (left > 0) wait(left);
      else tell();
    }, duration);
  };
  wait(limit);
  return () => {
    clearTimeout(timer);
  };
}
