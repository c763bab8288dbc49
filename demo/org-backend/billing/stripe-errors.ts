import Stripe from 'stripe';
import {ApiError, type ErrorCode} from '../http/api-error.js';
import {maskSecrets} from '../http/log.js';

const authenticationCodes: ReadonlySet<string> = new Set([
  'authentication_required',
  'authentication_failure',
  'payment_intent_authentication_failure',
  'payment_intent_action_required',
]);

/** Refusals that the caller can do something about, in our words. All others are answered in general ones. */
const refusals: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  token_already_used: ['credential-used', 'This token has been used already. Make a new one.'],
  token_in_use: ['request-in-progress', 'This token is being used right now.'],
  payment_method_unexpected_state: [
    'credential-used',
    'This payment method cannot be used any more. Make a new one.',
  ],
  resource_missing: ['payment-method-not-found', 'Stripe does not know this token or payment method.'],
  amount_too_small: ['amount-not-allowed', 'The amount is below the smallest one that can be charged.'],
  amount_too_large: ['amount-not-allowed', 'The amount is above the largest one that can be charged.'],
  email_invalid: ['validation-error', 'The email address is not valid.'],
};

/** What a caller is told about an error that the SDK threw; undefined where it is not one of Stripe's. */
export function asStripeProblem(error: unknown): ApiError | undefined {
  if (!(error instanceof Stripe.errors.StripeError)) return undefined;
  const {code = ''} = error;
  if (authenticationCodes.has(code)) {
    return new ApiError(
      'authentication-required',
      'The bank asks for authentication, which cannot be done here.',
      {
        declineCode: error.decline_code,
        cause: error,
      },
    );
  }
  if (error instanceof Stripe.errors.StripeCardError) return declined(error);
  if (error instanceof Stripe.errors.StripeRateLimitError) return rateLimited(error);
  if (error instanceof Stripe.errors.StripeConnectionError) {
    return new ApiError(
      'payment-provider-unavailable',
      'No answer came from Stripe, so it is not known whether this was done. Repeating the same request is safe.',
      {retryAfterSeconds: 2, cause: error},
    );
  }
  if (error.statusCode === 409 || code === 'idempotency_key_in_use') {
    return new ApiError('request-in-progress', 'The same request is still being worked on.', {
      retryAfterSeconds: 1,
      cause: error,
    });
  }
  if (error instanceof Stripe.errors.StripeIdempotencyError) {
    return new ApiError(
      'idempotency-key-reused',
      'This Idempotency-Key was sent before, with another request.',
      {
        cause: error,
      },
    );
  }
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return refused(error, code);
  return new ApiError('payment-provider-error', 'Stripe could not do this. Try again later.', {cause: error});
}

/** True where Stripe has decided: the card or the request was refused, and nothing was done. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeCardError ||
    (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 409)
  );
}

/** True where Stripe itself failed: not a network on the way, and not a conflict with a call under way. */
export function isStripeFailure(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeAPIError && (error.statusCode ?? 0) >= 500;
}

/** Stripe words these for the person who holds the card. */
function declined(error: Stripe.errors.StripeCardError): ApiError {
  const reason = error.decline_code || (error.code === 'card_declined' ? undefined : error.code);
  return new ApiError('card-declined', maskSecrets(error.message), {declineCode: reason, cause: error});
}

function rateLimited(error: Stripe.errors.StripeRateLimitError): ApiError {
  const asked = Number(error.headers?.['retry-after']);
  return new ApiError('rate-limited', 'Too many requests right now. Try again shortly.', {
    retryAfterSeconds: Number.isInteger(asked) && asked > 0 && asked <= 600 ? asked : 1,
    cause: error,
  });
}

function refused(error: Stripe.errors.StripeInvalidRequestError, code: string): ApiError {
  const [ours, message] = refusals[code] ?? [
    'validation-error',
    'Stripe refused this token, payment method or payment.',
  ];
  return new ApiError(ours, message, {cause: error});
}
