import Stripe from 'stripe';
import {ApiError} from '../http/api-error.js';
import {findMaxAmount} from '../store/customers.js';
import {findAlias} from '../store/cards.js';
import {refuseTooMany, type Billing, type Org} from './billing.js';
import type {KnownCustomer, OrgCustomer} from './customer.js';
import {requireCard, usablePaymentMethod} from './payment-method.js';
import {findSame, withCustomer} from './save-card.js';
import {idempotencyKey} from './stripe-client.js';
import {isReplayed} from './stripe-errors.js';

/** A payment as it was asked for. The amount is a request, in minor units; the organization's policy decides. */
export interface PaymentRequest {
  readonly amount: number;
  readonly currency: string;
  readonly description?: string | undefined;
  readonly receiptEmail?: string | undefined;
  readonly paymentMethodId?: string | undefined;
  /** Charge in this very call, and fail it if the bank asks for authentication. Heeded only with a payment method. */
  readonly errorOnRequiresAction?: boolean | undefined;
  /** The caller's own key for this payment. */
  readonly idempotencyKey?: string | undefined;
}

/** A payment intent that was made. */
export interface MadeIntent {
  readonly clientSecret: string;
  /** It was made by an earlier request that asked for the same payment. */
  readonly replayed: boolean;
}

/**
 * Creates a payment intent on the organization's customer, and answers its client secret. Confirming it, which is the browser's part,
 * charges the card and saves it for later payments.
 *
 * Only with `errorOnRequiresAction` and a payment method is it confirmed here. That call charges money, so a repeat of it must not charge
 * twice: without a key from the caller, the same payment (organization, payment method, amount, currency, description, receipt) is the
 * same payment for as long as Stripe keeps keys, 24 hours, and the answer says that it is a replay. Whoever means a second one says so with a
 * key. One that was declined is tried again: nothing was charged.
 */
export async function createPaymentIntent(
  billing: Billing,
  org: Org,
  request: PaymentRequest,
): Promise<MadeIntent> {
  await refuseUnlessAllowed(billing, org, request);
  const look = (customer: KnownCustomer) => findPaymentMethod(billing, customer, request.paymentMethodId);
  return withCustomer(billing, org, look, async (customer, paymentMethod) => {
    refuseSurplusCard(billing, customer, paymentMethod);
    const intent = await create(billing, customer, request, paymentMethod?.id);
    if (intent.client_secret === null) {
      throw new ApiError('payment-provider-error', 'Stripe made a payment that cannot be completed.');
    }
    return {clientSecret: intent.client_secret, replayed: isReplayed(intent.lastResponse.headers)};
  });
}

/** What an amount has to be a multiple of, where that is not 1 (Stripe, "Supported currencies": three-decimal and special cases). */
const steps: Readonly<Record<string, number>> = {
  bhd: 10,
  jod: 10,
  kwd: 10,
  omr: 10,
  tnd: 10,
  isk: 100,
  ugx: 100,
};

async function refuseUnlessAllowed(
  {database}: Billing,
  org: Org,
  {amount, currency}: PaymentRequest,
): Promise<void> {
  const maxAmount = await findMaxAmount(database, org.id, currency);
  if (maxAmount === undefined) {
    throw new ApiError('currency-not-allowed', 'The organization cannot pay in this currency.', {
      field: 'currency',
    });
  }
  if (amount > maxAmount) {
    throw new ApiError(
      'amount-not-allowed',
      'The amount is above the largest one that the organization may be charged.',
      {field: 'amount'},
    );
  }
  const step = steps[currency] ?? 1;
  if (amount % step !== 0) {
    throw new ApiError('amount-not-allowed', `An amount in this currency has to be a multiple of ${step}.`, {
      field: 'amount',
    });
  }
}

/** The payment method that is meant: the id may be that of a copy, in whose place another one stayed. */
async function findPaymentMethod(
  billing: Billing,
  customer: KnownCustomer,
  id: string | undefined,
): Promise<Stripe.PaymentMethod | undefined> {
  if (id === undefined) return undefined;
  const alias = await findAlias(billing.database, customer, id);
  const kept =
    alias === undefined ? undefined : await usablePaymentMethod(billing, customer.customerId, alias);
  return kept?.customer ? kept : usablePaymentMethod(billing, customer.customerId, id);
}

