import type {Context, ErrorHandler, NotFoundHandler} from 'hono';
import {HTTPException} from 'hono/http-exception';
import {z} from '@hono/zod-openapi';
import {asStripeProblem} from '../billing/stripe-errors.js';
import {ApiError, errorCodes} from './api-error.js';
import type {AppEnv} from './context.js';

/** What both APIs say beside their own words: a stable code, the field it is about, and Stripe's reason where a card was declined. */
const particulars = {
  error_code: z.enum(errorCodes),
  field: z.string().optional(),
  decline_code: z.string().optional(),
};

/** Catalyze's documented error body, where `code` is the HTTP status, and what its document leaves open: which error it is. */
export const catalyzeError = z
  .object({errors: z.array(z.object({message: z.string(), code: z.number().int(), ...particulars}))})
  .openapi('CatalyzeError');

/** Gatego's error body. */
export const gategoError = z.object({message: z.string(), ...particulars}).openapi('GategoError');

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

/** Answers a route that is there, but not for this method. */
export function answerWrongMethod(c: Context<AppEnv>, allowed: readonly string[]): Response {
  c.header('Allow', allowed.join(', '));
  return shaped(
    c,
    new ApiError('method-not-allowed', `This can only be asked with ${allowed.join(' or ')}.`),
  );
}

function shaped(c: Context<AppEnv>, problem: ApiError): Response {
  if (problem.retryAfterSeconds !== undefined) c.header('Retry-After', String(problem.retryAfterSeconds));
  // Whoever is asked for another bearer would fetch one in vain where it is the key that is wrong.
  if (problem.status === 401) {
    c.header('WWW-Authenticate', problem.code === 'bad-api-key' ? 'X-Api-Key' : 'Bearer');
  }
  return c.json(bodyOf(problem, c.req.path), problem.status);
}

/** The body of an error in the shape of the API that a path belongs to. */
export function bodyOf(problem: ApiError, path: string): z.infer<typeof catalyzeError | typeof gategoError> {
  return isCatalyze(path) ? inCatalyzeShape(problem) : inGategoShape(problem);
}

function isCatalyze(path: string): boolean {
  return path === '/v2' || path.startsWith('/v2/');
}

function inCatalyzeShape(problem: ApiError): z.infer<typeof catalyzeError> {
  return {errors: [{message: problem.message, code: problem.status, ...particularsOf(problem)}]};
}

function inGategoShape(problem: ApiError): z.infer<typeof gategoError> {
  return {message: problem.message, ...particularsOf(problem)};
}

function particularsOf({code, field, declineCode}: ApiError) {
  return {
    error_code: code,
    ...(field !== undefined && {field}),
    ...(declineCode !== undefined && {decline_code: declineCode}),
  };
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
