import {ApiError} from '../http/api-error.js';
import {findAlias, newestAliases} from '../store/cards.js';
import type {Billing, Org} from './billing.js';
import {currentCustomer, setDefaultCard, type OrgCustomer} from './customer.js';
import type {Card} from './payment-method.js';

/** An organization's cards, by the ids that Catalyze's clients know them by. */
export interface CardList {
  readonly customerId: string;
  readonly email: string | null;
  readonly cards: readonly Card[];
  readonly defaultCard: string | null;
}

/** The organization's cards as Stripe has them; a card saved by a token goes by the newest `card_…` id known for it. */
export async function listCards(billing: Billing, org: Org): Promise<CardList> {
  const customer = await requireCustomer(billing, org);
  const aliases = await newestAliases(billing.database, customer);
  const knownAs = (id: string) => aliases.get(id) ?? id;
  return {
    customerId: customer.customerId,
    email: customer.email,
    cards: customer.cards.map((card) => ({...card, id: knownAs(card.id)})),
    defaultCard: customer.defaultCard === null ? null : knownAs(customer.defaultCard),
  };
}

/** Makes one of the organization's cards the default, by its `pm_…` id or any `card_…` id it was ever known by. */
export async function chooseDefaultCard(billing: Billing, org: Org, cardId: string): Promise<void> {
  const customer = await requireCustomer(billing, org);
  const id = (await findAlias(billing.database, customer, cardId)) ?? cardId;
  if (!customer.cards.some((card) => card.id === id)) {
    throw new ApiError('card-not-found', 'The organization has no such card.');
  }
  if (customer.defaultCard !== id) await setDefaultCard(billing, customer, id);
}

/** The organization's customer, once it has a card. */
export async function requireCustomer(billing: Billing, org: Org): Promise<OrgCustomer> {
  const customer = await currentCustomer(billing, org);
  if (customer && customer.cards.length > 0) return customer;
  throw new ApiError('no-payment-method', 'The organization has no payment method yet.');
}
