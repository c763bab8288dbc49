import {digitsOf} from '../../card-rules/digits.js';
import {TEST_CARDS, unpublishedReason} from '../../cards.js';
import type {ToFill} from '../protocol.js';

/** An unfinished number may be filled in, but never one that is as long as a real card's can be. */
const MAX_UNPUBLISHED_DIGITS = 11;

/**
 * Why `fillCard` may not fill these texts in: whatever comes from the page must not be anyone's real card.
 */
export function refusal({number = '', expiry = '', cvc = ''}: ToFill['texts']): string | undefined {
  const digits = digitsOf(number);
  const isPublished = TEST_CARDS.some((card) => card.number.startsWith(digits));
  if (digits.length > MAX_UNPUBLISHED_DIGITS && !isPublished && !isMistyped(digits)) {
    return unpublishedReason(digits);
  }
  if (digitsOf(expiry).length > 6) return 'fillCard takes an expiry of at most six digits.';
  if (digitsOf(cvc).length > 4) return 'fillCard takes a CVC of at most four digits.';
  return undefined;
}

/** A published number with another check digit is nobody's card; Stripe publishes one such number itself. */
function isMistyped(digits: string): boolean {
  return TEST_CARDS.some(
    ({number}) => number.length === digits.length && number.slice(0, -1) === digits.slice(0, -1),
  );
}
