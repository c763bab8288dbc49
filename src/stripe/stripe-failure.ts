import type {StripeError} from '@stripe/stripe-js';
import {cardFailure, isCardError} from '../submission/card-failure.js';
import {createFailure, type Failure, type Phase} from '../submission/failure.js';
import {readSentence} from '../sentence.js';

/**
 * An error of Stripe's as a `Failure`. `detail` is Stripe's own sentence, localised by Stripe. A code of Stripe's that the form
 * has no name for is kept in `cause`, without the rest of the error: that may hold an intent with its client secret.
 */
export function stripeFailure(phase: Phase, error: Partial<StripeError>): Failure {
  const {type, code, decline_code: declineCode} = error;
  const sentence = readSentence(error.message);
  const detail = sentence === undefined ? {} : {detail: sentence};
  if (type === 'card_error' || isCardError(code)) {
    const told = cardFailure(code, declineCode, sentence);
    return {phase, ...told, ...(told.code !== code && causeOf(error))};
  }
  const cause = causeOf(error);
  if (type === 'api_connection_error') return createFailure(phase, 'stripe-unreachable', cause);
  if (type === 'api_error') return createFailure(phase, 'stripe-failed', cause);
  if (type === 'rate_limit_error' || code === 'rate_limit' || code === 'lock_timeout')
    return createFailure(phase, 'too-many-requests', cause);
  if (type === 'authentication_error' || code === 'api_key_expired')
    return createFailure('configuration', 'publishable-key-refused', cause);
  return createFailure(phase, 'stripe-refused', {...detail, ...cause});
}

/** What Stripe called it, where it did. */
export function causeOf({type, code}: Partial<StripeError>): {readonly cause?: unknown} {
  return code === undefined ? {} : {cause: {type, code}};
}
