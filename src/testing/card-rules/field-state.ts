/** Codes of the errors that a field itself finds, as Stripe's `change` event gives them. */
export type FieldErrorCode =
  | 'incomplete_number'
  | 'invalid_number'
  | 'incomplete_expiry'
  | 'invalid_expiry_month'
  | 'invalid_expiry_month_past'
  | 'invalid_expiry_year'
  | 'invalid_expiry_year_past'
  | 'incomplete_cvc'
  | 'invalid_cvc'
  | 'incomplete_zip'
  | 'invalid_zip';

/**
 * What a field's text amounts to. `empty` and `incomplete` are no error before the person has left the field;
 * `invalid` is one at once.
 */
export type FieldState =
  | {readonly kind: 'empty'; readonly code: FieldErrorCode}
  | {readonly kind: 'incomplete'; readonly code: FieldErrorCode}
  | {readonly kind: 'invalid'; readonly code: FieldErrorCode}
  | {readonly kind: 'complete'};
