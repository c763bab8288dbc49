import type Stripe from 'stripe';
import {findReadyMadeCard} from '../cards.js';
import {askIssuer} from './issuer.js';
import {readBillingDetails} from './address.js';
import {type CardData, changedExpiry, readCardData, readyMadeCardData, walletDetails} from './card-data.js';
import {
  cardError,
  declineFields,
  invalidRequest,
  missing,
  missingParameter,
  parameterMissing,
} from './errors.js';
import {emit} from './events.js';
import {newId} from './ids.js';
import {type ListPage, listPage} from './lists.js';
import type {Params} from './params.js';
import {CREATE, LIST, TYPED_CARD, UPDATE} from './payment-method-params.js';
import {type Store, type StoredPaymentMethod, timestamp} from './store.js';
import {spendToken} from './tokens.js';

const REDISPLAY = ['always', 'limited', 'unspecified'] as const;

/**
 * `POST /v1/payment_methods`, and `payment_method_data` of an intent: from a token, or, with a publishable key only,
 * from a card. Decline cards included: they are refused when they are used.
 */
export function createPaymentMethod(
  store: Store,
  params: Params,
  rawNumbersAllowed: boolean,
): StoredPaymentMethod {
  params.expectOnly(CREATE);
  const type = params.required('type');
  if (type !== 'card') {
    throw invalidRequest(`The Stripe simulator has payment methods of type card only, not ${type}.`, {
      code: 'payment_method_unsupported_type',
      param: params.nameOf('type'),
    });
  }
  const {card, billing} = readCard(store, params, rawNumbersAllowed);
  const stored = fromCard(card, readBillingDetails(params.group('billing_details'), billing));
  stored.object.metadata = params.metadata();
  stored.object.allow_redisplay = params.oneOf('allow_redisplay', REDISPLAY) ?? 'unspecified';
  store.paymentMethods.set(stored.object.id, stored);
  return stored;
}

/** A payment method of the older kind, a source: it has the id of the token's card. */
export function createSourceFromToken(store: Store, tokenId: string, param: string): StoredPaymentMethod {
  const {card, object} = spendToken(store, tokenId, param);
  const stored = fromCard(card, tokenBilling(object));
  stored.object.id = object.card?.id ?? newId('card');
  store.paymentMethods.set(stored.object.id, stored);
  return stored;
}

/**
 * The payment method with this id. Each use of a ready-made one (`pm_card_visa`) makes a new one.
 *
 * @param param the parameter that holds the id, when it is not in the path
 * @throws ApiError `resource_missing`, 400 for a parameter and 404 for a path
 */
export function findPaymentMethod(store: Store, id: string, param?: string): StoredPaymentMethod {
  const stored = store.paymentMethods.get(id);
  if (stored !== undefined) return stored;
  const readyMade = findReadyMadeCard(id);
  if (readyMade === undefined || !id.startsWith('pm_')) {
    throw param === undefined
      ? missing('PaymentMethod', id, 'payment_method')
      : missingParameter('PaymentMethod', id, param);
  }
  const fresh = fromCard(readyMadeCardData(readyMade, store.fingerprintOf), readBillingDetails(undefined));
  store.paymentMethods.set(fresh.object.id, fresh);
  return fresh;
}

/** `POST /v1/payment_methods/:id`: attached ones only, as at Stripe. */
export function updatePaymentMethod(store: Store, id: string, params: Params): Stripe.PaymentMethod {
  params.expectOnly(UPDATE);
  const {object} = findPaymentMethod(store, id);
  if (object.customer === null) {
    throw invalidRequest('A PaymentMethod can be updated only after it was attached to a customer.');
  }
  const expiry = params.group('card')?.expectOnly({exp_month: 'read', exp_year: 'read'});
  if (expiry !== undefined && object.card !== undefined)
    Object.assign(object.card, changedExpiry(expiry, object.card));
  object.billing_details = readBillingDetails(params.group('billing_details'), object.billing_details);
  object.metadata = params.metadata(object.metadata ?? {});
  object.allow_redisplay =
    params.oneOf('allow_redisplay', REDISPLAY) ?? object.allow_redisplay ?? 'unspecified';
  emit(store, 'payment_method.updated', object);
  return object;
}

/** `POST /v1/payment_methods/:id/attach`: this is where the issuer of a decline card refuses it. */
export function attachPaymentMethod(store: Store, id: string, params: Params): Stripe.PaymentMethod {
  params.expectOnly({customer: 'read', customer_account: 'not simulated', expand: 'read'});
  return attachTo(store, id, params.required('customer'));
}

/**
 * Attaches a payment method, unless it is attached to that customer already.
 *
 * @throws ApiError 402 when the issuer refuses, 404 without such a customer, 400 when the payment method is used up
 */
export function attachTo(store: Store, id: string, customerId: string, param?: string): Stripe.PaymentMethod {
  if (store.customers.get(customerId)?.deleted !== false) {
    throw missingParameter('customer', customerId, 'customer');
  }
  const stored = findPaymentMethod(store, id, param);
  if (stored.object.customer === customerId) return stored.object;
  expectAttachable(stored);
  const answer = askIssuer(stored.card.profile, {
    purpose: 'attach',
    offSession: false,
    setUp: false,
    authenticated: false,
  });
  if (answer.kind === 'declined') throw cardError(declineFields(answer.decline));
  markAttached(store, stored, customerId);
  return stored.object;
}

/** `POST /v1/payment_methods/:id/detach`: for good. */
export function detachPaymentMethod(store: Store, id: string): Stripe.PaymentMethod {
  const stored = findPaymentMethod(store, id);
  if (stored.object.customer === null) {
    throw invalidRequest('The PaymentMethod is not attached to a customer, so it cannot be detached.', {
      param: 'payment_method',
    });
  }
  markDetached(store, stored);
  return stored.object;
}

