import type {RetryAdvice} from './failure.js';

/**
 * Codes of Stripe's that are about the card, and that the form passes on by the same name, with what helps.
 * Source: Stripe's documentation of error codes.
 */
export const CARD_CODES = {
  card_declined: 'new-card',
  card_decline_rate_limit_exceeded: 'new-card',
  expired_card: 'new-card',
  incorrect_address: 'same-card',
  incorrect_cvc: 'same-card',
  incorrect_number: 'same-card',
  incorrect_zip: 'same-card',
  invalid_cvc: 'same-card',
  invalid_expiry_month: 'same-card',
  invalid_expiry_year: 'same-card',
  invalid_number: 'same-card',
  processing_error: 'same-card',
  authentication_required: 'new-card',
} as const satisfies Record<string, RetryAdvice>;

/** What helps, by code. Source of the field codes: Stripe.js. */
const ADVICE = {
  ...CARD_CODES,

  incomplete_number: 'same-card',
  incomplete_expiry: 'same-card',
  incomplete_cvc: 'same-card',
  incomplete_zip: 'same-card',
  incomplete_card: 'same-card',
  invalid_expiry_month_past: 'same-card',
  invalid_expiry_year_past: 'same-card',
  invalid_zip: 'same-card',
  invalid_postal_code: 'same-card',
  'invalid-card-details': 'same-card',
  'missing-billing-detail': 'same-card',
  'invalid-billing-email': 'same-card',
  'consent-required': 'same-card',
  'submit-vetoed': 'same-card',

  'load-failed': 'later',
  'load-blocked': 'later',
  'load-forbidden': 'none',
  'load-offline': 'later',
  'load-timeout': 'later',
  'stripe-not-available': 'later',
  'fields-timeout': 'later',
  'fields-failed': 'later',
  'not-ready': 'later',

  'stripe-refused': 'same-card',
  'stripe-timeout': 'same-card',
  'stripe-failed': 'later',
  'stripe-unreachable': 'later',

  offline: 'later',
  timeout: 'later',
  'network-error': 'later',
  'server-error': 'later',
  redirected: 'later',
  'unexpected-answer': 'later',
  'too-many-requests': 'later',
  conflict: 'same-card',
  'request-rejected': 'same-card',
  'captcha-required': 'same-card',
  'card-exists': 'new-card',
  'not-signed-in': 'sign-in',
  'auth-token-failed': 'sign-in',
  'account-not-validated': 'sign-in',
  'inactive-account': 'none',
  'permission-denied': 'none',
  'not-found': 'none',
  'request-not-supported': 'none',
  'too-many-cards': 'none',
  'amount-not-allowed': 'none',
  'currency-not-allowed': 'none',
  unexpected: 'later',

  'authentication-failed': 'same-card',
  'authentication-unclear': 'later',
  'intent-canceled': 'same-card',

  interrupted: 'later',
  'not-saved': 'same-card',
  'never-confirmed': 'same-card',
} as const satisfies Record<string, RetryAdvice>;

/** Something that only the developer of the page, or of the deployment, can mend: the advice is always `none`. */
export type ConfigurationCode =
  | 'missing-publishable-key'
  | 'invalid-publishable-key'
  | 'secret-key-in-page'
  | 'publishable-key-refused'
  | 'api-key-refused'
  | 'missing-endpoint'
  | 'invalid-endpoint'
  | 'insecure-endpoint'
  | 'missing-org-id'
  | 'invalid-org-id'
  | 'unknown-contract'
  | 'invalid-contract'
  | 'unknown-layout'
  | 'layout-cannot-make-token'
  | 'layout-cannot-make-confirmation-token'
  | 'wallets-cannot-make-token'
  | 'unknown-collect'
  | 'missing-amount'
  | 'missing-currency'
  | 'invalid-amount'
  | 'invalid-currency'
  | 'invalid-email'
  | 'invalid-return-url'
  | 'missing-user-id'
  | 'permission-not-available'
  | 'invalid-header-name'
  | 'invalid-header-value'
  | 'invalid-header'
  | 'invalid-credentials'
  | 'invalid-request'
  | 'invalid-timeout';

/** A code of Stripe's about the card itself. */
export type CardCode = keyof typeof CARD_CODES;

/** Everything that `error.code` can be. Codes with `_` are Stripe's, those with `-` are the form's own. */
export type ErrorCode = keyof typeof ADVICE | ConfigurationCode;

/** What helps after an error with this code. */
export function adviceFor(code: ErrorCode): RetryAdvice {
  return own<RetryAdvice>(ADVICE, code) ?? 'none';
}

/** What a table says of a word from outside, which may also be the name of something that every object has. */
export function own<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
