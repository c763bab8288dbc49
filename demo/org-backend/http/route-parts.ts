import type {Hook, z} from '@hono/zod-openapi';
import {ApiError} from './api-error.js';
import type {AppEnv} from './context.js';
import {replayedHeader, requestIdHeader} from './documented-errors.js';

/** The part of a route definition that says: a JSON body of this form. */
export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return {required: true, content: {'application/json': {schema}}} as const;
}

/** The part of a route definition that says: an answer of this form. */
export function jsonAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return {description, headers: requestIdHeader, content: {'application/json': {schema}}} as const;
}

/** The same, of a route that answers a repeat with what it answered before. */
export function repeatableAnswer<Schema extends z.ZodType>(description: string, schema: Schema) {
  const headers = {...requestIdHeader, ...replayedHeader};
  return {description, headers, content: {'application/json': {schema}}} as const;
}

/** Turns what does not fit its schema into an error with the field's own sentence, the name of the field, and nothing of what was in it. */
export const refuseInvalid: Hook<unknown, AppEnv, string, undefined> = (result) => {
  if (result.success) return undefined;
  const [issue] = result.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new ApiError('validation-error', issue?.message ?? 'The request is not valid.', {
    field: field === '' ? undefined : field,
  });
};
