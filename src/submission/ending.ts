import type {Credential} from './credential.js';
import type {Failure} from './failure.js';

/** Remarks on a success: the card is saved, and something beside that is not as asked. */
export type Warning = 'not-made-default' | 'payment-processing';

/** Why nothing was done. */
export type CancelReason =
  'submit-canceled' | 'request-canceled' | 'disabled' | 'disconnected' | 'reset' | 'reconfigured';

/** An amount in the currency's smallest unit. */
export interface Sum {
  readonly amount: number;
  /** ISO 4217, in lower case. */
  readonly currency: string;
}

/** How an attempt can end. There is no fifth way. */
export type Ending =
  | {
      readonly status: 'attached';
      readonly credential: Credential;
      readonly warnings: readonly Warning[];
      /** What was paid, where only the intent could tell. */
      readonly sum?: Sum;
    }
  | {
      readonly status: 'failed';
      readonly failures: readonly [Failure, ...Failure[]];
    }
  | {readonly status: 'unknown'; readonly failure: Failure}
  | {readonly status: 'canceled'; readonly reason: CancelReason};

/** The ending for what is known not to have happened. */
export function failed(...failures: readonly [Failure, ...Failure[]]): Ending {
  return {status: 'failed', failures};
}

/** The ending for an attempt that was given up before anything was sent. */
export function canceled(reason: CancelReason): Ending {
  return {status: 'canceled', reason};
}
