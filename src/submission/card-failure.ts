import type {RetryAdvice} from './failure.js';

/**
 * Codes of Stripe's that are about the card itself, with what helps.
 * Source: Stripe's documentation of error codes and decline codes.
 */
const CARD_CODES: Readonly<Record<string, RetryAdvice>> = {
  card_declined: 'new-card',
  expired_card: 'new-card',
  incorrect_cvc: 'same-card',
  incorrect_number: 'same-card',
  incorrect_zip: 'same-card',
  invalid_cvc: 'same-card',
  invalid_expiry_month: 'same-card',
  invalid_expiry_year: 'same-card',
  invalid_number: 'same-card',
  processing_error: 'same-card',
  authentication_required: 'new-card',
};

/** Decline codes that have wording of their own. Those that name a crime (`lost_card`, `stolen_card`, `fraudulent`) stay generic on purpose. */
const DECLINE_CODES: Readonly<Record<string, RetryAdvice>> = {
  insufficient_funds: 'new-card',
  card_velocity_exceeded: 'later',
  expired_card: 'new-card',
  incorrect_cvc: 'same-card',
  processing_error: 'same-card',
  try_again_later: 'later',
  authentication_required: 'new-card',
};

/** Whether a code says something about the card. Words are joined by `_` at Stripe and by `-` at Gatego. */
export function isCardError(code: string | undefined): boolean {
  return code !== undefined && Object.hasOwn(CARD_CODES, asStripeCode(code));
}

/** Code, advice and decline code for a card that was refused. */
export function cardFailure(
  code: string | undefined,
  declineCode: string | undefined,
): {readonly code: string; readonly retry: RetryAdvice; readonly declineCode?: string} {
  // Stripe names some reasons as code and as decline code; an API may pass on the latter only.
  const told = isCardError(declineCode) ? declineCode : code;
  const known = told !== undefined && isCardError(told) ? asStripeCode(told) : 'card_declined';
  const advice = declineCode === undefined ? undefined : own(DECLINE_CODES, declineCode);
  return {
    code: known,
    retry: advice ?? own(CARD_CODES, known) ?? 'new-card',
    ...(declineCode !== undefined && {declineCode}),
  };
}

const asStripeCode = (code: string): string => code.replaceAll('-', '_');

const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
