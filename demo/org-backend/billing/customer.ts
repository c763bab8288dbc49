import Stripe from 'stripe';
import {ApiError} from '../http/api-error.js';
import type {CardOwner} from '../store/cards.js';
import {findCustomer, forgetCustomer} from '../store/customers.js';
import type {Billing, Org} from './billing.js';
import {asCard, type Card} from './payment-method.js';

/** An organization's customer at Stripe, by what the store knows of it. */
export interface KnownCustomer extends CardOwner {
  readonly customerId: string;
}

/** The same as Stripe has it right now. */
export interface OrgCustomer extends KnownCustomer {
  readonly email: string | null;
  readonly defaultCard: string | null;
  readonly cards: readonly Card[];
}

/** Thrown where a customer was deleted at Stripe, which cannot be undone. */
export class CustomerDeleted extends Error {}

/** More cards than this are not read; the limit on cards is far below. */
const maxListed = 500;

/** The organization's customer, or undefined while it has none. Makes nothing. */
export async function currentCustomer(billing: Billing, org: Org): Promise<OrgCustomer | undefined> {
  const row = await findCustomer(billing.database, org.id, billing.account);
  if (!row?.customer_id) return undefined;
  const known = {orgId: org.id, generation: row.generation, customerId: row.customer_id};
  try {
    return await readCustomer(billing, known);
  } catch (error) {
    if (!(error instanceof CustomerDeleted)) throw error;
    await forget(billing, known);
    return undefined;
  }
}

/**
 * Reads a customer with its cards.
 *
 * @throws CustomerDeleted where it was deleted
 * @throws ApiError where Stripe has never heard of it: then the key belongs to another account, and nothing may follow from that
 */
export async function readCustomer(billing: Billing, known: KnownCustomer): Promise<OrgCustomer> {
  const {customers} = billing.stripe;
  const listing = customers
    .listPaymentMethods(known.customerId, {type: 'card', limit: 100})
    .autoPagingToArray({limit: maxListed});
  const [customer, listed] = await Promise.allSettled([customers.retrieve(known.customerId), listing]);
  if (customer.status === 'rejected') throw unknownOr(customer.reason, billing, known);
  if (customer.value.deleted) throw new CustomerDeleted();
  if (listed.status === 'rejected') throw listed.reason;
  return {
    ...known,
    email: customer.value.email,
    defaultCard: defaultCardOf(customer.value),
    cards: listed.value.flatMap((paymentMethod) => asCard(paymentMethod) ?? []),
  };
}

/** Makes a card the one that is charged by default. */
export async function setDefaultCard(billing: Billing, customer: OrgCustomer, cardId: string): Promise<void> {
  await billing.stripe.customers.update(customer.customerId, {
    invoice_settings: {default_payment_method: cardId},
  });
}

/** The card that is charged by default at this moment, or null. */
export async function readDefaultCard({stripe}: Billing, {customerId}: OrgCustomer): Promise<string | null> {
  const customer = await stripe.customers.retrieve(customerId);
  return customer.deleted ? null : defaultCardOf(customer);
}

/** Forgets a customer that was deleted, with all that was known about its cards. */
export async function forget({database, log}: Billing, customer: KnownCustomer): Promise<void> {
  const {orgId, generation, customerId} = customer;
  log.warn({orgId, customerId}, 'the customer was deleted at Stripe: a new one takes its place');
  await forgetCustomer(database, orgId, generation);
}

/** True where a call failed because Stripe does not have the customer that it names. */
export function isMissingCustomer(error: unknown): boolean {
  return isMissing(error) && error.param === 'customer';
}

function defaultCardOf({invoice_settings: {default_payment_method: card}}: Stripe.Customer): string | null {
  return typeof card === 'string' ? card : (card?.id ?? null);
}

function unknownOr(error: unknown, {log}: Billing, {orgId, customerId}: KnownCustomer): unknown {
  if (!isMissing(error)) return error;
  log.error(
    {orgId, customerId},
    'Stripe does not know this customer: does the secret key belong to the account that the store was filled with?',
  );
  return new ApiError('payment-provider-error', 'Stripe does not know the organization’s customer.', {
    cause: error,
  });
}

function isMissing(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}
