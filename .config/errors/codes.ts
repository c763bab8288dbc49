import type {ErrorCode} from '../../src/submission/codes.js';
import type {Phase} from '../../src/submission/failure.js';

/** What a developer should know of an error code; message and advice come from the code itself. */
export interface CodeText {
  readonly phases: readonly [Phase, ...Phase[]];
  readonly cause: string;
  /** What the page, or whoever runs it, should do. */
  readonly page: string;
}

const setUp = (cause: string, page: string): CodeText => ({phases: ['configuration'], cause, page});
const typed = (cause: string): CodeText => ({phases: ['validation'], cause, page: nothing});
/** Told while typing, when the card is checked, or by the org's API. */
const card = (cause: string, page: string = nothing): CodeText => ({phases: [...cardPhases], cause, page});

const nothing = 'Nothing: the form says it at its place, and the person mends it there.';
const another = 'Nothing: the form asks for another card. Offer another way to pay beside it.';
const wait = 'Nothing: the form offers to try again. Log it, and look at who asks so often.';
const doNotCharge =
  'Treat it as open: keep the order, do not ask for the card elsewhere. The form looks it up where the API can tell, and offers `reconcile()`.';
const cardPhases = ['tokenization', 'request', 'authentication'] as const;
const fieldPhases = ['validation', ...cardPhases] as const;

