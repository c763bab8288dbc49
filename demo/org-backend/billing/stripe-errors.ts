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

/**
 * Parameters of Stripe's that are fields of ours, by the same name. Not the payment method: one of another organization is refused by
 * us, one that nobody has by Stripe, and the answers are not to differ.
 */
const fields = ['amount', 'currency', 'description', 'email', 'receipt_email'];

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
  if (error.statusCode === 409 || code === 'idempotency_key_in_use') {
    return new ApiError('request-in-progress', 'The same request is still being worked on.', {
      retryAfterSeconds: 1,
      cause: error,
    });
  }
  if (error instanceof Stripe.errors.StripeInvalidRequestError) return refused(error, code);
  if (isOurMistake(error)) {
    return new ApiError(
      'payment-provider-error',
      'Stripe did not take our request. Nothing was done, and it is not about the card.',
      {
        cause: error,
      },
    );
  }
  return new ApiError(
    'payment-provider-unavailable',
    'No clear answer came from Stripe, so it is not known whether this was done. Repeating the same request is safe.',
    {retryAfterSeconds: 2, cause: error},
  );
}

/** A key that is wrong or may not do this, or an idempotency key of our own that was used for something else: nothing was done. */
function isOurMistake(error: Stripe.errors.StripeError): boolean {
  const {StripeAuthenticationError, StripePermissionError, StripeIdempotencyError} = Stripe.errors;
  return [StripeAuthenticationError, StripePermissionError, StripeIdempotencyError].some(
    (kind) => error instanceof kind,
  );
}

/** True where Stripe has decided: the card or the request was refused, and nothing was done. */
export function isRefusal(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeCardError ||
    (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 409)
  );
}

/** True where Stripe repeats an answer that it gave to the same idempotency key before, as it does for 24 hours. */
export function isReplayed(headers: Readonly<Record<string, string>> | undefined): boolean {
  return headers?.['idempotent-replayed'] === 'true';
}

/** True where Stripe itself failed, and will say so to this idempotency key for the rest of the day. */
export function isKeptFailure(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeAPIError &&
    (error.statusCode ?? 0) >= 500 &&
    isReplayed(error.headers)
  );
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
  return new ApiError(ours, message, {field: fields.find((name) => name === error.param), cause: error});
}
