import type {ErrorCode} from './codes.js';

/** Codes for what is wrong with the content of a field. Source: Stripe.js. */
const FIELD_CODES: ReadonlySet<string> = new Set([
  'incomplete_number',
  'incomplete_expiry',
  'incomplete_cvc',
  'incomplete_zip',
  'incomplete_card',
  'incorrect_address',
  'incorrect_cvc',
  'incorrect_number',
  'incorrect_zip',
  'invalid_cvc',
  'invalid_expiry_month',
  'invalid_expiry_month_past',
  'invalid_expiry_year',
  'invalid_expiry_year_past',
  'invalid_number',
  'invalid_postal_code',
  'invalid_zip',
] satisfies ErrorCode[]);

/**
 * Stripe's code for what is wrong with the content of a field. One that is not known here becomes the general
 * `invalid-card-details`: the field stays marked, and whoever branches on codes meets none that is not documented.
 */
export function fieldCode(code = ''): ErrorCode {
  return FIELD_CODES.has(code) ? (code as ErrorCode) : 'invalid-card-details';
}
