import type {Context} from 'hono';
import {createMiddleware} from 'hono/factory';
import {countHit} from '../store/rate-limits.js';
import type {Database} from '../store/database.js';
import {addressOf} from './address.js';
import {ApiError} from './api-error.js';
import type {AppEnv} from './context.js';

/** So many requests in a window of so many seconds. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** What stands in the way of those who try stolen cards and passwords. */
export interface RateLimits {
  /** Requests that save or charge a card, by organization. */
  readonly cardsPerOrg: Rate;
  /** The same, by the address they come from. */
  readonly cardsPerAddress: Rate;
  /** Sign-ins, by address. */
  readonly signInsPerAddress: Rate;
}

/** Generous: for a demo, with tests that save card after card. */
export const defaultRateLimits: RateLimits = {
  cardsPerOrg: {requests: 600, seconds: 60},
  cardsPerAddress: {requests: 600, seconds: 60},
  signInsPerAddress: {requests: 120, seconds: 60},
};

interface Limiting {
  readonly database: Database;
  readonly rateLimits: RateLimits;
  readonly trustedProxies: number;
}

/** Limits the routes that save or charge a card. Runs once the organization is known, and before anything of Stripe's. */
export function limitCards({database, rateLimits, trustedProxies}: Limiting) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await take(c, database, `org ${c.get('org').id}`, rateLimits.cardsPerOrg);
    await take(c, database, `cards ${addressOf(c, trustedProxies)}`, rateLimits.cardsPerAddress);
    await next();
  });
}

/** Limits the routes on which passwords and refresh tokens can be guessed. */
export function limitSignIns({database, rateLimits, trustedProxies}: Limiting) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await take(c, database, `sign-in ${addressOf(c, trustedProxies)}`, rateLimits.signInsPerAddress);
    await next();
  });
}

async function take(c: Context<AppEnv>, database: Database, bucket: string, rate: Rate): Promise<void> {
  const {hits, secondsLeft} = await countHit(database, bucket, rate.seconds);
  if (hits <= rate.requests) return;
  // Once a window: an alarm can be set on it, and a flood does not fill the log.
  if (hits === rate.requests + 1) c.get('log').warn({bucket}, 'rate limit reached');
  throw new ApiError('rate-limited', 'Too many requests. Try again later.', {retryAfterSeconds: secondsLeft});
}
