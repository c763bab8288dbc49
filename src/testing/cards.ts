import type {CardBrand} from './card-rules/brands.js';

/**
 * Why an issuer refuses a card, in the codes of https://docs.stripe.com/declines/codes.
 */
export interface Decline {
  readonly code:
    'card_declined' | 'expired_card' | 'incorrect_cvc' | 'processing_error' | 'authentication_required';
  readonly declineCode?: string;
}

/** When an issuer refuses: also to have the card attached, to have it set up or charged, or only to have it charged. */
export type DeclineScope = 'atAnyTime' | 'whenUsed' | 'whenCharged';

/** What the issuer of a test card does. */
export type CardBehaviour =
  | {readonly kind: 'succeeds'}
  | {readonly kind: 'declines'; readonly scope: DeclineScope; readonly decline: Decline}
  | {
      readonly kind: 'authenticates';
      readonly when: 'always' | 'unlessSetUp' | 'onSessionCharge';
      readonly afterwards?: {readonly scope: DeclineScope; readonly decline: Decline};
    };

/** All that the simulator keeps of a card: everything of a table row but its number. */
export interface CardProfile {
  readonly brand: CardBrand;
  readonly last4: string;
  readonly country: string;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  /** Networks of a co-branded card, in the order of preference. */
  readonly networks: readonly string[];
  readonly threeDSecure: boolean;
  readonly checks: {readonly cvc: 'pass' | 'fail'; readonly postalCode: 'pass' | 'fail'};
  readonly behaviour: CardBehaviour;
}

/** A published test card. `name` is what follows `pm_card_` and `tok_` in its ready-made ids. */
export interface TestCard {
  readonly number: string;
  readonly name?: string;
  readonly profile: CardProfile;
}

type Traits = Partial<Omit<CardProfile, 'brand' | 'last4' | 'checks'>> & {
  readonly name?: string;
  readonly failsCheck?: keyof CardProfile['checks'];
};

/**
 * Stripe's published test cards (https://docs.stripe.com/testing): the one table that the API, the fields and
 * `fillCard` read.
 */
export const TEST_CARDS: readonly TestCard[] = [
  card('4242424242424242', 'visa', {name: 'visa'}),
  card('4000056655665556', 'visa', {name: 'visa_debit', funding: 'debit'}),
  card('5555555555554444', 'mastercard', {name: 'mastercard'}),
  card('2223003122003222', 'mastercard'),
  card('5200828282828210', 'mastercard', {name: 'mastercard_debit', funding: 'debit'}),
  card('5105105105105100', 'mastercard', {name: 'mastercard_prepaid', funding: 'prepaid'}),
  card('378282246310005', 'amex', {name: 'amex'}),
  card('371449635398431', 'amex'),
  card('6011111111111117', 'discover', {name: 'discover'}),
  card('6011000990139424', 'discover'),
  card('3056930009020004', 'diners', {name: 'diners'}),
  card('36227206271667', 'diners'),
  card('3566002020360505', 'jcb', {name: 'jcb', country: 'JP'}),
  card('6200000000000005', 'unionpay', {name: 'unionpay', country: 'CN'}),
  card('6205500000000000004', 'unionpay', {country: 'CN'}),
  card('4000002500001001', 'visa', {country: 'FR', networks: ['cartes_bancaires', 'visa']}),
  card('5555552500001001', 'mastercard', {country: 'FR', networks: ['cartes_bancaires', 'mastercard']}),

  // Of the international ones, those whose countries write postal codes in a way of their own.
  card('4000001240000000', 'visa', {name: 'ca', country: 'CA'}),
  card('4000008260000000', 'visa', {name: 'gb', country: 'GB'}),
  card('4000003560000008', 'visa', {name: 'in', country: 'IN'}),
  card('4000002760000016', 'visa', {name: 'de', country: 'DE'}),

  declined('4000000000000002', 'visa_chargeDeclined', {
    code: 'card_declined',
    declineCode: 'generic_decline',
  }),
  declined('4000000000009995', 'visa_chargeDeclinedInsufficientFunds', insufficientFunds()),
  declined('4000000000009987', 'visa_chargeDeclinedLostCard', {
    code: 'card_declined',
    declineCode: 'lost_card',
  }),
  declined('4000000000009979', 'visa_chargeDeclinedStolenCard', {
    code: 'card_declined',
    declineCode: 'stolen_card',
  }),
  declined('4000000000000069', 'chargeDeclinedExpiredCard', {code: 'expired_card'}),
  declined('4000000000000127', 'chargeDeclinedIncorrectCvc', {code: 'incorrect_cvc'}),
  declined('4000000000000119', 'chargeDeclinedProcessingError', {code: 'processing_error'}),
  declined('4000000000006975', 'visa_chargeDeclinedVelocityLimitExceeded', {
    code: 'card_declined',
    declineCode: 'card_velocity_exceeded',
  }),
  declined('4100000000000019', 'radarBlock', {code: 'card_declined', declineCode: 'fraudulent'}),
  card('4000000000000341', 'visa', {
    name: 'chargeCustomerFail',
    behaviour: {kind: 'declines', scope: 'whenCharged', decline: genericDecline()},
  }),
  card('4000000000000101', 'visa', {name: 'cvcCheckFail', failsCheck: 'cvc'}),
  card('4000000000000036', 'visa', {name: 'avsZipFail', failsCheck: 'postalCode'}),

  authenticated('4000002500003155', 'authenticationRequiredOnSetup', {
    kind: 'authenticates',
    when: 'unlessSetUp',
  }),
  authenticated('4000002760003184', 'authenticationRequired', {kind: 'authenticates', when: 'always'}),
  authenticated('4000003800000446', 'authenticationRequiredSetupForOffSession', {
    kind: 'authenticates',
    when: 'onSessionCharge',
  }),
  authenticated('4000008260003178', 'authenticationRequiredChargeDeclinedInsufficientFunds', {
    kind: 'authenticates',
    when: 'always',
    afterwards: {scope: 'whenCharged', decline: insufficientFunds()},
  }),
  authenticated('4000000000003220', 'threeDSecure2Required', {kind: 'authenticates', when: 'always'}),
  authenticated('4000008400001629', 'threeDSecureRequiredChargeDeclined', {
    kind: 'authenticates',
    when: 'always',
    afterwards: {scope: 'atAnyTime', decline: genericDecline()},
  }),
  authenticated('4000008400001280', 'threeDSecureRequiredProcessingError', {
    kind: 'declines',
    scope: 'whenUsed',
    decline: genericDecline(),
  }),
  authenticated('4000000000003055', 'threeDSecureOptional', {kind: 'succeeds'}),
];

