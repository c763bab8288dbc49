/** Time that passes only when everything else has come to rest. */
export class VirtualTime {
  #now = 0;
  #timers: {readonly at: number; readonly run: () => void}[] = [];

  now = (): number => this.#now;

  sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      this.after(ms, resolve);
      signal?.addEventListener('abort', () => {
        resolve();
      });
    });

  after(ms: number, run: () => void): void {
    this.#timers.push({at: this.#now + ms, run});
    this.#timers.sort((one, other) => one.at - other.at);
  }

  /** Lets everything happen that is due within `ms`, in order. */
  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    await rest();
    while (this.#timers[0] && this.#timers[0].at <= until) {
      const timer = this.#timers.shift();
      this.#now = timer?.at ?? this.#now;
      timer?.run();
      await rest();
    }
    this.#now = until;
  }
}

/** Until no promise has anything left to do. */
function rest(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
