import type {PaymentMethodFormError} from './errors.js';
import type {CardSummary} from './submission/credential.js';
import type {CancelReason, Ending, Warning} from './submission/ending.js';
import type {Failure} from './submission/failure.js';
import type {Timings} from './submission/timings.js';

export type {CancelReason, CardSummary, Timings, Warning};

/**
 * How an attempt ended, as the host page sees it.
 *
 * - `attached`: the endpoint confirmed it, and the authentication that it asked for was passed.
 * - `failed`: it is known that nothing was saved or charged.
 * - `unknown`: it may have been; call `reconcile()`, and do not ask for the card again before that.
 * - `canceled`: given up before anything was sent.
 */
export type Outcome = {
  /** Milliseconds that each step took, for the host page's own telemetry; what came back to the attempt later included. */
  readonly timings: Timings;
} & (
  | {
      readonly status: 'attached';
      /** Id of the token or payment method that the endpoint took. */
      readonly credential: string;
      readonly card: CardSummary | undefined;
      readonly warnings: readonly Warning[];
    }
  | {readonly status: 'failed'; readonly error: PaymentMethodFormError}
  | {readonly status: 'unknown'; readonly error: PaymentMethodFormError}
  | {readonly status: 'canceled'; readonly reason: CancelReason}
);

/** Outcomes of endings: always the same object, and the same promise, for the same one. */
export class Outcomes {
  readonly #outcomes = new WeakMap<Ending, Outcome>();
  readonly #promises = new WeakMap<Promise<Ending>, Promise<Outcome>>();

  /** @param toError in the language of the moment */
  constructor(
    private readonly toError: (failure: Failure) => PaymentMethodFormError,
    private readonly timingsOf: (ending: Ending) => Timings,
  ) {}

  of(ending: Ending): Outcome {
    const known = this.#outcomes.get(ending) ?? toOutcome(ending, this.timingsOf(ending), this.toError);
    this.#outcomes.set(ending, known);
    return known;
  }

  promiseOf(ending: Promise<Ending>): Promise<Outcome> {
    const known = this.#promises.get(ending) ?? ending.then((value) => this.of(value));
    this.#promises.set(ending, known);
    return known;
  }
}

function toOutcome(
  ending: Ending,
  timings: Timings,
  toError: (failure: Failure) => PaymentMethodFormError,
): Outcome {
  switch (ending.status) {
    case 'attached': {
      const {credential, warnings} = ending;
      return {status: 'attached', credential: credential.id, card: credential.card, warnings, timings};
    }
    case 'failed':
      return {status: 'failed', error: toError(ending.failures[0]), timings};
    case 'unknown':
      return {status: 'unknown', error: toError(ending.failure), timings};
    case 'canceled':
      return {...ending, timings};
  }
}
