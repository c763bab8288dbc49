import type Stripe from 'stripe';
import {readAddress} from '../address.js';
import {markCaptured} from '../charges.js';
import {invalidRequest, missing, parameterMissing} from '../errors.js';
import {emit} from '../events.js';
import {newClientSecret, newId} from '../ids.js';
import {type ListPage, listPage, PAGINATION} from '../lists.js';
import type {Params} from '../params.js';
import {type Store, type StoredPaymentIntent, timestamp} from '../store.js';
import {readAmount, readCurrency} from './amounts.js';
import {attempt, type AttemptOptions, markCanceled, unexpectedState} from './attempt.js';
import {CANCEL, CAPTURE, CONFIRM, CREATE, LIST, UPDATE} from './payment-intent-params.js';
import {
  applyPaymentMethod,
  expectConfirm,
  expectReturnUrl,
  expectUpdatable,
  readCustomer,
  readMethodChoice,
  redirectUrl,
  refusePaymentMethodTypes,
} from './shared-params.js';

const USAGES = ['off_session', 'on_session'] as const;
const CANCELLATIONS = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;
const OPEN: readonly string[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** `POST /v1/payment_intents`; with `confirm=true` it is confirmed in the same call. */
export function createPaymentIntent(store: Store, params: Params): Stripe.PaymentIntent {
  refusePaymentMethodTypes(params);
  params.expectOnly(CREATE);
  expectConfirm(params, ['error_on_requires_action', 'off_session', 'return_url']);
  const currency = readCurrency(params);
  if (currency === undefined) throw parameterMissing('currency');
  const id = newId('pi');
  const object: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    ...readMethodChoice(params),
    amount: readAmount(params, currency),
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.oneOf('capture_method', ['automatic', 'automatic_async', 'manual']) ?? 'automatic',
    client_secret: newClientSecret(id),
    confirmation_method: params.oneOf('confirmation_method', ['automatic', 'manual']) ?? 'automatic',
    created: timestamp(),
    currency,
    customer: readCustomer(store, params) ?? null,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  };
  const intent: StoredPaymentIntent = {
    kind: 'payment',
    object,
    paymentMethod: undefined,
    challengeId: undefined,
    authenticated: false,
    returnUrl: undefined,
  };
  applyDetails(intent, params);
  if (params.boolean('confirm') === true) expectReturnUrl(store, object, params);
  applyPaymentMethod(store, intent, params, false);
  store.paymentIntents.set(id, intent);
  emit(store, 'payment_intent.created', object);
  if (params.boolean('confirm') === true) attempt(store, intent, attemptOptions(params));
  return object;
}

/** The intent with this id, or 404. */
export function findPaymentIntent(store: Store, id: string): StoredPaymentIntent {
  const intent = store.paymentIntents.get(id);
  if (intent === undefined) throw missing('payment_intent', id, 'intent');
  return intent;
}

/** `POST /v1/payment_intents/:id`. */
export function updatePaymentIntent(store: Store, id: string, params: Params): Stripe.PaymentIntent {
  refusePaymentMethodTypes(params);
  params.expectOnly(UPDATE);
  const intent = findPaymentIntent(store, id);
  expectUpdatable(intent, params, OPEN);
  const {object} = intent;
  const currency = readCurrency(params) ?? object.currency;
  if (params.has('amount') || params.has('currency')) {
    object.amount = params.has('amount') ? readAmount(params, currency) : object.amount;
    object.currency = currency;
  }
  object.customer = readCustomer(store, params) ?? object.customer;
  if (params.has('allowed_payment_method_types')) Object.assign(object, readMethodChoice(params));
  applyDetails(intent, params);
  applyPaymentMethod(store, intent, params, false);
  return object;
}

/**
 * `POST /v1/payment_intents/:id/confirm`, with either kind of key. Without another payment method, an intent that
 * already waits for the cardholder goes on waiting.
 */
