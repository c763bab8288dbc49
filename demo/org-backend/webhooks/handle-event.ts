import Stripe from 'stripe';
import type {Billing} from '../billing/billing.js';
import {customerIdOf} from '../billing/payment-method.js';
import {savePaymentMethod} from '../billing/save-card.js';
import {releasePaymentMethod} from '../store/cards.js';
import {findOrgOfCustomer} from '../store/webhook-events.js';

/** The events that something follows from: the ones to register the endpoint for. */
export const handledEvents = [
  'setup_intent.succeeded',
  'payment_intent.succeeded',
  'payment_method.attached',
  'payment_method.detached',
] as const satisfies readonly Stripe.Event['type'][];

/** What an event says happened, and to which object. */
export interface EventNotice {
  readonly id: string;
  readonly type: string;
  readonly objectId: string | undefined;
}

/**
 * Does what follows from an event. Events come late, twice and in any order, so none is believed: it only says what to read from
 * Stripe, and what Stripe says now is what counts.
 */
export async function handleEvent(billing: Billing, {type, objectId: id}: EventNotice): Promise<void> {
  const {stripe} = billing;
  const handled = handledEvents.find((known) => known === type);
  if (handled === undefined || id === undefined) return;
  switch (handled) {
    case 'setup_intent.succeeded':
      return followIntent(billing, () => stripe.setupIntents.retrieve(id));
    case 'payment_intent.succeeded':
      return followIntent(billing, () => stripe.paymentIntents.retrieve(id));
    case 'payment_method.attached':
    case 'payment_method.detached':
      return followPaymentMethod(billing, id);
  }
}

interface Intent {
  readonly status: string;
  readonly payment_method: string | {readonly id: string} | null;
}

async function followIntent(billing: Billing, retrieve: () => Promise<Intent>): Promise<void> {
  const intent = await unlessMissing(retrieve());
  const paymentMethod = intent?.status === 'succeeded' ? intent.payment_method : null;
  if (paymentMethod === null) return;
  await followPaymentMethod(billing, typeof paymentMethod === 'string' ? paymentMethod : paymentMethod.id);
}

/** A card on a customer of ours becomes one of the organization's; one that is on none is no longer anybody's. */
async function followPaymentMethod(billing: Billing, id: string): Promise<void> {
  const paymentMethod = await unlessMissing(billing.stripe.paymentMethods.retrieve(id));
  const customerId = paymentMethod && customerIdOf(paymentMethod);
  if (customerId === undefined) {
    await releasePaymentMethod(billing.database, id);
    return;
  }
  const org = await findOrgOfCustomer(billing.database, customerId);
  if (org) await savePaymentMethod(billing, org, id);
}

async function unlessMissing<Found>(finding: Promise<Found>): Promise<Found | undefined> {
  try {
    return await finding;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing')
      return undefined;
    throw error;
  }
}
