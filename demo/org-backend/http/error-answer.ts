import type {Context, ErrorHandler, NotFoundHandler} from 'hono';
import {HTTPException} from 'hono/http-exception';
import {z} from '@hono/zod-openapi';
import {asStripeProblem} from '../billing/stripe-errors.js';
import {ApiError} from './api-error.js';
import type {AppEnv} from './context.js';

/** Catalyze's documented error body; `code` is the HTTP status. */
export const catalyzeError = z
  .object({errors: z.array(z.object({message: z.string(), code: z.number().int()}))})
  .openapi('CatalyzeError');

/** Gatego's error body: a stable code, and Stripe's reason where a card was declined. */
export const gategoError = z
  .object({error_code: z.string(), message: z.string(), decline_code: z.string().optional()})
  .openapi('GategoError');

/** Answers every error in the shape of the API that was called, and has its code in the log. */
export const answerError: ErrorHandler<AppEnv> = (thrown, c) => {
  const problem = toApiError(thrown);
  c.set('log', c.get('log').child({code: problem.code, declineCode: problem.declineCode}));
  if (problem.status >= 500) c.get('log').error({err: problem.cause ?? thrown}, 'failed');
  return shaped(c, problem);
};

/** Answers a route that is not there. */
export const answerNotFound: NotFoundHandler<AppEnv> = (c) =>
  shaped(c, new ApiError('not-found', 'There is no such route.'));

function shaped(c: Context<AppEnv>, problem: ApiError): Response {
  if (problem.retryAfterSeconds !== undefined) c.header('Retry-After', String(problem.retryAfterSeconds));
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer');
  return c.json(isCatalyze(c.req.path) ? inCatalyzeShape(problem) : inGategoShape(problem), problem.status);
}

function isCatalyze(path: string): boolean {
  return path === '/v2' || path.startsWith('/v2/');
}

function inCatalyzeShape({message, status}: ApiError): z.infer<typeof catalyzeError> {
  return {errors: [{message, code: status}]};
}

function inGategoShape({code, message, declineCode}: ApiError): z.infer<typeof gategoError> {
  return {error_code: code, message, ...(declineCode === undefined ? {} : {decline_code: declineCode})};
}

function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const stripeProblem = asStripeProblem(thrown);
  if (stripeProblem) return stripeProblem;
  if (thrown instanceof HTTPException && thrown.status === 415) {
    return new ApiError('unsupported-media-type', 'The body has to be sent as application/json.');
  }
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new ApiError('validation-error', 'The request could not be read.');
  }
  return new ApiError('internal-error', 'Something went wrong on our side.', {cause: thrown});
}