export function confirmPaymentIntent(
  store: Store,
  id: string,
  params: Params,
  publishable: boolean,
): Stripe.PaymentIntent {
  refusePaymentMethodTypes(params);
  params.expectOnly(CONFIRM);
  const intent = findPaymentIntent(store, id);
  if (!OPEN.includes(intent.object.status)) throw unexpectedState(intent, 'confirmed');
  if (publishable && intent.object.confirmation_method === 'manual') {
    throw invalidRequest('A PaymentIntent with manual confirmation is confirmed with a secret key only.', {
      code: 'payment_intent_invalid_parameter',
    });
  }
  if (params.has('allowed_payment_method_types')) Object.assign(intent.object, readMethodChoice(params));
  applyDetails(intent, params);
  if (!publishable) expectReturnUrl(store, intent.object, params);
  const replaced = applyPaymentMethod(store, intent, params, publishable);
  if (intent.object.status === 'requires_action' && !replaced) return intent.object;
  attempt(store, intent, attemptOptions(params));
  return intent.object;
}

/** `POST /v1/payment_intents/:id/cancel`. */
export function cancelPaymentIntent(store: Store, id: string, params: Params): Stripe.PaymentIntent {
  params.expectOnly(CANCEL);
  const intent = findPaymentIntent(store, id);
  if (![...OPEN, 'requires_capture'].includes(intent.object.status)) {
    throw unexpectedState(intent, 'canceled');
  }
  intent.object.cancellation_reason = params.oneOf('cancellation_reason', CANCELLATIONS) ?? null;
  markCanceled(store, intent);
  return intent.object;
}

/** `POST /v1/payment_intents/:id/capture`: takes all or part of an authorised amount. */
export function capturePaymentIntent(store: Store, id: string, params: Params): Stripe.PaymentIntent {
  params.expectOnly(CAPTURE);
  const intent = findPaymentIntent(store, id);
  if (intent.object.status !== 'requires_capture') throw unexpectedState(intent, 'captured');
  const amount = params.integer('amount_to_capture') ?? intent.object.amount_capturable;
  if (amount < 1 || amount > intent.object.amount_capturable) {
    throw invalidRequest('The amount to capture is more than the amount that can be captured.', {
      code: 'amount_too_large',
      param: 'amount_to_capture',
    });
  }
  intent.object.amount_received = amount;
  intent.object.amount_capturable = 0;
  intent.object.status = 'succeeded';
  markCaptured(store, intent, amount);
  emit(store, 'payment_intent.succeeded', intent.object);
  return intent.object;
}

/** `GET /v1/payment_intents`. */
export function listPaymentIntents(store: Store, params: Params): ListPage<Stripe.PaymentIntent> {
  params.expectOnly({...PAGINATION, ...LIST});
  const customer = params.optional('customer');
  const found = [...store.paymentIntents.values()]
    .map(({object}) => object)
    .filter((object) => customer === undefined || object.customer === customer);
  return listPage(found, params, '/v1/payment_intents');
}

function attemptOptions(params: Params): AttemptOptions {
  const offSession = params.optional('off_session');
  return {
    offSession: offSession !== undefined && offSession !== 'false',
    errorOnRequiresAction: params.boolean('error_on_requires_action') ?? false,
    returnUrl: redirectUrl(params),
  };
}

function applyDetails({object}: StoredPaymentIntent, params: Params): void {
  const text = (name: string, old: string | null): string | null => {
    const value = params.text(name);
    return value === undefined ? old : value;
  };
  object.description = text('description', object.description);
  object.receipt_email = text('receipt_email', object.receipt_email);
  object.statement_descriptor = text('statement_descriptor', object.statement_descriptor);
  object.statement_descriptor_suffix = text(
    'statement_descriptor_suffix',
    object.statement_descriptor_suffix,
  );
  object.metadata = params.metadata(object.metadata);
  if (params.isCleared('setup_future_usage')) object.setup_future_usage = null;
  else object.setup_future_usage = params.oneOf('setup_future_usage', USAGES) ?? object.setup_future_usage;
  if (params.isCleared('shipping')) object.shipping = null;
  else object.shipping = readShipping(params.group('shipping')) ?? object.shipping;
}

function readShipping(params: Params | undefined): Stripe.PaymentIntent.Shipping | undefined {
  if (params === undefined) return undefined;
  params.expectOnly({address: 'read', carrier: 'read', name: 'read', phone: 'read', tracking_number: 'read'});
  return {
    address: readAddress(params.group('address')),
    carrier: params.text('carrier') ?? null,
    name: params.required('name'),
    phone: params.text('phone') ?? null,
    tracking_number: params.text('tracking_number') ?? null,
  };
}
