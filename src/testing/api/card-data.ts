import {cvcLengths} from '../card-rules/brands.js';
import {passesLuhn} from '../card-rules/luhn.js';
import {type CardProfile, findTestCard, type TestCard, unpublishedReason} from '../cards.js';
import {type Wallet, WALLETS} from '../wallets.js';
import {cardError} from './errors.js';
import type {Params} from './params.js';

/** A card as the simulator keeps it. The number is gone: only its keyed fingerprint and last four digits remain. */
export interface CardData {
  readonly profile: CardProfile;
  readonly expMonth: number;
  readonly expYear: number;
  readonly fingerprint: string;
  readonly cvcGiven: boolean;
  /** The wallet that gave the card. */
  readonly wallet?: Wallet;
}

/** What a payment method and a charge tell of the wallet that their card came from. */
export interface WalletDetails {
  readonly apple_pay?: object;
  readonly google_pay?: object;
  readonly link?: {readonly funding_source_group: null};
  readonly dynamic_last4: null;
  readonly type: Wallet;
}

export function walletDetails({wallet}: CardData): WalletDetails | null {
  if (wallet === undefined) return null;
  const own = wallet === 'link' ? {link: {funding_source_group: null}} : {[wallet]: {}};
  return {...own, dynamic_last4: null, type: wallet};
}

/**
 * Reads `number`, `exp_month`, `exp_year` and `cvc`.
 *
 * @throws ApiError 402 with Stripe's code when one of them is wrong, or when the number is not a published test number.
 */
export function readCardData(params: Params, fingerprintOf: (text: string) => string): CardData {
  const digits = params.required('number').replaceAll(/[\s-]/g, '');
  const profile = publishedProfile(digits);
  const {expMonth, expYear} = readExpiry(params);
  const cvc = params.optional('cvc');
  if (cvc !== undefined && !(/^\d+$/.test(cvc) && cvcLengths(profile.brand).includes(cvc.length))) {
    throw cardError({code: 'invalid_cvc', param: 'cvc', message: "The card's security code is invalid."});
  }
  const wallet = params.oneOf('tokenization_method', WALLETS);
  return {
    profile,
    expMonth,
    expYear,
    fingerprint: fingerprintOf(digits),
    cvcGiven: cvc !== undefined,
    ...(wallet !== undefined && {wallet}),
  };
}

/** The card behind a ready-made id: valid until the end of the year after next, with its CVC given. */
export function readyMadeCardData(
  {number, profile}: TestCard,
  fingerprintOf: (text: string) => string,
): CardData {
  return {
    profile,
    expMonth: 12,
    expYear: new Date().getFullYear() + 2,
    fingerprint: fingerprintOf(number),
    cvcGiven: true,
  };
}

function publishedProfile(digits: string): CardProfile {
  if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits)) {
    throw cardError({
      code: 'incorrect_number',
      param: 'number',
      message: 'The card number is not a valid one.',
    });
  }
  const profile = findTestCard(digits)?.profile;
  if (profile === undefined) {
    throw cardError({
      code: 'incorrect_number',
      param: 'number',
      message: unpublishedReason(digits),
    });
  }
  return profile;
}

function readExpiry(params: Params): {expMonth: number; expYear: number} {
  const expMonth = Number(params.required('exp_month'));
  const year = Number(params.required('exp_year'));
  const expYear = year < 100 ? year + 2000 : year;
  const today = new Date();
  if (!Number.isInteger(expMonth) || expMonth < 1 || expMonth > 12) {
    throw expiryError('invalid_expiry_month', 'exp_month', "The card's expiration month is invalid.");
  }
  if (!Number.isInteger(expYear) || expYear < today.getFullYear() || expYear > today.getFullYear() + 50) {
    throw expiryError('invalid_expiry_year', 'exp_year', "The card's expiration year is invalid.");
  }
  if (expYear === today.getFullYear() && expMonth < today.getMonth() + 1) {
    throw expiryError('invalid_expiry_month', 'exp_month', "The card's expiration date is in the past.");
  }
  return {expMonth, expYear};
}

function expiryError(
  code: 'invalid_expiry_month' | 'invalid_expiry_year',
  param: string,
  message: string,
): ReturnType<typeof cardError> {
  return cardError({code, param, message});
}
