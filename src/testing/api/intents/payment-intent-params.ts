import type Stripe from 'stripe';
import type {KnownParams} from '../params.js';

/** Parameters of `POST /v1/payment_intents/:id`. */
export const UPDATE: KnownParams<Stripe.PaymentIntentUpdateParams> = {
  allowed_payment_method_types: 'read',
  amount: 'read',
  amount_details: 'not simulated',
  application_fee_amount: 'not simulated',
  capture_method: 'not simulated',
  currency: 'read',
  customer: 'read',
  customer_account: 'not simulated',
  description: 'read',
  excluded_payment_method_types: 'not simulated',
  expand: 'read',
  hooks: 'not simulated',
  metadata: 'read',
  payment_details: 'not simulated',
  payment_method: 'read',
  payment_method_configuration: 'not simulated',
  payment_method_data: 'read',
  payment_method_options: 'not simulated',
  receipt_email: 'read',
  setup_future_usage: 'read',
  shipping: 'read',
  statement_descriptor: 'read',
  statement_descriptor_suffix: 'read',
  transfer_data: 'not simulated',
  transfer_group: 'not simulated',
};

/** Parameters of `POST /v1/payment_intents`. */
export const CREATE: KnownParams<Stripe.PaymentIntentCreateParams> = {
  ...UPDATE,
  automatic_payment_methods: 'read',
  capture_method: 'read',
  confirm: 'read',
  confirmation_method: 'read',
  confirmation_token: 'read',
  error_on_requires_action: 'read',
  mandate: 'not simulated',
  mandate_data: 'not simulated',
  off_session: 'read',
  on_behalf_of: 'not simulated',
  radar_options: 'not simulated',
  return_url: 'read',
  use_stripe_sdk: 'read',
};

/** Parameters of `POST /v1/payment_intents/:id/confirm`; the second group comes from Stripe.js. */
export const CONFIRM: KnownParams<Stripe.PaymentIntentConfirmParams> = {
  allowed_payment_method_types: 'read',
  amount_details: 'not simulated',
  amount_to_confirm: 'not simulated',
  capture_method: 'not simulated',
  confirmation_token: 'read',
  error_on_requires_action: 'read',
  excluded_payment_method_types: 'not simulated',
  expand: 'read',
  hooks: 'not simulated',
  mandate: 'not simulated',
  mandate_data: 'not simulated',
  off_session: 'read',
  payment_details: 'not simulated',
  payment_method: 'read',
  payment_method_data: 'read',
  payment_method_options: 'not simulated',
  radar_options: 'not simulated',
  receipt_email: 'read',
  return_url: 'read',
  setup_future_usage: 'read',
  shipping: 'read',
  use_stripe_sdk: 'read',
};

/** Parameters of `POST /v1/payment_intents/:id/cancel`. */
export const CANCEL: KnownParams<Stripe.PaymentIntentCancelParams> = {
  cancellation_reason: 'read',
  expand: 'read',
};

/** Parameters of `POST /v1/payment_intents/:id/capture`. */
export const CAPTURE: KnownParams<Stripe.PaymentIntentCaptureParams> = {
  amount_details: 'not simulated',
  amount_to_capture: 'read',
  application_fee_amount: 'not simulated',
  expand: 'read',
  final_capture: 'not simulated',
  hooks: 'not simulated',
  metadata: 'not simulated',
  payment_details: 'not simulated',
  statement_descriptor: 'not simulated',
  statement_descriptor_suffix: 'not simulated',
  transfer_data: 'not simulated',
};

/** Parameters of `GET /v1/payment_intents`, paging apart. */
export const LIST: KnownParams<Omit<Stripe.PaymentIntentListParams, keyof Stripe.PaginationParams>> = {
  created: 'not simulated',
  customer: 'read',
  customer_account: 'not simulated',
  expand: 'read',
};
