/** Milliseconds after which a wait is worth a word, and after which it is long. */
const SOME = 1000;
const LONG = 5000;

/** How long something has been going on, in steps that are worth telling. */
export class Patience {
  #waited: 'no' | 'some' | 'long' = 'no';
  #timers: readonly ReturnType<typeof setTimeout>[] | undefined;

  /** @param onChange called when `waited` changes by itself */
  constructor(private readonly onChange: () => void) {}

  get waited(): 'no' | 'some' | 'long' {
    return this.#waited;
  }

  /** Whether something is going on. */
  set(isWaiting: boolean): void {
    if (isWaiting === (this.#timers !== undefined)) return;
    this.#timers?.forEach(clearTimeout);
    this.#waited = 'no';
    this.#timers = isWaiting ? [this.#tellAfter(SOME, 'some'), this.#tellAfter(LONG, 'long')] : undefined;
  }

  #tellAfter(ms: number, waited: 'some' | 'long'): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#waited = waited;
      this.onChange();
    }, ms);
  }
}
