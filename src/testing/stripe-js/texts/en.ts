import type {Texts} from './texts.js';

export const en: Texts = {
  titles: {
    card: 'Secure card payment input frame',
    cardNumber: 'Secure card number input frame',
    cardExpiry: 'Secure expiration date input frame',
    cardCvc: 'Secure CVC input frame',
    payment: 'Secure payment input frame',
  },
  visibleLabels: {
    number: 'Card number',
    expiry: 'Expiration date',
    cvc: 'Security code',
    postal: 'ZIP code',
    country: 'Country or region',
  },
  labels: {
    number: 'Credit or debit card number',
    expiry: 'Credit or debit card expiration date',
    cvc: 'Credit or debit card CVC/CVV',
    postal: 'ZIP',
  },
  placeholders: {cardNumber: 'Card number', expiry: 'MM / YY', cvc: 'CVC', postal: 'ZIP'},
  errors: {
    incomplete_number: 'The card number is not complete.',
    invalid_number: 'The card number is not a valid one.',
    incomplete_expiry: 'The expiration date is not complete.',
    invalid_expiry_month: 'The expiration month is not a valid one.',
    invalid_expiry_month_past: 'The expiration date has passed.',
    invalid_expiry_year: 'The expiration year is not a valid one.',
    invalid_expiry_year_past: 'The expiration year has passed.',
    incomplete_cvc: 'The security code is not complete.',
    invalid_cvc: 'The security code is not a valid one.',
    incomplete_zip: 'The postal code is not complete.',
    invalid_zip: 'The postal code is not a valid one.',
  },
  challenge: {
    title: 'Simulated 3-D Secure',
    explanation: 'This is the Stripe simulator: no bank is asked. Choose how the authentication ends.',
    pay: 'Pay {amount} with {card}',
    save: 'Save {card} for later payments',
    complete: 'COMPLETE',
    fail: 'FAIL',
    working: 'One moment …',
    lost: 'This authentication is not running any more.',
  },
};
