import type {
  CreateTokenCardData,
  ConfirmationToken,
  PaymentMethod,
  StripeError,
  Token,
} from '@stripe/stripe-js';
import type {BillingDetails} from '../billing.js';
import {noCredential, type CardSummary, type Credential} from '../submission/credential.js';
import {createFailure, type Failure, type FieldName} from '../submission/failure.js';
import {fieldCode} from '../submission/field-code.js';
import {readSentence} from '../sentence.js';
import {whenAborted} from '../waiting.js';
import type {CardSource} from './card-source.js';
import {causeOf, stripeFailure} from './stripe-failure.js';

/** Milliseconds for Stripe to turn a card into a credential. Nothing is saved by it, so giving up is harmless. */
const TIME_LIMIT = 30_000;

/**
 * Turns what was typed into a credential of the type that the contract takes; for `none` it is only checked, to be confirmed
 * from the fields later. Never rejects.
 */
export async function createCredential(
  fields: CardSource,
  type: Credential['type'],
  signal: AbortSignal,
  billing?: BillingDetails,
): Promise<Credential | Failure> {
  const work = settle(async () => {
    const missing = await fields.submit();
    return missing ? tokenizationFailure(missing) : CREATE[type](fields, billing);
  });
  const limit = givenUp(AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT)]));
  return withPlace(await Promise.race([work, limit]), fields);
}

/** What goes wrong is said at the field that there is. */
function withPlace(
  result: Credential | Failure,
  {fields: [first, ...more]}: CardSource,
): Credential | Failure {
  return first && more.length === 0 && 'field' in result ? {...result, field: first.name} : result;
}

const CREATE: Readonly<Record<Credential['type'], Create>> = {
  none: () => Promise.resolve(noCredential),
  token: async ({stripe, cardElement}, billing) => {
    const {token, error} = await stripe.createToken(cardElement, billing && toTokenData(billing));
    return token ? fromToken(token) : tokenizationFailure(error);
  },
  'payment-method': async (source, billing) => {
    const {stripe, elements} = source;
    const params = billing && {billing_details: billing};
    const {paymentMethod, error} = await (source.isPaymentElement
      ? stripe.createPaymentMethod({elements, ...(params && {params})})
      : stripe.createPaymentMethod({type: 'card', card: source.cardElement, ...params}));
    return paymentMethod ? fromPaymentMethod(paymentMethod) : tokenizationFailure(error);
  },
  'confirmation-token': async ({stripe, elements}, billing) => {
    const {confirmationToken, error} = await stripe.createConfirmationToken({
      elements,
      ...(billing && {params: {payment_method_data: {billing_details: billing}}}),
    });
    return confirmationToken ? fromConfirmationToken(confirmationToken) : tokenizationFailure(error);
  },
};

type Create = (fields: CardSource, billing: BillingDetails | undefined) => Promise<Credential | Failure>;

/** A token takes the address flat, and neither email nor phone. */
function toTokenData({name, address = {}}: BillingDetails): CreateTokenCardData {
  const {postal_code: zip, ...rest} = address;
  const flat = Object.entries({...rest, zip}).flatMap(([key, value]) =>
    value === undefined ? [] : [[`address_${key}`, value] as const],
  );
  return {...(name !== undefined && {name}), ...Object.fromEntries(flat)};
}

/** Mistakes in the use of Stripe.js sometimes throw at once and sometimes reject. */
async function settle(work: () => Promise<Credential | Failure>): Promise<Credential | Failure> {
  try {
    return await work();
  } catch (cause) {
    return createFailure('tokenization', 'stripe-refused', {cause});
  }
}

async function givenUp(signal: AbortSignal): Promise<Failure> {
  await whenAborted(signal);
  return createFailure('tokenization', 'stripe-timeout');
}

function fromToken({id, card}: Token): Credential {
  return {type: 'token', id, ...(card && {cardId: card.id, card: summary(card)})};
}

function fromPaymentMethod({id, card}: PaymentMethod): Credential {
  return {type: 'payment-method', id, ...(card && {card: summary(card)})};
}

function fromConfirmationToken({id, payment_method_preview: {card}}: ConfirmationToken): Credential {
  return {type: 'confirmation-token', id, ...(card && {card: summary(card)})};
}

/** A token names the brand in words (`American Express`), a payment method by Stripe's short name (`amex`). */
function brandName(brand: string): string {
  const name = brand.toLowerCase();
  return SHORT_NAMES[name] ?? name;
}

const SHORT_NAMES: Readonly<Record<string, string>> = {'american express': 'amex', 'diners club': 'diners'};

function summary(card: {brand: string; last4: string; exp_month: number; exp_year: number}): CardSummary {
  return {
    brand: brandName(card.brand),
    last4: card.last4,
    expMonth: card.exp_month,
    expYear: card.exp_year,
  };
}

const FIELD_NAMES: readonly FieldName[] = ['number', 'expiry', 'cvc'];

/** What is wrong with what was typed, or why Stripe did not take it. */
export function tokenizationFailure(error: StripeError): Failure {
  const {type, code} = error;
  if (type !== 'validation_error') return {...stripeFailure('tokenization', error), ...field(code)};
  const known = code === undefined ? 'incomplete_card' : fieldCode(code);
  const detail = known === code ? undefined : readSentence(error.message);
  return createFailure('validation', known, {
    ...field(code),
    ...(detail !== undefined && {detail}),
    ...(known !== code && causeOf(error)),
  });
}

/** Stripe's codes name the field that they are about: `incomplete_number`, `incorrect_cvc`, `invalid_expiry_month`. */
function field(code: string | undefined): {readonly field?: FieldName} {
  const found = FIELD_NAMES.find((name) => code?.includes(`_${name}`));
  return found === undefined ? {} : {field: found};
}
