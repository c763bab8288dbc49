import type Stripe from 'stripe';
import {changedExpiry} from './card-data.js';
import {liveCustomer} from './customers.js';
import {invalidRequest, missing} from './errors.js';
import {emit} from './events.js';
import {type ListPage, listPage, PAGINATION} from './lists.js';
import type {KnownParams, Params} from './params.js';
import {attachTo, createSourceFromToken, markDetached} from './payment-methods.js';
import type {Store, StoredPaymentMethod} from './store.js';
import {BRAND_NAMES} from './tokens.js';

const UPDATE: Partial<KnownParams<Stripe.CustomerUpdateSourceParams>> = {
  address_city: 'read',
  address_country: 'read',
  address_line1: 'read',
  address_line2: 'read',
  address_state: 'read',
  address_zip: 'read',
  exp_month: 'read',
  exp_year: 'read',
  expand: 'read',
  metadata: 'read',
  name: 'read',
};

/** `POST /v1/customers/:id/sources`: the older way to save a token's card; the first card becomes the default source. */
export function createSource(store: Store, customerId: string, params: Params): Stripe.Card {
  params.expectOnly({source: 'read', expand: 'read', metadata: 'read'});
  const customer = liveCustomer(store, customerId);
  const {object} = attachSource(store, customer, params.required('source'));
  object.metadata = params.metadata();
  return findSource(store, customerId, object.id);
}

/** Makes a token a source of a customer's. */
export function attachSource(store: Store, customer: Stripe.Customer, token: string): StoredPaymentMethod {
  const stored = createSourceFromToken(store, token, 'source');
  attachTo(store, stored.object.id, customer.id);
  customer.default_source ??= stored.object.id;
  emit(store, 'customer.source.created', toCard(stored));
  return stored;
}

/** `GET /v1/customers/:id/sources`. */
export function listSources(store: Store, customerId: string, params: Params): ListPage<Stripe.Card> {
  params.expectOnly({...PAGINATION, object: 'read', expand: 'read'});
  liveCustomer(store, customerId);
  const found = [...store.paymentMethods.values()]
    .filter(({object}) => object.customer === customerId && isSource(object.id))
    .map(toCard);
  return listPage(found, params, `/v1/customers/${customerId}/sources`);
}

/** `GET /v1/customers/:id/sources/:id`. */
export function findSource(store: Store, customerId: string, id: string): Stripe.Card {
  return toCard(ownSource(store, customerId, id));
}

/** The saved card of the older kind with this id, if there is one. */
export function findCard(store: Store, id: string): Stripe.Card | undefined {
  const stored = isSource(id) ? store.paymentMethods.get(id) : undefined;
  return stored && toCard(stored);
}

/** `POST /v1/customers/:id/sources/:id`. */
export function updateSource(store: Store, customerId: string, id: string, params: Params): Stripe.Card {
  params.expectOnly(UPDATE);
  const stored = ownSource(store, customerId, id);
  const {billing_details: billing, card} = stored.object;
  const text = (name: string, old: string | null | undefined): string | null => {
    const value = params.text(name);
    return value === undefined ? (old ?? null) : value;
  };
  billing.name = text('name', billing.name);
  billing.address = {
    city: text('address_city', billing.address?.city),
    country: text('address_country', billing.address?.country),
    line1: text('address_line1', billing.address?.line1),
    line2: text('address_line2', billing.address?.line2),
    postal_code: text('address_zip', billing.address?.postal_code),
    state: text('address_state', billing.address?.state),
  };
  if (card !== undefined && (params.has('exp_month') || params.has('exp_year'))) {
    Object.assign(card, changedExpiry(params, card));
  }
  stored.object.metadata = params.metadata(stored.object.metadata ?? {});
  const source = toCard(stored);
  emit(store, 'customer.source.updated', source);
  return source;
}

/** `DELETE /v1/customers/:id/sources/:id`; the card that was saved last becomes the default source. */
export function deleteSource(store: Store, customerId: string, id: string): Stripe.DeletedCard {
  const stored = ownSource(store, customerId, id);
  const customer = liveCustomer(store, customerId);
  const gone = toCard(stored);
  markDetached(store, stored);
  if (customer.default_source === id) {
    const others = [...store.paymentMethods.values()].filter(
      ({object}) => object.customer === customerId && isSource(object.id),
    );
    customer.default_source = others.at(-1)?.object.id ?? null;
  }
  emit(store, 'customer.source.deleted', gone);
  return {id, object: 'card', deleted: true};
}

/**
 * Refuses a default source that is none of the customer's.
 *
 * @throws ApiError 404 `resource_missing`
 */
export function expectOwnSource(store: Store, customerId: string, id: string): void {
  ownSource(store, customerId, id);
}

function ownSource(store: Store, customerId: string, id: string): StoredPaymentMethod {
  liveCustomer(store, customerId);
  const stored = store.paymentMethods.get(id);
  if (stored?.object.customer === customerId && isSource(id)) return stored;
  throw missing('source', id);
}

function isSource(id: string): boolean {
  return id.startsWith('card_');
}

/** A saved card in the form that it had before there were payment methods. */
function toCard({
  object: {id, billing_details: billing, card, customer, metadata},
}: StoredPaymentMethod): Stripe.Card {
  if (card === undefined) throw invalidRequest('This is not a card.');
  return {
    id,
    object: 'card',
    address_city: billing.address?.city ?? null,
    address_country: billing.address?.country ?? null,
    address_line1: billing.address?.line1 ?? null,
    address_line1_check: card.checks?.address_line1_check ?? null,
    address_line2: billing.address?.line2 ?? null,
    address_state: billing.address?.state ?? null,
    address_zip: billing.address?.postal_code ?? null,
    address_zip_check: card.checks?.address_postal_code_check ?? null,
    allow_redisplay: 'unspecified',
    brand: brandName(card.brand),
    country: card.country,
    customer,
    cvc_check: card.checks?.cvc_check ?? null,
    dynamic_last4: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    ...(card.fingerprint !== undefined && {fingerprint: card.fingerprint}),
    funding: card.funding,
    last4: card.last4,
    metadata,
    name: billing.name,
    regulated_status: card.regulated_status,
    tokenization_method: null,
  };
}

function brandName(brand: string): string {
  return Object.entries(BRAND_NAMES).find(([name]) => name === brand)?.[1] ?? 'Unknown';
}
