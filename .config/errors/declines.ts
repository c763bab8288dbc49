import type {ToldDeclineCode} from '../../src/submission/card-failure.js';

/** Codes of the same name say the same; they stand in the first table already. */
type AsErrorCode = 'card_declined' | 'card_decline_rate_limit_exceeded';

/** Decline codes that stay generic to the person. Source: Stripe's list of decline codes. */
const generic = {
  authentication_not_handled: 'Authentication was asked for before, and did not take place.',
  call_issuer: 'No reason given; the issuer wants to be called.',
  do_not_honor: 'No reason given.',
  do_not_try_again: 'No reason given; the same card will be refused again.',
  fraudulent: 'The issuer or Stripe suspects fraud. Never said to the person.',
  generic_decline: 'No reason given, or Stripe Radar blocked it.',
  incorrect_pin: 'A wrong PIN, at a card reader.',
  invalid_account: 'The account behind the card is not valid.',
  invalid_amount: 'The amount is above what the card allows.',
  invalid_pin: 'A wrong PIN, at a card reader.',
  lost_card: 'The card was reported lost. Never said to the person.',
  merchant_blacklist: 'It is on your own Stripe block list. Never said to the person.',
  mobile_device_authentication_required: 'Authentication on a mobile device, when tapping to pay.',
  new_account_information_available: 'The card has been replaced.',
  no_action_taken: 'No reason given.',
  not_permitted: 'The issuer does not permit it.',
  offline_pin_required: 'A PIN is needed, at a card reader.',
  online_or_offline_pin_required: 'A PIN is needed, at a card reader.',
  pickup_card: 'The card is to be withdrawn: it may be lost or stolen. Never said to the person.',
  pin_try_exceeded: 'Too many wrong PINs.',
  restricted_card: 'The card is barred: it may be lost or stolen. Never said to the person.',
  revocation_of_all_authorizations: 'The holder revoked all authorizations.',
  revocation_of_authorization: 'The holder revoked the authorization.',
  security_violation: 'The issuer gives a reason of security. Never said to the person.',
  service_not_allowed: 'The issuer does not allow this kind of use.',
  stolen_card: 'The card was reported stolen. Never said to the person.',
  stop_payment_order: 'The holder stopped the payment.',
  transaction_not_allowed: 'The issuer does not allow this kind of use.',
} as const;

/** Decline codes that are told apart: one that is missing here does not compile. */
const told: Readonly<Record<Exclude<ToldDeclineCode, AsErrorCode>, string>> = {
  approve_with_id: 'The issuer did not authorize it, and may at a second try.',
  authentication_required: 'The issuer wants 3-D Secure.',
  card_not_supported: 'The card does not support this kind of purchase.',
  card_velocity_exceeded: 'Balance, credit limit or the limit for one payment is exceeded.',
  currency_not_supported: 'The card does not support the currency.',
  duplicate_transaction: 'The same amount was charged to the same card a moment ago.',
  expired_card: 'The card has expired.',
  incorrect_address: 'The address is another one.',
  incorrect_cvc: 'The security code is another one.',
  incorrect_number: 'There is no such card number.',
  incorrect_zip: 'The postal code is another one.',
  insufficient_funds: 'Not enough money on the account.',
  invalid_cvc: 'The security code is none.',
  invalid_expiry_month: 'The month is none.',
  invalid_expiry_year: 'The year is none.',
  invalid_number: 'The card number is none.',
  issuer_not_available: 'The issuer could not be reached.',
  live_mode_test_card: 'A test card, with a live key.',
  processing_error: 'The issuer or the network stumbled.',
  reenter_transaction: 'The issuer could not process it, for no known reason.',
  test_mode_live_card: 'A real card, with a test key.',
  testmode_decline: 'A test card, with a live key.',
  try_again_later: 'No reason given; it may pass later.',
  withdrawal_count_limit_exceeded: 'Balance or credit limit is exceeded.',
};

/** What each of Stripe's decline codes means. */
export const declineTexts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({...told, ...generic}).sort(([one], [other]) => (one < other ? -1 : 1)),
);
