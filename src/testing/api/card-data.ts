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

/**
 * The expiry of a saved card after an update. Unlike at Stripe it may have passed: there is no other way for a test to have a card
 * that has expired since it was saved.
 *
 * @throws ApiError 402 when it is none
 */
export function changedExpiry(
  params: Params,
  old: {readonly exp_month: number; readonly exp_year: number},
): {exp_month: number; exp_year: number} {
  const month = params.integer('exp_month') ?? old.exp_month;
  const year = params.integer('exp_year') ?? old.exp_year;
  expectMonth(month, params.nameOf('exp_month'));
  return {exp_month: month, exp_year: expectYear(year, params.nameOf('exp_year'))};
}

function readExpiry(params: Params): {expMonth: number; expYear: number} {
  const expMonth = Number(params.required('exp_month'));
  const year = Number(params.required('exp_year'));
  const today = new Date();
  expectMonth(expMonth, 'exp_month');
  const expYear = expectYear(year, 'exp_year');
  if (expYear < today.getFullYear()) throw yearError('exp_year');
  if (expYear === today.getFullYear() && expMonth < today.getMonth() + 1) {
    throw cardError({
      code: 'invalid_expiry_month',
      param: 'exp_month',
      message: "The card's expiration date is in the past.",
    });
  }
  return {expMonth, expYear};
}

function expectMonth(month: number, param: string): void {
  if (Number.isInteger(month) && month >= 1 && month <= 12) return;
  throw cardError({
    code: 'invalid_expiry_month',
    param,
    message: "The card's expiration month is invalid.",
  });
}

/** A year of four digits, from one of two or four. */
function expectYear(given: number, param: string): number {
  const year = given < 100 ? given + 2000 : given;
  if (Number.isInteger(year) && year >= 1970 && year <= new Date().getFullYear() + 50) return year;
  throw yearError(param);
}

function yearError(param: string): Error {
  return cardError({
    code: 'invalid_expiry_year',
    param,
    message: "The card's expiration year is invalid.",
  });
}
