import {own, type ErrorCode} from '../submission/codes.js';
import type {ErrorBody} from './error-body.js';

/** What a status says when the body says nothing more. All other 4xx are `request-rejected`. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'not-signed-in',
  403: 'permission-denied',
  404: 'not-found',
  // The endpoint is there, and never takes what this form sends: the deployment is at fault, not the person.
  405: 'request-not-supported',
  406: 'request-not-supported',
  409: 'conflict',
  410: 'not-found',
  411: 'request-not-supported',
  413: 'request-not-supported',
  415: 'request-not-supported',
  425: 'too-many-requests',
  429: 'too-many-requests',
};

/** Words of the APIs, and of Stripe where they pass it on, that say more than the status they come with. */
const BY_WORD: Readonly<Record<string, ErrorCode>> = {
  'account-not-validated': 'account-not-validated',
  'inactive-account': 'inactive-account',
  'captcha-required': 'captcha-required',
  'card-exists': 'card-exists',
  'too-many-cards': 'too-many-cards',
  'customer-max-payment-methods': 'too-many-cards',
  'amount-not-allowed': 'amount-not-allowed',
  'amount-too-small': 'amount-not-allowed',
  'amount-too-large': 'amount-not-allowed',
  'currency-not-allowed': 'currency-not-allowed',
};

/** The code for a 4xx answer, before it is known whether it is about the card. */
export function readRefusalCode(status: number, body: ErrorBody): ErrorCode {
  const word = body.code?.toLowerCase().replaceAll('_', '-') ?? '';
  if ((status === 401 || status === 403) && isAboutApiKey(word, body.message)) return 'api-key-refused';
  return own(BY_WORD, word) ?? own(BY_STATUS, String(status)) ?? 'request-rejected';
}

/** Somebody who is told to sign in again would do so in vain. A sentence that speaks of both leaves it open. */
function isAboutApiKey(word: string, sentence = ''): boolean {
  const aboutSignIn = /token|session|sign|log.?in|bearer/i.test(sentence);
  return /api-?key/.test(word) || (/api.?key/i.test(sentence) && !aboutSignIn);
}
