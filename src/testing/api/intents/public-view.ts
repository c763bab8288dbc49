import type {
  ConfirmationToken as PublicConfirmationToken,
  PaymentIntent as PublicPaymentIntent,
  PaymentMethod as PublicPaymentMethod,
  SetupIntent as PublicSetupIntent,
} from '@stripe/stripe-js';
import type Stripe from 'stripe';

/** A token as Stripe.js may see it: without the fingerprint of its card. */
export function publicToken(token: Stripe.Token): Stripe.Token {
  if (token.card === undefined) return token;
  const card = {...token.card};
  delete card.fingerprint;
  return {...token, card};
}

/** A payment intent as Stripe.js may see it. */
export function publicPaymentIntent(intent: Stripe.PaymentIntent): PublicPaymentIntent {
  const error = intent.last_payment_error;
  return {
    id: intent.id,
    object: 'payment_intent',
    amount: intent.amount,
    canceled_at: intent.canceled_at,
    cancellation_reason: oneOf(CANCELLATIONS, intent.cancellation_reason),
    capture_method: intent.capture_method === 'manual' ? 'manual' : 'automatic',
    client_secret: intent.client_secret,
    confirmation_method: intent.confirmation_method === 'manual' ? 'manual' : 'automatic',
    created: intent.created,
    currency: intent.currency,
    description: intent.description,
    last_payment_error: error && publicError(error),
    livemode: intent.livemode,
    next_action: publicNextAction(intent.next_action),
    payment_method: publicMethod(intent.payment_method),
    payment_method_types: intent.payment_method_types,
    receipt_email: intent.receipt_email,
    setup_future_usage: oneOf(USAGES, intent.setup_future_usage),
    shipping: intent.shipping,
    status: oneOf(PAYMENT_STATUSES, intent.status) ?? 'processing',
  };
}

/** A setup intent as Stripe.js may see it. */
export function publicSetupIntent(intent: Stripe.SetupIntent): PublicSetupIntent {
  const error = intent.last_setup_error;
  return {
    id: intent.id,
    object: 'setup_intent',
    cancellation_reason: oneOf(SETUP_CANCELLATIONS, intent.cancellation_reason),
    client_secret: intent.client_secret,
    created: intent.created,
    description: intent.description,
    last_setup_error: error && publicError(error),
    livemode: intent.livemode,
    next_action: publicNextAction(intent.next_action),
    payment_method: publicMethod(intent.payment_method),
    payment_method_types: intent.payment_method_types,
    status: oneOf(SETUP_STATUSES, intent.status) ?? 'processing',
    usage: intent.usage,
  };
}

/** A payment method as Stripe.js may see it. */
export function publicPaymentMethod(method: Stripe.PaymentMethod): PublicPaymentMethod {
  const {card} = method;
  return {
    id: method.id,
    object: 'payment_method',
    allow_redisplay: method.allow_redisplay ?? null,
    billing_details: {
      address: method.billing_details.address,
      email: method.billing_details.email,
      name: method.billing_details.name,
      phone: method.billing_details.phone,
    },
    ...(card && {
      card: {
        brand: card.brand,
        checks: card.checks,
        country: card.country,
        display_brand: card.display_brand,
        exp_month: card.exp_month,
        exp_year: card.exp_year,
        funding: card.funding,
        last4: card.last4,
        networks: card.networks,
        regulated_status: card.regulated_status,
        three_d_secure_usage: card.three_d_secure_usage,
        wallet: card.wallet && {...card.wallet},
      },
    }),
    created: method.created,
    customer: typeof method.customer === 'string' ? method.customer : null,
    livemode: method.livemode,
    metadata: method.metadata ?? {},
    type: method.type,
  };
}

/** A confirmation token as Stripe.js may see it. */
export function publicConfirmationToken(
  token: Stripe.ConfirmationToken,
  paymentMethod: Stripe.PaymentMethod,
): PublicConfirmationToken {
  const {billing_details, card} = publicPaymentMethod(paymentMethod);
  return {
    id: token.id,
    object: 'confirmation_token',
    created: token.created,
    expires_at: token.expires_at ?? token.created,
    livemode: token.livemode,
    payment_intent: token.payment_intent,
    payment_method_preview: {type: 'card', billing_details, ...(card && {card})},
    return_url: token.return_url,
    setup_future_usage: oneOf(USAGES, token.setup_future_usage),
    setup_intent: token.setup_intent,
    shipping: token.shipping && {...token.shipping, carrier: null, tracking_number: null},
    use_stripe_sdk: token.use_stripe_sdk,
  };
}

type PublicError = PublicPaymentIntent.LastPaymentError;

function publicError(error: Stripe.PaymentIntent.LastPaymentError): PublicError {
  return {
    type: oneOf(ERROR_TYPES, error.type) ?? 'api_error',
    ...(error.charge !== undefined && {charge: error.charge}),
    ...(error.code !== undefined && {code: error.code}),
    ...(error.decline_code !== undefined && {decline_code: error.decline_code}),
    ...(error.doc_url !== undefined && {doc_url: error.doc_url}),
    ...(error.message !== undefined && {message: error.message}),
    ...(error.param !== undefined && {param: error.param}),
    ...(error.payment_method !== undefined && {payment_method: publicPaymentMethod(error.payment_method)}),
  };
}

function publicNextAction(
  action: Stripe.PaymentIntent['next_action'] | Stripe.SetupIntent['next_action'],
): PublicPaymentIntent.NextAction | null {
  return (
    action && {
      type: action.type,
      ...(action.redirect_to_url && {
        redirect_to_url: {return_url: action.redirect_to_url.return_url, url: action.redirect_to_url.url},
      }),
      ...(action.use_stripe_sdk !== undefined && {use_stripe_sdk: action.use_stripe_sdk}),
    }
  );
}

function publicMethod(method: string | Stripe.PaymentMethod | null): string | PublicPaymentMethod | null {
  return method === null || typeof method === 'string' ? method : publicPaymentMethod(method);
}

function oneOf<const T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((candidate) => candidate === value) ?? null;
}

const USAGES = ['off_session', 'on_session'] as const;
const CANCELLATIONS = [
  'abandoned',
  'automatic',
  'duplicate',
  'failed_invoice',
  'fraudulent',
  'requested_by_customer',
  'void_invoice',
] as const satisfies readonly PublicPaymentIntent.CancellationReason[];
const SETUP_CANCELLATIONS = ['abandoned', 'duplicate', 'requested_by_customer'] as const;
const PAYMENT_STATUSES = [
  'canceled',
  'processing',
  'requires_action',
  'requires_capture',
  'requires_confirmation',
  'requires_payment_method',
  'succeeded',
] as const satisfies readonly PublicPaymentIntent.Status[];
const SETUP_STATUSES = [
  'canceled',
  'processing',
  'requires_action',
  'requires_confirmation',
  'requires_payment_method',
  'succeeded',
] as const satisfies readonly PublicSetupIntent.Status[];
const ERROR_TYPES = ['api_error', 'card_error', 'idempotency_error', 'invalid_request_error'] as const;
