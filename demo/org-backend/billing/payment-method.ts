import type Stripe from 'stripe';
import {ApiError} from '../http/api-error.js';
import type {CardIdentity} from '../store/cards.js';
import type {Billing} from './billing.js';
import {isRefusal} from './stripe-errors.js';

/** A card as Stripe keeps it: a payment method. */
export interface Card extends CardIdentity {
  /** The payment method's id. */
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
}

/** What we keep of a payment method that is a card; undefined where it is something else. */
export function asCard(paymentMethod: Stripe.PaymentMethod): Card | undefined {
  const {id, card} = paymentMethod;
  if (!card) return undefined;
  return {
    id,
    brand: card.brand,
    last4: card.last4,
    expMonth: card.exp_month,
    expYear: card.exp_year,
    // Without a fingerprint a card is like no other.
    fingerprint: card.fingerprint ?? id,
  };
}

/** The same, for where nothing but a card will do. */
export function requireCard(paymentMethod: Stripe.PaymentMethod): Card {
  const card = asCard(paymentMethod);
  if (!card) throw new ApiError('validation-error', 'This payment method is not a card.');
  return card;
}

/**
 * A payment method that is free, or on this customer already. One that belongs to somebody else is as unknown as one that does not
 * exist.
 */
export async function usablePaymentMethod(
  {stripe}: Billing,
  customerId: string,
  id: string,
): Promise<Stripe.PaymentMethod> {
  const paymentMethod = await stripe.paymentMethods.retrieve(id);
  if (paymentMethod.customer === null || customerIdOf(paymentMethod) === customerId) return paymentMethod;
  throw new ApiError('payment-method-not-found', 'Stripe does not know this token or payment method.');
}

/** Takes a payment method off its customer, for good. That somebody else has just done so is as good. */
export async function detach({stripe}: Billing, id: string): Promise<void> {
  try {
    await stripe.paymentMethods.detach(id);
  } catch (error) {
    if (!isRefusal(error) || (await stripe.paymentMethods.retrieve(id)).customer !== null) throw error;
  }
}

/** The customer that a payment method is attached to. */
export function customerIdOf({customer}: Stripe.PaymentMethod): string | undefined {
  return typeof customer === 'string' ? customer : customer?.id;
}

/** What makes the card inside a token the same as another. */
export function identityOf(card: Stripe.Card): CardIdentity {
  return {fingerprint: card.fingerprint ?? card.id, expMonth: card.exp_month, expYear: card.exp_year};
}

/** The same number, whatever it expires. */
export function isSameNumber(one: CardIdentity, other: CardIdentity): boolean {
  return one.fingerprint === other.fingerprint;
}

/** The same number with the same expiry date: for us, the same card. */
export function isSameCard(one: CardIdentity, other: CardIdentity): boolean {
  return isSameNumber(one, other) && one.expMonth === other.expMonth && one.expYear === other.expYear;
}

/** A card can be used until the last day of its month, wherever on earth it is. */
export function hasExpired({expMonth, expYear}: CardIdentity, now: Date): boolean {
  return Date.UTC(expYear, expMonth, 2) < now.getTime();
}
