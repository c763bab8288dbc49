import type {Context} from 'hono';
import {createMiddleware} from 'hono/factory';
import type {ContentfulStatusCode} from 'hono/utils/http-status';
import type {Billing} from '../billing/billing.js';
import {abandonAttempt, beginAttempt, keepAnswer, type KeyScope} from '../store/kept-answers.js';
import {ApiError} from './api-error.js';
import type {AppEnv} from './context.js';

/** Visible ASCII, as the header's draft and Stripe have it. */
const keyForm = /^[\x21-\x7e]{1,255}$/;

/** Answers that say nothing about the request itself: the same request may fare better in a moment. */
const passing: ReadonlySet<number> = new Set([401, 403, 409, 429]);

/** The header as the document of the API describes it. */
export const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'The same key with the same request is answered as before, for 24 hours; with another request it is refused.',
  schema: {type: 'string', minLength: 1, maxLength: 255},
} as const;

/**
 * Answers a request whose `Idempotency-Key` came before with what was answered then, for 24 hours: same status, same body. The key
 * holds within the organization and for one user, so that a bearer can be renewed in between. Runs once it is known that the caller may,
 * and that the body is JSON. A request without the header is none of its business.
 */
export function answerRepeats({database, attemptLimit}: Pick<Billing, 'database' | 'attemptLimit'>) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const key = callerKey(c);
    if (key === undefined) {
      await next();
      return undefined;
    }
    const scope: KeyScope = {orgId: c.get('org').id, userId: c.get('caller').id, key};
    const request = `${c.req.method} ${c.req.path.replace(/\/$/, '')}\n${await c.req.text()}`;
    const attempt = await beginAttempt(database, scope, request, attemptLimit);
    switch (attempt.kind) {
      case 'other-request':
        throw new ApiError(
          'idempotency-key-reused',
          'This Idempotency-Key was sent before, with another request.',
        );
      case 'running':
        throw new ApiError('request-in-progress', 'The same request is still being worked on.', {
          retryAfterSeconds: 1,
        });
      case 'answered':
        c.header('Idempotent-Replayed', 'true');
        c.header('Content-Type', 'application/json');
        return c.body(attempt.answer.body, attempt.answer.status as ContentfulStatusCode);
      case 'ours':
    }
    await next();
    await settleAttempt(c, scope, attempt.id, database).catch((error: unknown) => {
      // What was done is done, and the caller is to know it. A repeat does it again, which every route can bear.
      c.get('log').warn({err: error}, 'the answer was not kept for a repeat');
    });
    return undefined;
  });
}

/** The caller's `Idempotency-Key`, or undefined. */
export function callerKey(c: Context): string | undefined {
  const header = c.req.header('idempotency-key');
  if (header === undefined || keyForm.test(header)) return header;
  throw new ApiError('validation-error', 'Idempotency-Key has to be 1 to 255 visible ASCII characters.', {
    field: 'Idempotency-Key',
  });
}

/** An answer that says "not known" or "not now" is not kept: a repeat is to find out. */
async function settleAttempt(
  {res}: Context,
  scope: KeyScope,
  attempt: string,
  database: Billing['database'],
): Promise<void> {
  const {status} = res;
  if (status >= 500 || passing.has(status)) await abandonAttempt(database, scope, attempt);
  else await keepAnswer(database, scope, attempt, {status, body: await res.clone().text()});
}
