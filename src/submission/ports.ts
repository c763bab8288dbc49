import type {Credential} from './credential.js';
import type {Sum, Warning} from './ending.js';
import type {Failure} from './failure.js';

/**
 * What one attempt needs of the world. Made anew when an attempt starts, from the configuration of that moment, so that an
 * attribute that changes in the middle changes nothing of what was agreed to.
 */
export interface Ports {
  /** Id of the attempt, unique in the world: it is the idempotency key too. */
  readonly attempt: string;
  readonly fields: Fields;
  readonly endpoint: OrgEndpoint;
  readonly journal: Journal;
  readonly authenticator: Authenticator;
  readonly clock: Clock;
  /** Uniform in [0, 1), for the jitter of repeats. */
  readonly random: () => number;
  /** `false` only when the browser is sure that there is no line. */
  readonly isOnline: () => boolean;
  /** Asks the host page whether the attempt may go on; a `Failure` is a veto with a reason. */
  readonly askToStart: (signal: AbortSignal) => Promise<'go' | 'canceled' | Failure>;
}

/** The card fields and the consent. */
export interface Fields {
  /** Everything that the person still has to mend, in the order of the form; empty when complete. */
  readonly validate: () => readonly Failure[];
  /** Turns the card into a credential. Nothing is saved by that. */
  readonly createCredential: (signal: AbortSignal) => Promise<Credential | Failure>;
}

/** The org's API, spoken by a contract. */
export interface OrgEndpoint {
  /** Builds the request, and lets the host page amend, answer or cancel it. */
  readonly prepare: (
    credential: Credential,
    attempt: string,
  ) => Promise<PreparedRequest | 'canceled' | Failure>;
  /** Whether the same request may be sent again when it is open whether the last one arrived. */
  readonly repeatIsSafe: boolean;
  /** Whether a repeat gets the very answer of the first one, because it carries an idempotency key. */
  readonly replays: boolean;
  /** How to find out what became of a request without an answer. */
  readonly reconciliation: Reconciliation;
  /** A new try to find out begins, maybe much later: the sign-in may be asked for again. */
  readonly renew: () => void;
  /** Makes the card the default; absent where that is not asked for. `false`: it could not be done. */
  readonly makeDefault?: (credential: Credential) => Promise<boolean>;
}

/** A request that is ready to be sent, once or more, always the same. */
export interface PreparedRequest {
  /** @param within milliseconds that this sending may take at most; it has a limit of its own as well */
  readonly send: (within: number) => Promise<Reply>;
  /** The host page sends it by itself, and has begun: too late to give the attempt up. */
  readonly isUnderWay?: boolean;
}

/** What came of one sending. */
export type Reply =
  /** The endpoint says that it is done; with a client secret, the intent must still be brought to its end. */
  | {readonly kind: 'accepted'; readonly clientSecret?: string}
  /** The endpoint says that it is not done. */
  | {
      readonly kind: 'refused';
      readonly failure: Failure;
      readonly repeat?: Repeat;
    }
  /** No answer, or one that does not tell whether it is done. `mayStillArrive`: the endpoint may not have begun yet. */
  | {
      readonly kind: 'unclear';
      readonly failure: Failure;
      readonly mayStillArrive: boolean;
      readonly repeat?: Repeat;
    };

/** Present on a reply when trying again may help. */
export interface Repeat {
  /** Milliseconds that the endpoint asks to wait (`Retry-After`). */
  readonly afterMs?: number;
}

/**
 * How a lost answer is cleared up.
 * `look-up`: the API lists what the org holds. `repeat`: the request is idempotent, its next answer is the truth.
 * `nothing-happened`: without our next step nothing comes of the request. `none`: there is no way to tell.
 */
export type Reconciliation =
  | {
      readonly kind: 'look-up';
      readonly holds: (credential: Credential) => Promise<boolean | 'unclear'>;
    }
  | {readonly kind: 'repeat'}
  | {readonly kind: 'nothing-happened'}
  | {readonly kind: 'none'};

/** Remembers, over a reload of the page, what was sent and what became of it is not known yet. */
export interface Journal {
  /** Before the first send, and again when more is known. */
  readonly write: (entry: JournalEntry) => void;
  /** Tells other tabs that this page is at the attempt. `false` while a page in another tab is at this attempt, and what is remembered is a copy of how it once stood. */
  readonly claim: () => Promise<boolean>;
  /** What became of it is known, or nobody wants to know any more. */
  readonly erase: () => void;
}

/** What is needed to find out later. No client secret, and nothing of the card that could be read out of it. */
export interface JournalEntry {
  readonly credential: Pick<Credential, 'type' | 'id' | 'cardId' | 'cardMark'>;
  /** Id of the intent that came back, without its secret. */
  readonly intent?: string;
  /** Whether the server confirms, or the browser began to: "the endpoint only created it" does not hold then. */
  readonly mayBeConfirmed: boolean;
}

/** Drives a client secret to its end. */
export interface Authenticator {
  readonly authenticate: (
    clientSecret: string,
    credential: Credential,
    onChallenge: () => void,
  ) => Promise<Authentication>;
  /**
   * Reads where the intent stands, and takes up a challenge that is still open; never confirms anything. Without `onChallenge`
   * nobody is there for a challenge: an open one is then `unclear`.
   */
  readonly resume: (clientSecret: string, onChallenge?: () => void) => Promise<Authentication | Unconfirmed>;
}

/** What an intent tells of itself. */
export interface Paid {
  readonly paymentMethod?: string;
  readonly sum?: Sum;
}

/** What became of an intent. */
export type Authentication =
  | {
      readonly kind: 'succeeded';
      readonly warnings: readonly Warning[];
      readonly paid?: Paid;
    }
  | {readonly kind: 'failed'; readonly failure: Failure}
  | {readonly kind: 'unclear'; readonly failure: Failure};

/** The intent waits to be confirmed; a confirmation of ours that got no answer may still be on its way. */
export interface Unconfirmed {
  readonly kind: 'unconfirmed';
}

/** Time, so that tests own it. */
export interface Clock {
  /** Milliseconds; only differences matter. */
  readonly now: () => number;
  /** Ends early once `signal` is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}
