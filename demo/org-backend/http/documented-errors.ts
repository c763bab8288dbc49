import type {z} from '@hono/zod-openapi';
import {statusOf, type ErrorCode} from './api-error.js';

/** What can go wrong in the parts that routes are made of: what a route declares is what its parts may answer. */
export const errorsOf = {
  any: ['internal-error', 'temporarily-unavailable'],
  apiKey: ['bad-api-key'],
  bearer: ['bad-credentials', 'token-expired', 'account-not-validated', 'inactive-account'],
  organization: ['organization-not-found', 'insufficient-permissions', 'card-number-refused'],
  body: ['validation-error', 'card-number-refused', 'body-too-large', 'unsupported-media-type'],
  limit: ['rate-limited'],
  repeat: ['request-in-progress', 'idempotency-key-reused', 'validation-error'],
  captcha: ['captcha-required', 'temporarily-unavailable'],
  stripe: [
    'validation-error',
    'rate-limited',
    'request-in-progress',
    'payment-provider-error',
    'payment-provider-unavailable',
  ],
  card: [
    'card-declined',
    'authentication-required',
    'payment-method-not-found',
    'credential-used',
    'too-many-cards',
  ],
  customer: ['no-payment-method', 'card-not-found', 'validation-error'],
  change: [
    'card-exists',
    'card-declined',
    'authentication-required',
    'payment-method-not-found',
    'credential-used',
  ],
  event: ['bad-signature', 'validation-error', 'body-too-large'],
  amount: ['amount-not-allowed', 'currency-not-allowed'],
} as const satisfies Record<string, readonly ErrorCode[]>;

type Part = keyof typeof errorsOf;

/** The part of a route definition that says which errors it answers, status by status, in the shape of its API. */
export function errorAnswers(schema: z.ZodType, ...parts: readonly Part[]) {
  const codes = new Set<ErrorCode>(
    ['any' as const, ...parts].flatMap((part): readonly ErrorCode[] => errorsOf[part]),
  );
  const statuses = new Set([...codes].map((code) => statusOf[code]));
  return Object.fromEntries([...statuses].map((status) => [status, errorAnswer(schema, status, codes)]));
}

function errorAnswer(schema: z.ZodType, status: number, codes: ReadonlySet<ErrorCode>) {
  const meant = [...codes].filter((code) => statusOf[code] === status);
  return {
    description: meant.map((code) => `\`${code}\``).join(', '),
    headers: {...requestIdHeader, ...headersOf(status)},
    content: {'application/json': {schema}},
  };
}

const textHeader = (description: string) => ({description, schema: {type: 'string'}}) as const;

/** On every answer. */
export const requestIdHeader = {'X-Request-Id': textHeader('The id of the request, as it is in the log.')};

/** Where an earlier request was answered with the same. */
export const replayedHeader = {
  'Idempotent-Replayed': textHeader('`true` where the answer is that to an earlier request.'),
};

function headersOf(status: number) {
  if (status === 401) return {'WWW-Authenticate': textHeader('What is asked for: `Bearer`, or `X-Api-Key`.')};
  return status === 409 || status === 429 || status === 503
    ? {
        'Retry-After': textHeader(
          'Seconds after which the same request makes sense again, where that is known.',
        ),
      }
    : {};
}
