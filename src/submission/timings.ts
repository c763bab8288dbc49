import type {Step} from './machine.js';

/** Milliseconds spent in each step of an attempt, what came back to it later included. */
export type Timings = Readonly<Partial<Record<Step, number>>>;

/** Adds up the time of each step. */
export class Stopwatch {
  readonly #spent: Partial<Record<Step, number>>;
  #since: number;

  constructor(
    private readonly now: () => number,
    private step: Step,
    before: Timings = {},
  ) {
    this.#spent = {...before};
    this.#since = now();
  }

  reach(step: Step): void {
    this.#add();
    this.step = step;
  }

  /** What was spent up to now. */
  get timings(): Timings {
    this.#add();
    return {...this.#spent};
  }

  #add(): void {
    const now = this.now();
    this.#spent[this.step] = (this.#spent[this.step] ?? 0) + now - this.#since;
    this.#since = now;
  }
}
