import type {PaymentMethod, StripeError, Token} from '@stripe/stripe-js';
import {fieldCode} from '../submission/codes.js';
import type {CardSummary, Credential, CredentialType} from '../submission/credential.js';
import {createFailure, type Failure, type FieldName} from '../submission/failure.js';
import {readSentence} from '../text.js';
import {whenAborted} from '../waiting.js';
import type {CardFields} from './card-fields.js';
import {causeOf, stripeFailure} from './stripe-failure.js';

/** Milliseconds for Stripe to turn a card into a credential. Nothing is saved by it, so giving up is harmless. */
const TIME_LIMIT = 30_000;

/** Turns what was typed into a credential of the type that the contract takes. Never rejects. */
export async function createCredential(
  fields: CardFields,
  type: CredentialType,
  signal: AbortSignal,
): Promise<Credential | Failure> {
  const work = type === 'token' ? createToken(fields) : createPaymentMethod(fields);
  return Promise.race([work, givenUp(AbortSignal.any([signal, AbortSignal.timeout(TIME_LIMIT)]))]);
}

async function createToken({stripe, cardElement}: CardFields): Promise<Credential | Failure> {
  return settle(async () => {
    const {token, error} = await stripe.createToken(cardElement);
    return token ? fromToken(token) : tokenizationFailure(error);
  });
}

async function createPaymentMethod({stripe, cardElement}: CardFields): Promise<Credential | Failure> {
  return settle(async () => {
    const {paymentMethod, error} = await stripe.createPaymentMethod({type: 'card', card: cardElement});
    return paymentMethod ? fromPaymentMethod(paymentMethod) : tokenizationFailure(error);
  });
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
