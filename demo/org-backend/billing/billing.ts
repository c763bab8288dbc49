import type Stripe from 'stripe';
import {ApiError} from '../http/api-error.js';
import type {VerifyCaptcha} from '../http/captcha.js';
import type {Logger} from '../http/log.js';
import type {RateLimits} from '../http/rate-limit.js';
import type {Database} from '../store/database.js';

/** What everything about cards and payments works with. */
export interface Billing {
  readonly stripe: Stripe;
  /** The Stripe account and mode that `stripe` works in, by a name of one's own. */
  readonly account: string;
  readonly database: Database;
  readonly log: Logger;
  readonly now: () => Date;
  /** How many cards an organization may have: those who test stolen numbers try many. */
  readonly maxCards: number;
  /** Seconds after which a request that has given no answer counts as dead, and a repeat of it is worked on. */
  readonly attemptLimit: number;
  /** Seconds that all calls of Stripe's for one request may take together. */
  readonly requestLimit: number;
  readonly rateLimits: RateLimits;
  /** How many proxies of one's own stand in front, each of which adds to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  readonly verifyCaptcha: VerifyCaptcha | undefined;
}

/** The organization that something is done for. */
export interface Org {
  readonly id: string;
  readonly name: string;
}

/** Refuses one card too many. */
export function refuseTooMany(maxCards: number): never {
  throw new ApiError(
    'too-many-cards',
    `An organization may have ${maxCards} cards, and has them. Use one of those.`,
  );
}
