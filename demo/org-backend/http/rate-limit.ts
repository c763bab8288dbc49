import {createHash} from 'node:crypto';
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
  /** Requests that only read cards or choose among them, by user: each costs calls of Stripe's, which all organizations share. */
  readonly readsPerUser: Rate;
  /** Sign-ins, by address. */
  readonly signInsPerAddress: Rate;
  /** The same, by the account that somebody wants to sign in to, from wherever. */
  readonly signInsPerAccount: Rate;
}

/** Generous: for a demo, with tests that save card after card. */
export const defaultRateLimits: RateLimits = {
  cardsPerOrg: {requests: 600, seconds: 60},
  cardsPerAddress: {requests: 600, seconds: 60},
  readsPerUser: {requests: 1200, seconds: 60},
  signInsPerAddress: {requests: 120, seconds: 60},
  signInsPerAccount: {requests: 60, seconds: 600},
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

/** Limits the routes that ask Stripe without saving or charging a card. */
export function limitReads({database, rateLimits}: Limiting) {
  return createMiddleware<AppEnv>(async (c, next) => {
    await take(c, database, `reads ${c.get('caller').id}`, rateLimits.readsPerUser);
    await next();
  });
}

/** Limits the guesses at one account's password. The store gets no address to read. */
export async function limitAccount(
  c: Context<AppEnv>,
  {database, rateLimits}: Limiting,
  email: string,
): Promise<void> {
  const account = createHash('sha256').update(email.toLowerCase()).digest('hex');
  await take(c, database, `account ${account}`, rateLimits.signInsPerAccount);
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
