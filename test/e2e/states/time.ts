declare global {
  interface Window {
    /** Has everything run that waits for no more than that many milliseconds since they last passed. */
    passTime(milliseconds: number): void;
  }
}

/**
 * For a page that is still to come: what waits there for a second or more waits until the test lets time pass. A state that
 * changes by itself can be looked at for as long as that takes; all that is quick goes on.
 */
export function holdTime(): void {
  if (window !== window.top) return;
  const [start, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
  const waiting = new Map<number, {readonly due: number; readonly run: () => void}>();
  let now = 0;
  let last = 2 ** 30;
  const clock = performance.now.bind(performance);
  performance.now = () => clock() + now;
  const hold = (handler: TimerHandler, delay = 0, ...args: unknown[]): number => {
    if (delay < 1000 || typeof handler !== 'function') return start(handler, delay, ...args);
    last += 1;
    const run = (handler as (...values: unknown[]) => void).bind(window, ...args);
    waiting.set(last, {due: now + delay, run});
    return last;
  };
  window.setTimeout = hold as typeof window.setTimeout;
  window.clearTimeout = (id) => {
    if (typeof id !== 'number' || !waiting.delete(id)) clear(id);
  };
  window.passTime = (milliseconds) => {
    now += milliseconds;
    for (const [id, {due, run}] of [...waiting]) {
      if (due > now || !waiting.delete(id)) continue;
      run();
    }
  };
}
