/** English: what may come of an attempt. */
export const outcomeWords = {
  'submit.working': 'Saving…',
  'submit.paying': 'Paying…',
  'submit.authenticating': 'Confirming with your bank…',
  'progress.validating': 'Checking the card…',
  'progress.working': 'Saving the card. Please wait.',
  'progress.authenticating': 'Confirming with your bank. It may ask you to check that it is you.',
  'progress.paying': 'Paying. Please wait.',
  'progress.long': 'This is taking longer than usual. Please keep this page open.',
  'progress.reconciling': 'Checking what happened…',
  'attached.saved': 'Card saved',
  'attached.paid': 'Paid {sum}',
  'attached.card': '{brand} ending in {last4}, expires {expiry}',
  'attached.another': 'Add another card',
  'warning.not-made-default': 'The card is saved, but it could not be made the default.',
  'warning.payment-processing': 'The payment is accepted and still being processed.',
  'unknown.title': 'We can’t tell yet whether it worked',
  'unknown.check': 'Check now',
  'unknown.still': 'We checked just now, and still can’t tell.',
  'unknown.start-over': 'Start over',
  'unknown.no-check': 'We can’t check this from here.',
  'unknown.before-retry': 'Before you start over, look at your account, or ask the organization.',
  'failed.title': 'Nothing was saved',
  'failed.title.pay': 'You were not charged',

  'error.incorrect_number': 'Check the card number for a typo.',
  'error.incorrect_cvc': 'Not the code of this card. Check it.',
  'error.incorrect_address': 'The address does not match the card. Check it, or use another card.',
  'error.incorrect_zip': 'The postal code does not match the card. Check it, or use another card.',
  'error.invalid-card-details': 'Something in the card details is not right. Check them.',

  'error.card_declined': 'The card was declined. Try another card.',
  'error.card_declined.detail': 'The card was refused: {detail}',
  'error.insufficient_funds': 'The card was declined: it has insufficient funds. Try another card.',
  'error.card_decline_rate_limit_exceeded':
    'The card was declined too many times and is blocked for a while. Use another card.',
  'error.card_velocity_exceeded':
    'The card was declined: its limit is reached. Use another card, or ask your bank.',
  'error.withdrawal_count_limit_exceeded':
    'The card was declined: its limit is reached. Use another card, or ask your bank.',
  'error.card_not_supported': 'This kind of card cannot be used here. Use another card.',
  'error.currency_not_supported': 'The card does not take this currency. Use another card.',
  'error.approve_with_id':
    'The bank did not approve it. Try once more; if it is declined again, ask your bank.',
  'error.reenter_transaction':
    'The bank could not process it. Try once more; if it is declined again, ask your bank.',
  'error.duplicate_transaction':
    'The bank has just received the same payment. Check whether it went through before you pay again.',
  'error.issuer_not_available': 'Your bank could not be reached. Try again later.',
  'error.live_mode_test_card': 'This is a test card. Use a real card.',
  'error.testmode_decline': 'This is a test card. Use a real card.',
  'error.test_mode_live_card': 'This form is being tested and takes test cards only. Your card was not used.',
  'error.expired_card': 'The card has expired. Use another card.',
  'error.processing_error': 'The bank could not process the card. Try again in a moment.',
  'error.try_again_later': 'The bank could not answer. Try again later.',
  'error.authentication_required':
    'Your bank wants to confirm that it is you, which is not possible here. Use another card.',
  'error.authentication-failed':
    'Your bank could not confirm that it is you. Try again, or use another card.',
  'error.authentication-unclear': 'We could not find out whether your bank confirmed it.',
  'error.intent-canceled': 'This payment was canceled. Start again.',

  'error.offline': 'You are offline. Connect to the internet and try again.',
  'error.timeout': 'The server took too long to answer. Don’t enter the card again before you have checked.',
  'error.network-error':
    'The connection broke before the answer came. Don’t enter the card again before you have checked.',
  'error.server-error':
    'The server had a problem and did not say whether it finished. Don’t enter the card again before you have checked.',
  'error.redirected': 'The server answered with a redirect, which does not tell whether it finished.',
  'error.unexpected-answer': 'The server’s answer made no sense, so we can’t tell what happened.',
  'error.interrupted':
    'The page was left before the answer came. Don’t enter the card again before this is cleared up.',
  'error.not-saved': 'We checked: nothing was saved or charged. You can try again.',
  'error.never-confirmed': 'Nothing was saved or charged: it was never confirmed. You can try again.',
  'error.not-signed-in': 'You are not signed in, or your session has ended. Sign in and try again.',
  'error.account-not-validated':
    'Your account is not confirmed yet. Confirm it, sign in again, and then try again.',
  'error.inactive-account': 'Your account is not active. Ask the organization.',
  'error.api-key-refused':
    'This form is not set up correctly: the server refused its API key. Tell the organization.',
  'error.captcha-required':
    'The server wants to know that you are not a robot. Solve the captcha and try again.',
  'error.auth-token-failed': 'We could not confirm that you are signed in. Sign in and try again.',
  'error.permission-denied':
    'You don’t have permission to add a payment method to this organization. Ask someone who manages its billing.',
  'error.not-found': 'This organization was not found.',
  'error.request-not-supported': 'The server does not take requests of this kind. Tell the organization.',
  'error.card-exists': 'This card is saved already. Use another card to add one.',
  'error.too-many-cards': 'No more cards can be saved here. Remove one first.',
  'error.amount-not-allowed': 'This amount cannot be paid here. Ask the organization.',
  'error.currency-not-allowed': 'It cannot be paid in this currency here. Ask the organization.',
  'error.conflict': 'The server is busy with the same request. Try again in a moment.',
  'error.conflict.detail': 'The server refused: {detail}',
  'error.too-many-requests': 'There were too many tries. Wait a little and try again.',
  'error.request-rejected': 'The server refused the request.',
  'error.request-rejected.detail': 'The server refused: {detail}',
  'error.submit-vetoed': 'The page did not let this go on.',
  'error.stripe-refused': 'The card could not be checked. Try again.',
  'error.stripe-refused.detail': 'The card could not be checked: {detail}',
  'error.stripe-failed': 'Stripe had a problem and did not check the card. Try again in a moment.',
  'error.stripe-timeout': 'Checking the card took too long. Try again.',
  'error.stripe-unreachable': 'Stripe could not be reached. Check your connection and try again.',
} as const;
