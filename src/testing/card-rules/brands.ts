import type {StripeCardNumberElementChangeEvent} from '@stripe/stripe-js';

/** A brand as Stripe's `change` event names it, `unknown` left out. */
export type CardBrand = Exclude<StripeCardNumberElementChangeEvent['brand'], 'unknown'>;

/** What the digits of one brand look like. */
export interface BrandRules {
  readonly brand: CardBrand | 'unknown';
  readonly lengths: readonly number[];
  /** Sizes of the groups in which digits are shown; further digits go on in fours. */
  readonly groups: readonly number[];
  readonly cvcLengths: readonly number[];
}

const FOURS = [4, 4, 4, 4] as const;
const THREE = [3] as const;
const THREE_OR_FOUR = [3, 4] as const;

const UNKNOWN: BrandRules = {brand: 'unknown', lengths: [16], groups: FOURS, cvcLengths: THREE_OR_FOUR};

interface Row extends BrandRules {
  /** Matches a number of the brand as soon as enough of its digits are there. */
  readonly prefix: RegExp;
}

const ROWS: readonly Row[] = [
  {brand: 'visa', prefix: /^4/, lengths: [16], groups: FOURS, cvcLengths: THREE},
  {
    brand: 'mastercard',
    prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/,
    lengths: [16],
    groups: FOURS,
    cvcLengths: THREE,
  },
  {brand: 'amex', prefix: /^3[47]/, lengths: [15], groups: [4, 6, 5], cvcLengths: THREE_OR_FOUR},
  {brand: 'discover', prefix: /^(6011|64|65)/, lengths: [16], groups: FOURS, cvcLengths: THREE},
  {brand: 'diners', prefix: /^36/, lengths: [14], groups: [4, 6, 4], cvcLengths: THREE},
  {brand: 'diners', prefix: /^(30|38|39)/, lengths: [16], groups: FOURS, cvcLengths: THREE},
  {brand: 'jcb', prefix: /^35/, lengths: [16], groups: FOURS, cvcLengths: THREE},
  {
    brand: 'unionpay',
    prefix: /^(62|81)/,
    lengths: [13, 14, 15, 16, 17, 18, 19],
    groups: FOURS,
    cvcLengths: THREE,
  },
];

/** The rules for a number that starts with these digits. */
export function brandRules(digits: string): BrandRules {
  return ROWS.find((row) => row.prefix.test(digits)) ?? UNKNOWN;
}

/** CVC lengths that a brand takes, in digits. */
export function cvcLengths(brand: CardBrand | 'unknown'): readonly number[] {
  return ROWS.find((row) => row.brand === brand)?.cvcLengths ?? UNKNOWN.cvcLengths;
}
