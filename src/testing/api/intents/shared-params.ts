import type Stripe from 'stripe';
import {invalidRequest, missing} from '../errors.js';
import type {Params} from '../params.js';
import {createPaymentMethod, findPaymentMethod} from '../payment-methods.js';
import type {Store, StoredPaymentMethod} from '../store.js';

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

/** The payment method that a call names (`payment_method`) or describes (`payment_method_data`). */
export function readPaymentMethod(
  store: Store,
  params: Params,
  rawNumbersAllowed: boolean,
): StoredPaymentMethod | undefined {
  const id = params.optional('payment_method');
  const data = params.group('payment_method_data');
  if (id !== undefined && data !== undefined) {
    throw invalidRequest('Only one of payment_method and payment_method_data can be given.', {
      code: 'parameters_exclusive',
      param: 'payment_method_data',
    });
  }
  if (data !== undefined) return createPaymentMethod(store, data, rawNumbersAllowed);
  return id === undefined ? undefined : findPaymentMethod(store, id);
}

/** The customer that a call names; it must exist. */
export function readCustomer(store: Store, params: Params): string | undefined {
  const id = params.optional('customer');
  if (id !== undefined && store.customers.get(id)?.deleted !== false)
    throw missing('customer', id, 'customer');
  return id;
}

/** How the intent chooses payment methods: automatically unless types are named. */
export function readMethodChoice(
  params: Params,
): Pick<Stripe.PaymentIntent, 'allowed_payment_method_types' | 'automatic_payment_methods'> {
  const allowed = params.list('allowed_payment_method_types');
  const automatic = params
    .group('automatic_payment_methods')
    ?.expectOnly({enabled: 'read', allow_redirects: 'read'});
  const enabled = automatic?.boolean('enabled');
  const allowRedirects = automatic?.oneOf('allow_redirects', ['always', 'never']) ?? 'always';
  return {
    allowed_payment_method_types: allowed ?? null,
    automatic_payment_methods:
      (enabled ?? allowed === undefined) ? {enabled: true, allow_redirects: allowRedirects} : null,
  };
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
