import type {ConfirmationTokenCreateParams} from '@stripe/stripe-js';
import type Stripe from 'stripe';
import {readAddress} from './address.js';
import {invalidRequest, missing, missingParameter, parameterMissing} from './errors.js';
import {newId} from './ids.js';
import type {KnownParams, Params} from './params.js';
import {createPaymentMethod, findPaymentMethod} from './payment-methods.js';
import {type Store, type StoredConfirmationToken, type StoredPaymentMethod, timestamp} from './store.js';

/** Seconds for which a confirmation token can be used. */
const LIFETIME = 12 * 60 * 60;
const USAGES = ['off_session', 'on_session'] as const;

type CreateParams = NonNullable<Parameters<Stripe['testHelpers']['confirmationTokens']['create']>[0]>;

const CREATE: KnownParams<CreateParams & ConfirmationTokenCreateParams> = {
  expand: 'read',
  metadata: 'read',
  payment_method: 'read',
  payment_method_data: 'read',
  payment_method_options: 'not simulated',
  return_url: 'read',
  setup_future_usage: 'read',
  shipping: 'read',
};

/**
 * `POST /v1/confirmation_tokens` of Stripe.js, and `POST /v1/test_helpers/confirmation_tokens` of a server: how a
 * customer wants to pay, to be confirmed later.
 */
export function createConfirmationToken(
  store: Store,
  params: Params,
  rawNumbersAllowed: boolean,
): StoredConfirmationToken {
  params.expectOnly(CREATE);
  const paymentMethod = readMethod(store, params, rawNumbersAllowed);
  const {card, billing_details: billing, allow_redisplay: redisplay} = paymentMethod.object;
  const created = timestamp();
  const object: Stripe.ConfirmationToken = {
    id: newId('ctoken'),
    object: 'confirmation_token',
    created,
    expires_at: created + LIFETIME,
    livemode: false,
    mandate_data: null,
    metadata: params.metadata(),
    payment_intent: null,
    payment_method_options: {card: null},
    payment_method_preview: {
      type: 'card',
      ...(redisplay !== undefined && {allow_redisplay: redisplay}),
      billing_details: structuredClone(billing),
      ...(card && {card: structuredClone(card)}),
      customer: paymentMethod.object.customer,
      customer_account: null,
    },
    return_url: params.optional('return_url') ?? null,
    setup_future_usage: params.oneOf('setup_future_usage', USAGES) ?? null,
    setup_intent: null,
    shipping: readShipping(params.group('shipping')),
    use_stripe_sdk: true,
  };
  const token: StoredConfirmationToken = {object, paymentMethod, used: false};
  store.confirmationTokens.set(object.id, token);
  return token;
}

/** `GET /v1/confirmation_tokens/:id`. */
export function retrieveConfirmationToken(store: Store, id: string): Stripe.ConfirmationToken {
  const token = store.confirmationTokens.get(id);
  if (token === undefined) throw missing('confirmationtoken', id);
  return token.object;
}

/**
 * Uses a confirmation token for an intent.
 *
 * @throws ApiError 400 when it was used or has expired, or when there is none
 */
export function spendConfirmationToken(
  store: Store,
  id: string,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
): StoredConfirmationToken {
  const token = store.confirmationTokens.get(id);
  if (token === undefined) throw missingParameter('confirmationtoken', id, 'confirmation_token');
  if (token.used) {
    throw invalidRequest(`The ConfirmationToken ${id} has already been used, and cannot be used again.`, {
      code: 'resource_already_exists',
      param: 'confirmation_token',
    });
  }
  if ((token.object.expires_at ?? 0) < timestamp()) {
    throw invalidRequest(`The ConfirmationToken ${id} has expired.`, {param: 'confirmation_token'});
  }
  token.used = true;
  if (intent.object === 'payment_intent') token.object.payment_intent = intent.id;
  else token.object.setup_intent = intent.id;
  return token;
}

function readMethod(store: Store, params: Params, rawNumbersAllowed: boolean): StoredPaymentMethod {
  const id = params.optional('payment_method');
  const data = params.group('payment_method_data');
  if (id !== undefined && data !== undefined) {
    throw invalidRequest('Only one of payment_method and payment_method_data can be given.', {
      code: 'parameters_exclusive',
      param: 'payment_method_data',
    });
  }
  if (data !== undefined) return createPaymentMethod(store, data, rawNumbersAllowed);
  if (id === undefined) throw parameterMissing('payment_method');
  return findPaymentMethod(store, id, params.nameOf('payment_method'));
}

function readShipping(params: Params | undefined): Stripe.ConfirmationToken.Shipping | null {
  if (params === undefined) return null;
  params.expectOnly({address: 'read', name: 'read', phone: 'read'});
  return {
    address: readAddress(params.group('address')),
    name: params.required('name'),
    phone: params.text('phone') ?? null,
  };
}
