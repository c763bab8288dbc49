import type Stripe from 'stripe';
import {type ErrorFields, invalidRequest, missing} from './errors.js';
import {emit} from './events.js';
import {newId} from './ids.js';
import {capturePaymentIntent} from './intents/payment-intents.js';
import {walletDetails, type WalletDetails} from './card-data.js';
import {type ListPage, listPage, PAGINATION} from './lists.js';
import {type KnownParams, Params} from './params.js';
import {type Store, type StoredPaymentIntent, type StoredPaymentMethod, timestamp} from './store.js';

const LIST: KnownParams<Stripe.ChargeListParams> = {
  ...PAGINATION,
  created: 'not simulated',
  customer: 'read',
  expand: 'read',
  payment_intent: 'read',
  transfer_group: 'not simulated',
};

const UPDATE: KnownParams<Stripe.ChargeUpdateParams> = {
  customer: 'not simulated',
  description: 'read',
  expand: 'read',
  fraud_details: 'not simulated',
  metadata: 'read',
  receipt_email: 'read',
  shipping: 'not simulated',
  transfer_group: 'not simulated',
};

const CAPTURE: KnownParams<Stripe.ChargeCaptureParams> = {
  amount: 'read',
  application_fee: 'not simulated',
  application_fee_amount: 'not simulated',
  expand: 'read',
  receipt_email: 'not simulated',
  statement_descriptor: 'not simulated',
  statement_descriptor_suffix: 'not simulated',
  transfer_data: 'not simulated',
  transfer_group: 'not simulated',
};

/** The charge of a payment that its issuer approved; captured unless the intent says that this is done by hand. */
export function successfulCharge(
  store: Store,
  intent: StoredPaymentIntent,
  method: StoredPaymentMethod,
): Stripe.Charge {
  const captured = intent.object.status === 'succeeded';
  return record(store, {
    ...baseCharge(intent, method),
    amount_captured: captured ? intent.object.amount : 0,
    captured,
    outcome: outcome('authorized', 'approved_by_network', null),
    paid: true,
    status: 'succeeded',
  });
}

/** The charge of a payment that its issuer refused. */
export function failedCharge(
  store: Store,
  intent: StoredPaymentIntent,
  method: StoredPaymentMethod,
  error: ErrorFields,
): Stripe.Charge {
  const blocked = error.decline_code === 'fraudulent';
  return record(store, {
    ...baseCharge(intent, method),
    failure_code: error.code ?? null,
    failure_message: error.message ?? null,
    outcome: blocked
      ? outcome('blocked', 'not_sent_to_network', 'highest_risk_level')
      : outcome('issuer_declined', 'declined_by_network', error.decline_code ?? error.code ?? null),
  });
}

/** Tells the charge of a captured intent. */
export function markCaptured(store: Store, {object}: StoredPaymentIntent, amount: number): void {
  const charge =
    typeof object.latest_charge === 'string' ? store.charges.get(object.latest_charge) : undefined;
  if (charge === undefined) return;
  charge.captured = true;
  charge.amount_captured = amount;
  charge.amount_refunded = charge.amount - amount;
  emit(store, 'charge.captured', charge);
}

/** Gives the whole of an authorised amount back. */
export function markRefunded(store: Store, {object}: StoredPaymentIntent, amount: number): void {
  const charge =
    typeof object.latest_charge === 'string' ? store.charges.get(object.latest_charge) : undefined;
  if (charge === undefined) return;
  charge.refunded = true;
  charge.amount_refunded = amount;
  emit(store, 'charge.refunded', charge);
}

/** `GET /v1/charges/:id`. */
export function retrieveCharge(store: Store, id: string): Stripe.Charge {
  const charge = store.charges.get(id);
  if (charge === undefined) throw missing('charge', id);
  return charge;
}

/** `GET /v1/charges`, by customer or payment intent. */
export function listCharges(store: Store, params: Params): ListPage<Stripe.Charge> {
  params.expectOnly(LIST);
  const customer = params.optional('customer');
  const intent = params.optional('payment_intent');
  const found = [...store.charges.values()]
    .filter((charge) => customer === undefined || charge.customer === customer)
    .filter((charge) => intent === undefined || charge.payment_intent === intent);
  return listPage(found, params, '/v1/charges');
}

/** `POST /v1/charges/:id`. */
export function updateCharge(store: Store, id: string, params: Params): Stripe.Charge {
  params.expectOnly(UPDATE);
  const charge = retrieveCharge(store, id);
  const description = params.text('description');
  if (description !== undefined) charge.description = description;
  const email = params.text('receipt_email');
  if (email !== undefined) charge.receipt_email = email;
  charge.metadata = params.metadata(charge.metadata);
  emit(store, 'charge.updated', charge);
  return charge;
}

/** `POST /v1/charges/:id/capture`: captures the payment intent that the charge belongs to. */
export function captureCharge(store: Store, id: string, params: Params): Stripe.Charge {
  params.expectOnly(CAPTURE);
  const charge = retrieveCharge(store, id);
  if (charge.captured) {
    throw invalidRequest(`Charge ${id} has already been captured.`, {code: 'charge_already_captured'});
  }
  const amount = params.optional('amount');
  capturePaymentIntent(
    store,
    typeof charge.payment_intent === 'string' ? charge.payment_intent : '',
    new Params(amount === undefined ? {} : {amount_to_capture: amount}),
  );
  return charge;
}

function record(store: Store, charge: Stripe.Charge): Stripe.Charge {
  store.charges.set(charge.id, charge);
  return charge;
}

function baseCharge(
  {object: intent}: StoredPaymentIntent,
  {object: method, card}: StoredPaymentMethod,
): Stripe.Charge {
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: structuredClone(method.billing_details),
    calculated_statement_descriptor: null,
    captured: false,
    created: timestamp(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {...intent.metadata},
    on_behalf_of: null,
    outcome: null,
    paid: false,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: 'card',
      ...(method.card && {card: chargedCard(method.card, walletDetails(card), intent.amount)}),
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: 'failed',
    transfer_data: null,
    transfer_group: null,
  };
}

function chargedCard(
  card: Stripe.PaymentMethod.Card,
  wallet: WalletDetails | null,
  amount: number,
): Stripe.Charge.PaymentMethodDetails.Card {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand: card.brand,
    checks: card.checks,
    country: card.country,
    electronic_commerce_indicator: null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    ...(card.fingerprint !== undefined && {fingerprint: card.fingerprint}),
    funding: card.funding,
    installments: null,
    last4: card.last4,
    mandate: null,
    network: card.networks?.available[0] ?? card.brand,
    network_transaction_id: null,
    regulated_status: card.regulated_status,
    three_d_secure: null,
    transaction_link_id: null,
    wallet,
  };
}

function outcome(type: string, status: string, reason: string | null): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: status,
    reason,
    risk_level: 'normal',
    seller_message: type === 'authorized' ? 'Payment complete.' : 'The payment was refused.',
    type,
  };
}