/** Confirming saves the card, so one that is new to the organization counts against its limit. */
function refuseSurplusCard(
  {maxCards}: Billing,
  customer: OrgCustomer,
  paymentMethod: Stripe.PaymentMethod | undefined,
): void {
  const card = paymentMethod && requireCard(paymentMethod);
  const isThere = card && (paymentMethod.customer !== null || findSame(customer, card) !== undefined);
  if (!isThere && customer.cards.length >= maxCards) refuseTooMany(maxCards);
}

/** How often the same payment may be declined before it is not tried again today. */
const mostDeclines = 5;

async function create(
  {stripe}: Billing,
  customer: OrgCustomer,
  request: PaymentRequest,
  paymentMethodId: string | undefined,
): Promise<Stripe.Response<Stripe.PaymentIntent>> {
  for (let declines = 0; ; declines++) {
    // Of what was asked, not of what it stands for by now: one payment has one key, whatever became of the payment method in between.
    const options = intentOptions(customer, request, declines);
    const createWith = (id: string | undefined) =>
      stripe.paymentIntents.create(intentParams(customer, request, id), options);
    try {
      return await createWith(paymentMethodId).catch((error: unknown) => {
        const wasAskedBefore = isReusedKey(error) && paymentMethodId !== request.paymentMethodId;
        if (wasAskedBefore) return createWith(request.paymentMethodId);
        throw error;
      });
    } catch (error) {
      if (request.idempotencyKey !== undefined) throw refusedKey(error);
      const wasDeclined = error instanceof Stripe.errors.StripeCardError && isReplayed(error.headers);
      if (!wasDeclined || declines === mostDeclines) throw error;
    }
  }
}

function isReusedKey(error: unknown): error is Stripe.errors.StripeIdempotencyError {
  return error instanceof Stripe.errors.StripeIdempotencyError;
}

/** Stripe's word for it is about the key, which here is made of the caller's. */
function refusedKey(error: unknown): unknown {
  return isReusedKey(error)
    ? new ApiError('idempotency-key-reused', 'This Idempotency-Key was sent before, with another request.', {
        field: 'Idempotency-Key',
        cause: error,
      })
    : error;
}

function intentParams(
  customer: OrgCustomer,
  request: PaymentRequest,
  paymentMethodId: string | undefined,
): Stripe.PaymentIntentCreateParams {
  const {amount, currency, description, receiptEmail} = request;
  return {
    amount,
    currency,
    customer: customer.customerId,
    setup_future_usage: 'off_session',
    allowed_payment_method_types: ['card'],
    metadata: {org_id: customer.orgId},
    ...(description !== undefined && {description}),
    ...(receiptEmail !== undefined && {receipt_email: receiptEmail}),
    ...(paymentMethodId !== undefined && {payment_method: paymentMethodId}),
    ...(isConfirmedHere(request) && {confirm: true, error_on_requires_action: true}),
  };
}

function intentOptions(
  customer: OrgCustomer,
  request: PaymentRequest,
  declines: number,
): Stripe.RequestOptions {
  if (request.idempotencyKey !== undefined) {
    return {idempotencyKey: idempotencyKey('intent-by-caller', customer.customerId, request.idempotencyKey)};
  }
  // An intent that nothing confirms charges nothing: two of them are harmless, and two equal purchases are to be two.
  if (!isConfirmedHere(request)) return {};
  const {amount, currency, description = '', receiptEmail = '', paymentMethodId = ''} = request;
  return {
    idempotencyKey: idempotencyKey(
      'intent',
      customer.customerId,
      paymentMethodId,
      String(amount),
      currency,
      description,
      receiptEmail,
      ...(declines === 0 ? [] : [String(declines)]),
    ),
  };
}

function isConfirmedHere({errorOnRequiresAction, paymentMethodId}: PaymentRequest): boolean {
  return errorOnRequiresAction === true && paymentMethodId !== undefined;
}
