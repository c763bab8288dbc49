import {createMiddleware} from 'hono/factory';
import {findBearer, isKnownApiKey, type BearerOwner} from '../store/identities.js';
import type {Database} from '../store/database.js';
import {ApiError} from './api-error.js';
import type {AppEnv} from './context.js';

/** RFC 6750: the scheme in any case, one space or more, and a token of these characters. */
const bearerHeader = /^Bearer +([A-Za-z0-9._~+/=-]{1,2048})$/i;
const apiKeyHeader = /^(browser|ios|android) ([\w.-]{1,128}) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** Requires a bearer that is known, not expired, and of an active account. */
export function requireBearer(database: Database, now: () => Date) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const bearer = bearerHeader.exec(c.req.header('authorization') ?? '')?.[1];
    const owner = bearer === undefined ? undefined : await findBearer(database, bearer, now());
    if (!owner)
      throw new ApiError('bad-credentials', 'Sign in to do this: the bearer token is missing or unknown.');
    refuseUnlessActive(owner.status);
    if (owner.expired) throw new ApiError('token-expired', 'The bearer token has expired. Sign in again.');
    c.set('caller', owner);
    await next();
  });
}

/** Requires Catalyze's `X-Api-Key`: type, identifier and UUID. It is public by design, and says only which app is calling. */
export function requireApiKey(database: Database) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const [, type, identifier, uuid] = apiKeyHeader.exec(c.req.header('x-api-key') ?? '') ?? [];
    if (type === undefined || identifier === undefined || uuid === undefined) {
      throw new ApiError(
        'bad-api-key',
        'X-Api-Key is missing, or not of the form "<type> <identifier> <uuid>".',
        {field: 'X-Api-Key'},
      );
    }
    if (!(await isKnownApiKey(database, type.toLowerCase(), identifier, uuid))) {
      throw new ApiError('bad-api-key', 'X-Api-Key is not known.', {field: 'X-Api-Key'});
    }
    await next();
  });
}

/** Refuses an account that may not do anything, in the documented words. */
export function refuseUnlessActive(status: 'inactive' | 'not-validated'): never;
export function refuseUnlessActive(status: BearerOwner['status']): void;
export function refuseUnlessActive(status: BearerOwner['status']): void {
  if (status === 'inactive') throw new ApiError('inactive-account', 'This account is not active.');
  if (status === 'not-validated') {
    throw new ApiError('account-not-validated', 'This account has not been validated yet.');
  }
}