/** `GET /v1/payment_methods?customer=…` and `GET /v1/customers/:id/payment_methods`. */
export function listPaymentMethods(
  store: Store,
  params: Params,
  url: string,
  ofCustomer?: string,
): ListPage<Stripe.PaymentMethod> {
  params.expectOnly(LIST);
  const customer = ofCustomer ?? params.optional('customer');
  const type = params.optional('type');
  const redisplay = params.oneOf('allow_redisplay', REDISPLAY);
  const found = [...store.paymentMethods.values()]
    .map(({object}) => object)
    .filter((object) => customer === undefined || object.customer === customer)
    .filter((object) => type === undefined || object.type === type)
    .filter((object) => redisplay === undefined || object.allow_redisplay === redisplay);
  return listPage(found, params, url);
}

/**
 * Refuses a payment method whose only use is behind it.
 *
 * @throws ApiError 400
 */
export function expectAttachable({object, use}: StoredPaymentMethod): void {
  if (use === 'attached') {
    throw invalidRequest('The PaymentMethod is already attached to another customer.', {
      code: 'payment_method_unexpected_state',
      param: 'payment_method',
    });
  }
  if (use === 'spent') {
    throw invalidRequest(
      `The PaymentMethod ${object.id} was used without a customer or was detached from one, and cannot be used again.`,
      {code: 'payment_method_unexpected_state', param: 'payment_method'},
    );
  }
}

/** Ties a payment method to a customer; its checks have now been made. */
export function markAttached(store: Store, stored: StoredPaymentMethod, customerId: string): void {
  stored.object.customer = customerId;
  stored.use = 'attached';
  markChecked(stored);
  emit(store, 'payment_method.attached', stored.object);
}

/** Fills in what the issuer said about CVC and postal code. */
export function markChecked({object, card}: StoredPaymentMethod): void {
  if (object.card === undefined) return;
  object.card.checks = {
    address_line1_check: checkOf(object.billing_details.address?.line1, 'pass'),
    address_postal_code_check: checkOf(
      object.billing_details.address?.postal_code,
      card.profile.checks.postalCode,
    ),
    cvc_check: card.cvcGiven ? card.profile.checks.cvc : null,
  };
}

/** Unties a payment method from its customer, whose default it may have been. */
export function markDetached(store: Store, stored: StoredPaymentMethod): void {
  const owner =
    typeof stored.object.customer === 'string' ? store.customers.get(stored.object.customer) : undefined;
  if (owner?.object.invoice_settings.default_payment_method === stored.object.id) {
    owner.object.invoice_settings.default_payment_method = null;
  }
  stored.object.customer = null;
  stored.use = 'spent';
  emit(store, 'payment_method.detached', stored.object);
}

function readCard(
  store: Store,
  params: Params,
  rawNumbersAllowed: boolean,
): {card: CardData; billing?: Stripe.PaymentMethod.BillingDetails} {
  const cardParams = params.group('card');
  if (cardParams === undefined) throw parameterMissing(params.nameOf('card'));
  cardParams.expectOnly(TYPED_CARD);
  if (cardParams.has('token')) {
    if (cardParams.has('number')) {
      throw invalidRequest('Only one of token and number can be given.', {
        code: 'parameters_exclusive',
        param: cardParams.nameOf('token'),
      });
    }
    const {card, object} = spendToken(store, cardParams.required('token'), cardParams.nameOf('token'));
    return {card, billing: tokenBilling(object)};
  }
  if (!rawNumbersAllowed) throw rawNumberRefused(cardParams.nameOf('number'));
  return {card: readCardData(cardParams, store.fingerprintOf)};
}

function tokenBilling({card}: Stripe.Token): Stripe.PaymentMethod.BillingDetails {
  return {
    address: {
      city: card?.address_city ?? null,
      country: card?.address_country ?? null,
      line1: card?.address_line1 ?? null,
      line2: card?.address_line2 ?? null,
      postal_code: card?.address_zip ?? null,
      state: card?.address_state ?? null,
    },
    email: null,
    name: card?.name ?? null,
    phone: null,
    tax_id: null,
  };
}

/** Card numbers belong to the frames and their publishable key; a server that sends one is in scope of PCI DSS. */
export function rawNumberRefused(param: string): Error {
  return invalidRequest(
    'Card numbers are not taken with a secret key: make a token or payment method in the browser, with Elements.',
    {param},
    402,
  );
}

function fromCard(card: CardData, billing: Stripe.PaymentMethod.BillingDetails): StoredPaymentMethod {
  const {profile} = card;
  const preferred = profile.networks[0] ?? profile.brand;
  const object: Stripe.PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: billing,
    card: {
      brand: profile.brand,
      checks: {
        address_line1_check: checkOf(billing.address?.line1, 'unchecked'),
        address_postal_code_check: checkOf(billing.address?.postal_code, 'unchecked'),
        cvc_check: card.cvcGiven ? 'unchecked' : null,
      },
      country: profile.country,
      display_brand: profile.networks.length > 1 ? preferred : profile.brand,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      fingerprint: card.fingerprint,
      funding: profile.funding,
      generated_from: null,
      last4: profile.last4,
      networks: {available: [...profile.networks], preferred: null},
      regulated_status: 'unregulated',
      three_d_secure_usage: {supported: profile.threeDSecure},
      wallet: walletDetails(card),
    },
    created: timestamp(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
  return {object, card, setUp: false, use: 'fresh'};
}

/** What is not given is not checked. */
function checkOf<T>(given: string | null | undefined, result: T): T | null {
  return given === null || given === undefined ? null : result;
}
