/** A frame that stays silent while others of the page begin to work is blocked after all, at the latest after that many limits. */
const MOST_LIMITS = 5;

let signs = 0;

/** One of Stripe's frames on this page has begun to work. */
export function giveSign(): void {
  signs += 1;
}

/**
 * Calls back when no frame of Stripe's has begun to work for a while: a page that has a hundred of them at once is busy, not blocked.
 * Returns what ends the wait.
 * @param limit milliseconds
 */
export function whenSilent(limit: number, tell: () => void, limits = MOST_LIMITS): () => void {
  const heard = signs;
  const timer = setTimeout(() => {
    if (signs === heard || limits === 1) tell();
    else end = whenSilent(limit, tell, limits - 1);
  }, limit);
  let end = (): void => {
    clearTimeout(timer);
  };
  return () => {
    end();
  };
}
