import Stripe from 'stripe';
import type {CardOwner} from '../store/cards.js';
import {
  abandonGeneration,
  claimCustomer,
  findCustomer,
  forgetCustomer,
  keepCustomer,
} from '../store/customers.js';
import type {Billing, Org} from './billing.js';
import {asCard, type Card} from './payment-method.js';
import {isStripeFailure} from './stripe-errors.js';
import {idempotencyKey} from './stripe-client.js';

/** An organization's customer as Stripe has it right now. */
export interface OrgCustomer extends CardOwner {
  readonly customerId: string;
  readonly email: string | null;
  readonly defaultCard: string | null;
  readonly cards: readonly Card[];
}

/** Thrown where Stripe does not have a customer that the store still names. */
class CustomerGone extends Error {}

/** More cards than this are not read; the limit on cards is far below. */
const maxListed = 500;

/**
 * Does some work on the organization's customer, which is made first where there is none. A customer that is gone (deleted, or of
 * another Stripe than the one we talk to now) is replaced by a new one, and the work done on that.
 */
export async function withCustomer<Result>(
  billing: Billing,
  org: Org,
  work: (customer: OrgCustomer) => Promise<Result>,
): Promise<Result> {
  for (let replaced = 0; ; replaced++) {
    const {generation, customerId} = await findOrMakeCustomer(billing, org);
    try {
      return await work(await readCustomer(billing, {orgId: org.id, generation}, customerId));
    } catch (error) {
      if (!(error instanceof CustomerGone || isMissingCustomer(error)) || replaced === 2) throw error;
      await forget(billing, org.id, generation);
    }
  }
}

/** The organization's customer, or undefined while it has none. Makes nothing. */
export async function currentCustomer(billing: Billing, org: Org): Promise<OrgCustomer | undefined> {
  const row = await findCustomer(billing.database, org.id);
  if (!row?.customer_id) return undefined;
  try {
    return await readCustomer(billing, {orgId: org.id, generation: row.generation}, row.customer_id);
  } catch (error) {
    if (!(error instanceof CustomerGone)) throw error;
    await forget(billing, org.id, row.generation);
    return undefined;
  }
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

/**
 * Of many callers at once, in any number of processes, each creates the customer with the same idempotency key: Stripe makes
 * one, and answers all with it.
 */
async function findOrMakeCustomer(
  {stripe, database}: Billing,
  org: Org,
): Promise<{generation: string; customerId: string}> {
  const {generation, customer_id: known} = await claimCustomer(database, org.id);
  if (known !== null) return {generation, customerId: known};
  const made = await stripe.customers
    .create(
      {name: org.name, metadata: {org_id: org.id}},
      {idempotencyKey: idempotencyKey('customer', org.id, generation)},
    )
    .catch(async (error: unknown) => {
      // Stripe repeats such an answer to the same key for a day: the next caller asks with another one.
      if (isStripeFailure(error)) await abandonGeneration(database, org.id, generation);
      throw error;
    });
  await keepCustomer(database, org.id, generation, made.id);
  return {generation, customerId: made.id};
}

async function readCustomer({stripe}: Billing, owner: CardOwner, customerId: string): Promise<OrgCustomer> {
  const [customer, paymentMethods] = await Promise.all([
    stripe.customers.retrieve(customerId),
    stripe.customers
      .listPaymentMethods(customerId, {type: 'card', limit: 100})
      .autoPagingToArray({limit: maxListed}),
  ]).catch((error: unknown) => {
    throw isMissing(error) ? new CustomerGone(undefined, {cause: error}) : error;
  });
  if (customer.deleted) throw new CustomerGone();
  return {
    ...owner,
    customerId,
    email: customer.email,
    defaultCard: defaultCardOf(customer),
    cards: paymentMethods.flatMap((paymentMethod) => asCard(paymentMethod) ?? []),
  };
}

function defaultCardOf({invoice_settings: {default_payment_method: card}}: Stripe.Customer): string | null {
  return typeof card === 'string' ? card : (card?.id ?? null);
}

async function forget({database, log}: Billing, orgId: string, generation: string): Promise<void> {
  log.warn({orgId}, 'Stripe does not have the customer any more: a new one takes its place');
  await forgetCustomer(database, orgId, generation);
}

function isMissing(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}

function isMissingCustomer(error: unknown): boolean {
  return isMissing(error) && error.param === 'customer';
}
