import {CARD_CODES, own, type CardCode} from './codes.js';
import type {Failure, RetryAdvice} from './failure.js';

/**
 * Decline codes that are told apart, in words and in what helps. For all others another card is what helps. Most codes of
 * Stripe's about the card are decline codes too.
 * Source: Stripe's documentation of decline codes.
 */
const DECLINE_CODES = {
  ...CARD_CODES,
  approve_with_id: 'same-card',
  card_not_supported: 'new-card',
  card_velocity_exceeded: 'new-card',
  currency_not_supported: 'new-card',
  // The payment may have gone through already: neither this card nor another one is to be tried blindly.
  duplicate_transaction: 'none',
  insufficient_funds: 'new-card',
  issuer_not_available: 'later',
  live_mode_test_card: 'new-card',
  reenter_transaction: 'same-card',
  test_mode_live_card: 'new-card',
  testmode_decline: 'new-card',
  try_again_later: 'later',
  withdrawal_count_limit_exceeded: 'new-card',
} as const satisfies Record<string, RetryAdvice>;

/** A decline code with words of its own. */
export type ToldDeclineCode = keyof typeof DECLINE_CODES;

/** Crimes and suspicions, in codes and in sentences: whoever holds the card must not learn of them from the form. */
const UNTOLD = /lost|stolen|pick.?up|fraud|black.?list|restricted|security.violation/i;

/** Whether a decline code has words of its own. */
export function isTold(declineCode: string | undefined): declineCode is ToldDeclineCode {
  return declineCode !== undefined && Object.hasOwn(DECLINE_CODES, declineCode);
}

/** Whether a code says something about the card. Words are joined by `_` at Stripe and by `-` at Gatego. */
export function isCardError(code: string | undefined): boolean {
  const word = asStripeCode(code ?? '');
  return isTold(word) || /^((lost|stolen|pickup|restricted)_card|fraudulent)$/.test(word);
}

/**
 * Code, advice, decline code and sentence for a card that was refused.
 * @param detail a sentence of Stripe's or of the org's API, which may name what must stay unsaid
 */
export function cardFailure(
  code: string | undefined,
  declineCode: string | undefined,
  detail?: string,
): Pick<Failure, 'code' | 'retry' | 'declineCode' | 'detail'> {
  const reason = reasonOf(code, declineCode);
  // Stripe names some reasons as code and as decline code; an API may pass on the latter only.
  const known = asCardCode(reason) ?? asCardCode(code) ?? 'card_declined';
  const unsaid = [code, reason, detail].some((text) => text !== undefined && UNTOLD.test(text));
  return {
    code: known,
    retry: isTold(reason) ? DECLINE_CODES[reason] : CARD_CODES[known],
    ...(reason !== undefined && {declineCode: reason}),
    ...(detail !== undefined && !unsaid && {detail}),
  };
}

/** Some APIs have one word for all: the decline code then stands where the code should. */
function reasonOf(code: string | undefined, declineCode: string | undefined): string | undefined {
  const given = asStripeCode(declineCode ?? '');
  if (isWord(given)) return given;
  const word = asStripeCode(code ?? '');
  const isReason = asCardCode(word) === undefined && (isTold(word) || UNTOLD.test(word));
  return isReason && isWord(word) ? word : undefined;
}

/** No sentence, and nothing that may hold a card number or a client secret. */
const isWord = (code: string): boolean => /^\w{1,60}$/.test(code) && !/\d{9}|_secret_/.test(code);

function asCardCode(code: string | undefined): CardCode | undefined {
  const word = asStripeCode(code ?? '');
  return own(CARD_CODES, word) === undefined ? undefined : (word as CardCode);
}

const asStripeCode = (code: string): string => code.toLowerCase().replaceAll('-', '_');
