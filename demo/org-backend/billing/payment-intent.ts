import type Stripe from 'stripe';
import {ApiError} from '../http/api-error.js';
import {findMaxAmount} from '../store/customers.js';
import {refuseTooMany, type Billing, type Org} from './billing.js';
import {withCustomer, type OrgCustomer} from './customer.js';
import {usablePaymentMethod} from './payment-method.js';
import {idempotencyKey} from './stripe-client.js';

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

/**
 * Creates a payment intent on the organization's customer, and answers its client secret. Confirming it, which is the browser's part,
 * charges the card and saves it for later payments.
 *
 * Only with `errorOnRequiresAction` and a payment method is it confirmed here. That call charges money, so a repeat of it must not charge
 * twice: without a key from the caller, the same payment (organization, payment method, amount, currency, description, receipt) is the
 * same payment for as long as Stripe keeps keys, 24 hours. Whoever means a second one, or
 * wants to try the same card again after a decline, says so with another key.
 */
export async function createPaymentIntent(
  billing: Billing,
  org: Org,
  request: PaymentRequest,
): Promise<string> {
  await refuseUnlessAllowed(billing, org, request);
  return withCustomer(billing, org, async (customer) => {
    await refuseForeignOrSurplusCard(billing, customer, request.paymentMethodId);
    const intent = await billing.stripe.paymentIntents.create(
      intentParams(customer, request),
      intentOptions(customer, request),
    );
    if (intent.client_secret === null) {
      throw new ApiError('payment-provider-error', 'Stripe made a payment that cannot be completed.');
    }
    return intent.client_secret;
  });
}

async function refuseUnlessAllowed(
  {database}: Billing,
  org: Org,
  {amount, currency}: PaymentRequest,
): Promise<void> {
  const maxAmount = await findMaxAmount(database, org.id, currency);
  if (maxAmount === undefined) {
    throw new ApiError('currency-not-allowed', 'The organization cannot pay in this currency.');
  }
  if (amount > maxAmount) {
    throw new ApiError(
      'amount-not-allowed',
      'The amount is above the largest one that the organization may be charged.',
    );
  }
}

/** Confirming saves the card, so one that is new to the organization counts against its limit. */
async function refuseForeignOrSurplusCard(
  billing: Billing,
  customer: OrgCustomer,
  paymentMethodId: string | undefined,
): Promise<void> {
  const paymentMethod =
    paymentMethodId === undefined
      ? undefined
      : await usablePaymentMethod(billing, customer.customerId, paymentMethodId);
  if (paymentMethod && paymentMethod.type !== 'card') {
    throw new ApiError('validation-error', 'This payment method is not a card.');
  }
  const isNew = !paymentMethod?.customer;
  if (isNew && customer.cards.length >= billing.maxCards) refuseTooMany(billing.maxCards);
}

function intentParams(customer: OrgCustomer, request: PaymentRequest): Stripe.PaymentIntentCreateParams {
  const {amount, currency, description, receiptEmail, paymentMethodId} = request;
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

function intentOptions(customer: OrgCustomer, request: PaymentRequest): Stripe.RequestOptions {
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
    ),
  };
}

function isConfirmedHere({errorOnRequiresAction, paymentMethodId}: PaymentRequest): boolean {
  return errorOnRequiresAction === true && paymentMethodId !== undefined;
}
