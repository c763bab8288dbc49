import {ApiError} from '../http/api-error.js';
import {claimCard, findAlias, releaseOtherIdentities, releaseIdentity, settleClaim} from '../store/cards.js';
import type {Billing, Org} from './billing.js';
import {requireCustomer} from './default-card.js';
import {isSameCard, type Card} from './payment-method.js';
import {isRefusal} from './stripe-errors.js';

/** What may be changed of a card. An empty text takes away what was there. */
export interface CardChanges {
  readonly name?: string | undefined;
  readonly expMonth?: number | undefined;
  readonly expYear?: number | undefined;
  readonly address: Readonly<Partial<Record<AddressField, string | undefined>>>;
}

export type AddressField = 'line1' | 'line2' | 'city' | 'state' | 'postal_code' | 'country';

/**
 * Changes one of the organization's cards, known by its `pm_…` id or any `card_…` id. With another expiry it is another card, and
 * is claimed as such before: it must not become the second copy of one that is there.
 */
export async function updateCard(
  billing: Billing,
  org: Org,
  cardId: string,
  changes: CardChanges,
): Promise<void> {
  const {database, stripe} = billing;
  const customer = await requireCustomer(billing, org);
  const id = (await findAlias(database, customer, cardId)) ?? cardId;
  const before = customer.cards.find((card) => card.id === id);
  if (!before) throw new ApiError('card-not-found', 'The organization has no such card.');
  const after = {
    ...before,
    expMonth: changes.expMonth ?? before.expMonth,
    expYear: changes.expYear ?? before.expYear,
  };
  const moves = !isSameCard(before, after);
  if (moves) {
    if (customer.cards.some((card) => card.id !== id && isSameCard(card, after))) refuseDouble();
    const claim = await claimCard(database, customer, after, id, [], Infinity);
    if (claim.kind !== 'claimed' || claim.paymentMethodId !== id) refuseDouble();
  }
  try {
    await stripe.paymentMethods.update(id, paramsOf(changes, after, moves));
  } catch (error) {
    if (moves && isRefusal(error)) await releaseIdentity(database, customer, after, id);
    throw error;
  }
  // Also where nothing moves any more: an earlier call may have moved it, and not have heard that it did.
  await releaseOtherIdentities(database, customer, after, id);
  await settleClaim(database, customer, id);
}

function paramsOf({name, address}: CardChanges, {expMonth, expYear}: Card, moves: boolean) {
  const given = Object.entries(address).filter(
    (entry): entry is [AddressField, string] => entry[1] !== undefined,
  );
  return {
    ...(moves && {card: {exp_month: expMonth, exp_year: expYear}}),
    billing_details: {
      ...(name !== undefined && {name}),
      ...(given.length > 0 && {address: Object.fromEntries(given)}),
    },
  };
}

function refuseDouble(): never {
  throw new ApiError('card-exists', 'The organization has this card with that expiry date already.');
}
