import type {ContentfulStatusCode} from 'hono/utils/http-status';

/** Every error this backend answers with, by its stable code, and the HTTP status that goes with it. */
export const statusOf = {
  'bad-api-key': 401,
  'bad-credentials': 401,
  'token-expired': 401,
  'account-not-validated': 401,
  'inactive-account': 401,
  'insufficient-permissions': 403,
  'captcha-required': 403,
  'organization-not-found': 404,
  'not-found': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'validation-error': 400,
  'card-number-refused': 400,
  'bad-signature': 400,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'card-declined': 402,
  'authentication-required': 402,
  'no-payment-method': 400,
  'payment-method-not-found': 400,
  'credential-used': 400,
  'card-not-found': 404,
  'too-many-cards': 409,
  'card-exists': 409,
  'request-in-progress': 409,
  'amount-not-allowed': 422,
  'currency-not-allowed': 422,
  'idempotency-key-reused': 422,
  'rate-limited': 429,
  'headers-too-large': 431,
  'internal-error': 500,
  'payment-provider-error': 502,
  'payment-provider-unavailable': 503,
  'temporarily-unavailable': 503,
} as const satisfies Record<string, ContentfulStatusCode>;

export type ErrorCode = keyof typeof statusOf;

/** All of them, for the document of the API. */
export const errorCodes = Object.keys(statusOf) as [ErrorCode, ...ErrorCode[]];

interface ApiErrorDetails {
  /** What of the request it is about: a field of the body, or the name of a header. */
  readonly field?: string | undefined;
  /** Stripe's reason for a decline, where it gave one. */
  readonly declineCode?: string | undefined;
  /** Seconds after which a repeat makes sense. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** An error that a caller is told about. Its message is safe to show: no secret, and nothing of what was sent. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly status: ContentfulStatusCode;
  readonly field: string | undefined;
  readonly declineCode: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, details: ApiErrorDetails = {}) {
    super(message, {cause: details.cause});
    this.name = 'ApiError';
    this.code = code;
    this.status = statusOf[code];
    this.field = details.field;
    this.declineCode = details.declineCode;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}