const byNumber = new Map(TEST_CARDS.map((row) => [row.number, row]));
const byName = new Map(
  TEST_CARDS.flatMap((row) => (row.name === undefined ? [] : [[row.name, row] as const])),
);

/** The published card with these digits, if there is one. */
export function findTestCard(digits: string): TestCard | undefined {
  return byNumber.get(digits);
}

/** Test numbers that other lists give, and Stripe's does not. */
const OTHERS_TEST_NUMBERS: readonly string[] = ['4111111111111111'];

/** Why the simulator does not take a number; names its last four digits at most. */
export function unpublishedReason(digits: string): string {
  const only = "takes Stripe's published test card numbers only, such as the one that ends in 4242";
  return OTHERS_TEST_NUMBERS.includes(digits)
    ? `The number that ends in ${digits.slice(-4)} is a test number of other payment services: the Stripe simulator ${only}.`
    : `This is the Stripe simulator: it ${only}.`;
}

/** The published card behind a ready-made id such as `pm_card_visa` or `tok_visa`. */
export function findReadyMadeCard(id: string): TestCard | undefined {
  const name = /^(?:pm_card_|tok_)(\w+)$/.exec(id)?.[1];
  return name === undefined ? undefined : byName.get(name);
}

function card(number: string, brand: CardBrand, traits: Traits = {}): TestCard {
  const {name, failsCheck, ...rest} = traits;
  return {
    number,
    ...(name !== undefined && {name}),
    profile: {
      brand,
      last4: number.slice(-4),
      country: 'US',
      funding: 'credit',
      networks: [brand],
      threeDSecure: brand === 'visa' || brand === 'mastercard',
      checks: {
        cvc: failsCheck === 'cvc' ? 'fail' : 'pass',
        postalCode: failsCheck === 'postalCode' ? 'fail' : 'pass',
      },
      behaviour: {kind: 'succeeds'},
      ...rest,
    },
  };
}

function declined(number: string, name: string, decline: Decline): TestCard {
  return card(number, 'visa', {name, behaviour: {kind: 'declines', scope: 'atAnyTime', decline}});
}

function authenticated(number: string, name: string, behaviour: CardBehaviour): TestCard {
  return card(number, 'visa', {name, behaviour});
}

function genericDecline(): Decline {
  return {code: 'card_declined', declineCode: 'generic_decline'};
}

function insufficientFunds(): Decline {
  return {code: 'card_declined', declineCode: 'insufficient_funds'};
}
