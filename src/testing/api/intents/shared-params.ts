import type Stripe from 'stripe';
import {spendConfirmationToken} from '../confirmation-tokens.js';
import {invalidRequest, missingParameter} from '../errors.js';
import type {Params} from '../params.js';
import {CREATE} from '../payment-method-params.js';
import {createPaymentMethod, findPaymentMethod} from '../payment-methods.js';
import type {Store, StoredIntent, StoredPaymentMethod} from '../store.js';
import {unexpectedState, usePaymentMethod} from './attempt.js';

/**
 * Refuses `payment_method_types`, which left the API with version 2026-10-28.endive.
 *
 * @throws ApiError 400 `payment_method_types_no_longer_supported`
 */
export function refusePaymentMethodTypes(params: Params): void {
  if (!params.has('payment_method_types')) return;
  throw invalidRequest(
    'payment_method_types is no longer supported. Use allowed_payment_method_types or automatic_payment_methods.',
    {code: 'payment_method_types_no_longer_supported', param: 'payment_method_types'},
  );
}

/**
 * Gives an intent the payment method that a call names (`payment_method`), describes (`payment_method_data`) or holds in a
 * `confirmation_token`. Answers whether there was one.
 */
export function applyPaymentMethod(
  store: Store,
  intent: StoredIntent,
  params: Params,
  rawNumbersAllowed: boolean,
): boolean {
  const paymentMethod = readPaymentMethod(store, intent, params, rawNumbersAllowed);
  if (paymentMethod?.use === 'attached') expectOwner(paymentMethod, intent);
  if (paymentMethod !== undefined) usePaymentMethod(intent, paymentMethod);
  return paymentMethod !== undefined;
}

function readPaymentMethod(
  store: Store,
  intent: StoredIntent,
  params: Params,
  rawNumbersAllowed: boolean,
): StoredPaymentMethod | undefined {
  const id = params.optional('payment_method');
  const data = params.group('payment_method_data');
  const token = params.optional('confirmation_token');
  if ([id, data, token].filter((given) => given !== undefined).length > 1) {
    throw invalidRequest(
      'Only one of payment_method, payment_method_data and confirmation_token can be given.',
      {
        code: 'parameters_exclusive',
        param: data === undefined ? 'confirmation_token' : 'payment_method_data',
      },
    );
  }
  if (token !== undefined) return fromConfirmationToken(store, intent, token);
  if (data !== undefined) return createPaymentMethod(store, data, rawNumbersAllowed);
  return id === undefined ? undefined : findPaymentMethod(store, id, params.nameOf('payment_method'));
}

function expectOwner({object}: StoredPaymentMethod, intent: StoredIntent): void {
  if (object.customer === intent.object.customer) return;
  throw invalidRequest(
    'The payment method belongs to a customer; give that customer to the intent to use it.',
    {code: 'payment_method_unexpected_state', param: 'payment_method'},
  );
}

/**
 * Refuses a `return_url` that is none, and a confirmation without one that might have to redirect. Stripe.js, which says so with
 * `use_stripe_sdk`, needs none.
 *
 * @throws ApiError 400
 */
export function expectReturnUrl(store: Store, object: StoredIntent['object'], params: Params): void {
  const given = params.optional('return_url');
  if (given !== undefined && !URL.canParse(given)) {
    throw invalidRequest('Not a valid URL: return_url.', {code: 'url_invalid', param: 'return_url'});
  }
  const token = params.optional('confirmation_token');
  const ofToken = token === undefined ? null : store.confirmationTokens.get(token)?.object.return_url;
  const mayRedirect = object.automatic_payment_methods?.allow_redirects === 'always';
  if (!mayRedirect || given !== undefined || typeof ofToken === 'string') return;
  if (params.boolean('use_stripe_sdk') === true) return;
  throw invalidRequest(
    'A payment method of this intent might redirect: give a return_url, or automatic_payment_methods[allow_redirects]=never.',
    {param: 'return_url'},
  );
}

/**
 * Where a confirmation wants the cardholder to come back to after 3-D Secure on a page of its own. Stripe.js, which has made the
 * confirmation token if there is one, shows it in the app's page instead.
 */
export function redirectUrl(params: Params): string | undefined {
  if (params.boolean('use_stripe_sdk') === true || params.has('confirmation_token')) return undefined;
  return params.optional('return_url');
}

function fromConfirmationToken(store: Store, intent: StoredIntent, id: string): StoredPaymentMethod {
  const {object, paymentMethod} = spendConfirmationToken(store, id, intent.object);
  if (intent.kind === 'payment') {
    intent.object.setup_future_usage = object.setup_future_usage ?? intent.object.setup_future_usage;
    if (object.shipping !== null) {
      intent.object.shipping = {...object.shipping, carrier: null, tracking_number: null};
    }
  }
  return paymentMethod;
}

/** The customer that a call names; it must exist. */
export function readCustomer(store: Store, params: Params): string | undefined {
  const id = params.optional('customer');
  if (id !== undefined && store.customers.get(id)?.deleted !== false)
    throw missingParameter('customer', id, 'customer');
  return id;
}

/** Parameters of a payment method are named after its type. */
function isMethodType(type: string): boolean {
  return Object.hasOwn(CREATE, type) && !['expand', 'metadata', 'type'].includes(type);
}

/** How the intent chooses payment methods: automatically unless types are named. */
export function readMethodChoice(
  params: Params,
): Pick<Stripe.PaymentIntent, 'allowed_payment_method_types' | 'automatic_payment_methods'> {
  const allowed = params.list('allowed_payment_method_types');
  const unknown = allowed?.find((type) => !isMethodType(type));
  if (unknown !== undefined) {
    throw invalidRequest(`There is no payment method type ${unknown}.`, {
      param: 'allowed_payment_method_types',
    });
  }
  const automatic = params
    .group('automatic_payment_methods')
    ?.expectOnly({enabled: 'read', allow_redirects: 'read'});
  const enabled = automatic?.boolean('enabled');
  if (allowed !== undefined && enabled === true) {
    throw invalidRequest(
      'Only one of allowed_payment_method_types and automatic_payment_methods can be given.',
      {code: 'parameters_exclusive', param: 'automatic_payment_methods'},
    );
  }
  const allowRedirects = automatic?.oneOf('allow_redirects', ['always', 'never']) ?? 'always';
  return {
    allowed_payment_method_types: allowed ?? null,
    automatic_payment_methods:
      (enabled ?? allowed === undefined) ? {enabled: true, allow_redirects: allowRedirects} : null,
  };
}

/** Parameters that an intent takes whatever has become of it. */
const ALWAYS: readonly string[] = ['description', 'expand', 'metadata'];

/**
 * Refuses an update that an intent's status does not allow any more: a succeeded or authorised one can be described only.
 *
 * @throws ApiError 400
 */
export function expectUpdatable(intent: StoredIntent, params: Params, open: readonly string[]): void {
  const {status} = intent.object;
  if (open.includes(status)) return;
  const described = status === 'succeeded' || status === 'requires_capture';
  if (!described || params.names.some((name) => !ALWAYS.includes(name))) {
    throw unexpectedState(intent, 'updated');
  }
}

/** Refuses parameters that only make sense together with `confirm=true`. */
export function expectConfirm(params: Params, names: readonly string[]): void {
  const early = names.find((name) => params.has(name));
  if (early === undefined || params.boolean('confirm') === true) return;
  throw invalidRequest(`${early} can only be given together with confirm=true.`, {
    code: 'parameter_invalid_empty',
    param: early,
  });
}
