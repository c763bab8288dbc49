import type Stripe from 'stripe';
import type {Decline} from '../cards.js';

/** The inside of an error answer, as the SDK's types have it. */
export type ErrorFields = Stripe.PaymentIntent.LastPaymentError;

/**
 * An answer that is not a success: an HTTP status and the fields of Stripe's `error` object.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly fields: ErrorFields;
  /** What the error tells of has happened, as when a payment was declined: it stays recorded. */
  readonly happened: boolean;

  constructor(status: number, fields: ErrorFields, happened = false) {
    super(fields.message);
    this.name = 'ApiError';
    this.status = status;
    this.fields = fields;
    this.happened = happened;
  }
}

/** Parameters that do not fit the call, which was therefore not carried out: 400. No idempotency key keeps this answer. */
export class ParameterError extends ApiError {
  constructor(message: string, extra: Pick<ErrorFields, 'code' | 'param'>) {
    super(400, {type: 'invalid_request_error', message, ...extra});
    this.name = 'ParameterError';
  }
}

/** The request itself is wrong. 400 unless told otherwise. */
export function invalidRequest(
  message: string,
  extra: Pick<ErrorFields, 'code' | 'param' | 'payment_intent' | 'setup_intent'> = {},
  status = 400,
): ApiError {
  return new ApiError(status, {type: 'invalid_request_error', message, ...extra});
}

/** An id in the path that names nothing: 404. */
export function missing(what: string, id: string, param = 'id'): ApiError {
  return invalidRequest(`No such ${what}: '${id}'`, {code: 'resource_missing', param}, 404);
}

/** An id in a parameter that names nothing: 400, as public reports of Stripe's answers show. */
export function missingParameter(what: string, id: string, param: string): ApiError {
  return invalidRequest(`No such ${what}: '${id}'`, {code: 'resource_missing', param});
}

/** A text without what may be a card number, of which the last four digits stay. */
export function withoutNumbers(text: string): string {
  return text.replaceAll(/\d{8,15}(?=\d{4}(?!\d))/g, '…');
}

/** A required parameter is not there: 400. */
export function parameterMissing(param: string): ApiError {
  return new ParameterError(`Missing required param: ${param}.`, {code: 'parameter_missing', param});
}

/** The card, or its issuer, refuses: 402. */
export function cardError(
  fields: Omit<ErrorFields, 'type' | 'message'> & {readonly message: string},
  happened = false,
): ApiError {
  return new ApiError(402, {type: 'card_error', ...fields}, happened);
}

/** The issuer's refusal in the words and codes of a card error. */
export function declineFields(
  decline: Decline,
): Pick<ErrorFields, 'code' | 'decline_code' | 'param'> & {message: string} {
  return {
    code: decline.code,
    message: declineMessage(decline),
    ...(decline.declineCode !== undefined && {decline_code: decline.declineCode}),
    ...(decline.code === 'incorrect_cvc' && {param: 'cvc'}),
    ...(decline.code === 'expired_card' && {param: 'exp_month'}),
  };
}

/** Where Stripe explains an error code. */
export function documentationUrl(code: string): string {
  return `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`;
}

function declineMessage(decline: Decline): string {
  switch (decline.code) {
    case 'expired_card':
      return 'The card has expired.';
    case 'incorrect_cvc':
      return "The card's security code is wrong.";
    case 'processing_error':
      return 'The card could not be processed because of an error. Try again in a little while.';
    case 'authentication_required':
      return 'The card was declined: this transaction requires authentication.';
    case 'card_declined':
      return decline.declineCode === 'insufficient_funds'
        ? 'The card has insufficient funds.'
        : 'The card was declined.';
  }
}