/** Every code. One that is missing here does not compile. */
export const codeTexts: Readonly<Record<ErrorCode, CodeText>> = {
  'missing-publishable-key': setUp('`publishable-key` is not set.', 'Set it.'),
  'invalid-publishable-key': setUp(
    '`publishable-key` is not of the form `pk_test_…` or `pk_live_…`; spaces count.',
    'Copy the key again from the Stripe dashboard.',
  ),
  'secret-key-in-page': setUp(
    'A secret or restricted key (`sk_…`, `rk_…`, `ek_…`) stands in the page.',
    'Roll that key at once: whoever opened the page may have it. Then set the publishable one.',
  ),
  'publishable-key-refused': setUp(
    'Stripe answered that the key is wrong or has expired.',
    'Check the key, its mode and `stripe-account`.',
  ),
  'api-key-refused': {
    phases: ['configuration', 'load'],
    cause: 'A 401 or 403 of the org’s API that names the API key, e.g. `error_code: "bad-api-key"`.',
    page: 'Check `api-key`, and that it belongs to this deployment. Signing in again would not help, so no fresh token is asked for.',
  },
  'missing-endpoint': setUp('`endpoint` is not set.', 'Set it.'),
  'invalid-endpoint': setUp(
    '`endpoint` is not a URL, is not HTTP(S), holds a password, or has a placeholder other than `{orgId}`.',
    'Correct it.',
  ),
  'insecure-endpoint': setUp('`endpoint` is plain HTTP, and not on this machine.', 'Serve it over HTTPS.'),
  'missing-org-id': setUp('`endpoint` contains `{orgId}`, and `org-id` is not set.', 'Set `org-id`.'),
  'invalid-org-id': setUp('`org-id` would lead to another route (`..`), or is no text.', 'Correct it.'),
  'unknown-contract': setUp(
    '`contract` names none that there is.',
    'Name one, or set an `OrgContract` object.',
  ),
  'invalid-contract': setUp(
    'The `contract` object lacks a part.',
    'Complete it; its type says what is needed.',
  ),
  'unknown-layout': setUp('`layout` names none that there is.', 'Name one of those in the message.'),
  'layout-cannot-make-token': setUp(
    '`layout="payment"` with a contract that takes a token.',
    'Choose another layout or contract.',
  ),
  'layout-cannot-make-confirmation-token': setUp(
    '`layout="split"` or `"card"` with a contract that takes a confirmation token.',
    'Set `layout="payment"`, or choose another contract.',
  ),
  'wallets-cannot-make-token': setUp(
    '`wallets` with a contract that takes a token.',
    'Choose a contract that takes a payment method, or leave `wallets` away.',
  ),
  'unknown-collect': setUp(
    '`collect` has a word that names no billing detail.',
    'Use those in the message, with spaces between them.',
  ),
  'missing-amount': setUp(
    'The contract can charge, and `amount` is not set.',
    'Set it: the form makes up no sum.',
  ),
  'missing-currency': setUp('The contract can charge, and `currency` is not set.', 'Set it.'),
  'invalid-amount': setUp(
    '`amount` is not a positive whole number of at most 8 digits.',
    'Give minor units: 5000 for $50.',
  ),
  'invalid-currency': setUp('`currency` is not a currency that the browser knows.', 'Give an ISO 4217 code.'),
  'invalid-email': setUp('`email` or `receipt-email` is not an address.', 'Correct it, or leave it out.'),
  'invalid-return-url': setUp('`return-url` is not the address of a page.', 'Give an HTTP(S) address.'),
  'missing-user-id': setUp(
    '`check-permission` is set, and empty.',
    'Set it to the user’s id, or take it away.',
  ),
  'permission-not-available': setUp(
    '`check-permission` with a contract whose API does not tell permissions.',
    'Take it away: the API refuses who may not.',
  ),
  'invalid-header-name': setUp(
    '`org-header` or `idempotency-header` is no header name, or one that a page may not set.',
    'Choose another name.',
  ),
  'invalid-header-value': setUp('`api-key` has characters that no header can carry.', 'Copy it again.'),
  'invalid-header': setUp(
    '`headers`, or a listener of `payment-method-request`, set a header that cannot be sent.',
    'Correct it.',
  ),
  'invalid-credentials': setUp(
    '`credentials` is none of the words of `fetch`.',
    'Name one of those in the message.',
  ),
  'invalid-request': setUp(
    'A body that is no JSON (a cycle, or a `bigint`, from a contract or a listener), or a method or an address that no request can have.',
    'Correct what makes the body.',
  ),
  'invalid-timeout': setUp('`timeout` is not a positive number.', 'Give milliseconds.'),

  'load-failed': {
    phases: ['load'],
    cause:
      'What came from Stripe’s address is not Stripe.js, or it broke. `cause` has its error, where there is one.',
    page: 'Nothing: the form offers to try again; `reload()` does the same.',
  },
  'load-blocked': {
    phases: ['load'],
    cause: 'Stripe.js did not come in three tries: a content blocker, a proxy, or a network problem.',
    page: 'Nothing: the form offers to try again; `reload()` does the same.',
  },
  'load-forbidden': {
    phases: ['load'],
    cause:
      'The page’s Content Security Policy or Trusted Types forbid Stripe.js or its frames. The message names the directive.',
    page: 'Allow what the README lists.',
  },
  'load-offline': {
    phases: ['load'],
    cause: 'The browser has no line.',
    page: 'Call `reload()` on `online`, if you like.',
  },
  'load-timeout': {
    phases: ['load'],
    cause: 'Stripe.js did not come within 10 seconds.',
    page: 'As for `load-failed`.',
  },
  'stripe-not-available': {
    phases: ['load'],
    cause: 'Stripe.js is there, and gives no instance.',
    page: 'Load the page in a browser window; Stripe.js works nowhere else.',
  },
  'fields-timeout': {
    phases: ['load'],
    cause: 'One of Stripe’s frames was not ready within 12 seconds: mostly a content blocker.',
    page: 'As for `load-failed`.',
  },
  'fields-failed': {
    phases: ['load'],
    cause:
      'Stripe reported that a frame could not be loaded, and the same of new ones that the form had made; or a file of the form’s own did not come, which the console names. `cause` has the error.',
    page: 'As for `load-failed`.',
  },
  'not-ready': {
    phases: ['load'],
    cause: '`submit()` before the fields were there.',
    page: 'Wait for `ready` before calling it.',
  },

  incomplete_number: typed('The card number is missing or too short.'),
  invalid_number: {
    phases: [...fieldPhases],
    cause: 'The card number has a wrong check digit.',
    page: nothing,
  },
  incorrect_number: card('Stripe or the issuer says that there is no such card number.', nothing),
  incomplete_expiry: typed('The expiry date is missing or not whole.'),
  invalid_expiry_month: {phases: [...fieldPhases], cause: 'The month is not 1 to 12.', page: nothing},
  invalid_expiry_month_past: typed('This year, and an earlier month.'),
  invalid_expiry_year: {
    phases: [...fieldPhases],
    cause: 'The year is more than 50 years ahead.',
    page: nothing,
  },
  invalid_expiry_year_past: typed('An earlier year.'),
  incomplete_cvc: typed('The security code is missing or too short.'),
  invalid_cvc: {phases: [...fieldPhases], cause: 'The security code is none.', page: nothing},
  incorrect_cvc: card('The issuer says that the security code is another one.', nothing),
  incomplete_card: typed('Nothing, or not all, is typed yet.'),
  incomplete_zip: typed('The postal code is missing or too short.'),
  invalid_zip: typed('The postal code is none of that country.'),
  invalid_postal_code: typed('The postal code is none of that country.'),
  incorrect_zip: card('The issuer says that the postal code is another one.', nothing),
  incorrect_address: card('The issuer says that the address is another one.', nothing),
  'invalid-card-details': {
    phases: ['validation'],
    cause:
      'Stripe.js gave a code that this version does not know. `cause` has it, where it came with a submit.',
    page: 'Nothing. Update the package.',
  },
  'missing-billing-detail': typed('A billing detail that `collect` asks for is missing.'),
  'invalid-billing-email': typed('The email address among the billing details is none.'),
  'consent-required': typed('The box under the sum is not ticked.'),
  'submit-vetoed': {
    phases: ['validation'],
    cause: 'A promise given to `waitUntil` was rejected, or took longer than 5 minutes.',
    page: 'This is your own doing. The message of the rejection is shown: word it for people.',
  },

  card_declined: card(
    'The issuer refused the card. `declineCode` says why, where it is known: see the second table.',
    another,
  ),
  card_decline_rate_limit_exceeded: card(
    'The card was declined so often that Stripe blocks it for a day.',
    another,
  ),
  expired_card: card('The card has expired.', another),
  processing_error: card('The issuer or the network stumbled.', 'Nothing: the form asks to try again.'),
  authentication_required: card(
    'The issuer wants 3-D Secure, and the server could not ask for it: it saved or charged the card by itself.',
    'Have the server answer a client secret instead: leave `error-on-requires-action` away, or use a contract with an intent.',
  ),

  'stripe-refused': {
    phases: ['tokenization', 'authentication'],
    cause:
      'Stripe refused the call for a reason that is not about the card. `cause` has Stripe’s type and code.',
    page: 'Read `cause`; mostly the page, the account or the server’s intent is set up wrongly.',
  },
  'stripe-failed': {
    phases: ['tokenization', 'authentication'],
    cause: 'Stripe answered with an error of its own.',
    page: 'Nothing. See Stripe’s status page if it lasts.',
  },
  'stripe-timeout': {
    phases: ['tokenization'],
    cause: 'Stripe did not answer within 30 seconds. Nothing was sent to the org’s API.',
    page: 'Nothing: trying again is safe.',
  },
  'stripe-unreachable': {
    phases: ['tokenization', 'authentication'],
    cause:
      'The line to Stripe broke. While tokenizing nothing was saved; while authenticating it is open (`unknown`).',
    page: 'Branch on `outcome.status`: for `unknown` see `authentication-unclear`.',
  },

  offline: {
    phases: ['request'],
    cause: 'The browser has no line. Nothing was sent, and nothing will be behind the person’s back.',
    page: 'Nothing.',
  },
  timeout: {
    phases: ['request'],
    cause: 'No answer within `timeout`, repeats included. The outcome is `unknown`.',
    page: doNotCharge,
  },
  'network-error': {
    phases: ['request'],
    cause: 'The connection broke, or CORS kept the answer away. The outcome is `unknown`.',
    page: `${doNotCharge} If it never works, look at the API’s CORS answer.`,
  },
  'server-error': {
    phases: ['request'],
    cause: 'A 408 or 5xx: it does not say how far the server came. The outcome is `unknown`.',
    page: doNotCharge,
  },
  redirected: {
    phases: ['request'],
    cause: 'The endpoint answered with a redirect, which is never followed. The outcome is `unknown`.',
    page: 'Set `endpoint` to the final URL. Until then: as for `timeout`.',
  },
  'unexpected-answer': {
    phases: ['request'],
    cause:
      'A 2xx without the client secret that the contract needs, or with one that is none. The outcome is `unknown`.',
    page: 'Check that `contract` and `endpoint` belong together. Until then: as for `timeout`.',
  },
  'not-signed-in': {
    phases: ['request', 'load'],
    cause:
      'A 401, after `authToken({refresh: true})` was tried: no bearer token, a wrong one (`bad-credentials`) or an old one (`token-expired`).',
    page: 'Have the person sign in, without leaving the page if you can: the card typed stays.',
  },
  'auth-token-failed': {
    phases: ['request', 'load'],
    cause:
      '`authToken` threw, took longer than `timeout`, or gave what no header can carry. Its error is not passed on: it may hold a secret.',
    page: 'Log it in your function; have the person sign in.',
  },
  'account-not-validated': {
    phases: ['request', 'load'],
    cause:
      'A 401 with `error_code: "account-not-validated"`: the account exists, and its address was never confirmed.',
    page: 'Lead to the page where the confirmation is sent again; then sign in. A fresh token alone would not help.',
  },
  'inactive-account': {
    phases: ['request', 'load'],
    cause: 'A 401 with `error_code: "inactive-account"`: the account was switched off.',
    page: 'Say whom to ask. Signing in again would not help.',
  },
  'permission-denied': {
    phases: ['request', 'load'],
    cause: 'A 403, or `check-permission` found that this user may not pay.',
    page: 'Say who manages the organization’s billing. `check-permission` tells it before a card is typed.',
  },
  'captcha-required': {
    phases: ['request', 'load'],
    cause: 'A 4xx with `error_code: "captcha-required"`: none was sent, or it was not solved.',
    page: 'Run the captcha in `payment-method-submit` with `waitUntil`, and add its answer in `payment-method-request`.',
  },
  'not-found': {
    phases: ['request'],
    cause: 'A 404 or 410: no such organization, or no such route.',
    page: 'Check `endpoint` and `org-id`.',
  },
  'request-not-supported': {
    phases: ['request'],
    cause: 'A 405, 406, 411, 413 or 415: the route is there, and takes no request like this.',
    page: 'Check that `endpoint` and `contract` belong together, and what your listener of `payment-method-request` adds.',
  },
  conflict: {phases: ['request'], cause: 'A 409: the same request is being worked on.', page: 'Nothing.'},
  'card-exists': {
    phases: ['request'],
    cause: 'A 4xx with `error_code: "card-exists"`: the organization has this card already.',
    page: 'Show the saved cards.',
  },
  'too-many-cards': {
    phases: ['request'],
    cause: 'A 4xx with `too-many-cards`, or Stripe’s `customer_max_payment_methods`.',
    page: 'Lead to where cards are removed.',
  },
  'amount-not-allowed': {
    phases: ['request', 'authentication'],
    cause:
      'A 4xx with `amount-not-allowed`, or Stripe’s `amount_too_small`, `amount_too_large`; or the intent is over another sum than the one agreed to, and was not confirmed.',
    page: 'Correct `amount`, or the sum of the intent; mind the least amount of each currency.',
  },
  'currency-not-allowed': {
    phases: ['request'],
    cause: 'A 4xx with `currency-not-allowed`.',
    page: 'Correct `currency`.',
  },
  'too-many-requests': {
    phases: ['tokenization', 'authentication', 'request'],
    cause: 'A 429 or 425, after repeats, or Stripe’s rate limit.',
    page: wait,
  },
  'request-rejected': {
    phases: ['request'],
    cause: 'Any other 4xx, e.g. 400 and 422. `status` has it, and the message the API’s own sentence.',
    page: 'Read `status` and `requestId`; mostly the server does not take what `contract` sends.',
  },
  unexpected: {
    phases: ['request', 'authentication'],
    cause:
      'A defect: in this package, or in a contract. `cause` has it. (A listener that throws changes nothing: the browser reports it, and the attempt goes on.) Where something was sent before, the outcome is `unknown`. Or a server that gave a SetupIntent before the card gave one that was over already: it has saved a card before, and not this one.',
    page: 'Report it with `cause`.',
  },

  'authentication-failed': {
    phases: ['authentication'],
    cause: 'The person did not pass 3-D Secure, or broke it off.',
    page: another,
  },
  'authentication-unclear': {
    phases: ['authentication'],
    cause: 'Stripe did not tell where the intent stands. The outcome is `unknown`.',
    page: doNotCharge,
  },
  'intent-canceled': {
    phases: ['authentication'],
    cause: 'The intent was canceled, by the server or by age.',
    page: 'Nothing: the next try makes a new one.',
  },

  interrupted: {
    phases: ['reconciliation'],
    cause: 'An earlier page of this tab was left in the middle of an attempt. The outcome is `unknown`.',
    page: doNotCharge,
  },
  'not-saved': {
    phases: ['reconciliation'],
    cause: 'It was looked up: the lost request was not carried out.',
    page: 'Nothing: trying again is safe.',
  },
  'never-confirmed': {
    phases: ['reconciliation'],
    cause: 'The answer was lost, and without the browser’s confirmation nothing comes of the intent.',
    page: 'Nothing: trying again is safe.',
  },
};
