/** A promise that is settled from outside. A rejection that nobody waits for is no unhandled one. */
export class Deferred {
  readonly promise: Promise<void>;
  #settled = false;
  #resolve!: () => void;
  #reject!: (error: Error) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.promise.catch(() => undefined);
  }

  get settled(): boolean {
    return this.#settled;
  }

  resolve(): void {
    this.#settled = true;
    this.#resolve();
  }

  reject(error: Error): void {
    this.#settled = true;
    this.#reject(error);
  }
}
