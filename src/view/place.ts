import type {ErrorCode} from '../submission/codes.js';
import type {Failure, FieldName} from '../submission/failure.js';

/** What a bank has against one part of the card, or of the address, by Stripe's codes. */
const PARTS: Partial<Record<ErrorCode, FieldName>> = {
  incorrect_number: 'number',
  invalid_number: 'number',
  invalid_expiry_month: 'expiry',
  invalid_expiry_year: 'expiry',
  incorrect_cvc: 'cvc',
  invalid_cvc: 'cvc',
  incorrect_zip: 'postal_code',
  invalid_zip: 'postal_code',
};

/** The field on the form that a failure belongs to, if it belongs to one that is shown. */
export function placeOf(
  {field, code}: Failure,
  shown: readonly {readonly name: FieldName}[],
): FieldName | undefined {
  const wanted = field ?? PARTS[code];
  if (wanted === 'consent' || shown.some(({name}) => name === wanted)) return wanted;
  // One field of Stripe's for the whole card.
  const whole = shown.find(({name}) => name === 'card' || name === 'payment')?.name;
  return wanted === 'number' || wanted === 'expiry' || wanted === 'cvc' ? whole : undefined;
}
