import type Stripe from 'stripe';
import {readAddress} from './address.js';
import {attachSource, expectOwnSource} from './customer-sources.js';
import {invalidRequest, missing} from './errors.js';
import {emit} from './events.js';
import {newId} from './ids.js';
import {type ListPage, listPage, PAGINATION} from './lists.js';
import type {KnownParams, Params} from './params.js';
import {attachTo, findPaymentMethod, listPaymentMethods, markDetached} from './payment-methods.js';
import {type Store, type StoredCustomer, timestamp} from './store.js';

const UPDATE: KnownParams<Stripe.CustomerUpdateParams> = {
  address: 'read',
  balance: 'not simulated',
  business_name: 'read',
  cash_balance: 'not simulated',
  default_source: 'read',
  description: 'read',
  email: 'read',
  expand: 'read',
  individual_name: 'read',
  invoice_prefix: 'not simulated',
  invoice_settings: 'read',
  metadata: 'read',
  name: 'read',
  next_invoice_sequence: 'not simulated',
  phone: 'read',
  preferred_locales: 'read',
  shipping: 'not simulated',
  source: 'read',
  tax: 'not simulated',
  tax_exempt: 'not simulated',
  validate: 'not simulated',
};

const CREATE: KnownParams<Stripe.CustomerCreateParams> = {
  ...UPDATE,
  payment_method: 'read',
  tax_id_data: 'not simulated',
  test_clock: 'not simulated',
};

const LIST: KnownParams<Stripe.CustomerListParams> = {
  ...PAGINATION,
  created: 'not simulated',
  email: 'read',
  expand: 'read',
  test_clock: 'not simulated',
};

/** `POST /v1/customers`; a `payment_method` or token given along is attached, or the whole call fails. */
export function createCustomer(store: Store, params: Params): Stripe.Customer {
  params.expectOnly(CREATE);
  const customer: Stripe.Customer = {
    id: newId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: timestamp(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
  const stored: StoredCustomer = {object: customer, deleted: false};
  store.customers.set(customer.id, stored);
  const method = params.optional('payment_method');
  if (method !== undefined) attachTo(store, method, customer.id, 'payment_method');
  applyChanges(store, customer, params);
  emit(store, 'customer.created', customer);
  return customer;
}

/** `GET /v1/customers/:id`; a deleted one answers that it is deleted. */
export function retrieveCustomer(store: Store, id: string): Stripe.Customer | Stripe.DeletedCustomer {
  const stored = store.customers.get(id);
  if (stored === undefined) throw missing('customer', id);
  return stored.deleted ? {id, object: 'customer', deleted: true} : stored.object;
}

/** `POST /v1/customers/:id`. */
export function updateCustomer(store: Store, id: string, params: Params): Stripe.Customer {
  params.expectOnly(UPDATE);
  const customer = liveCustomer(store, id);
  const before = structuredClone(customer);
  applyChanges(store, customer, params);
  emit(store, 'customer.updated', customer, before);
  return customer;
}

/** `DELETE /v1/customers/:id`: its payment methods are detached for good. */
export function deleteCustomer(store: Store, id: string): Stripe.DeletedCustomer {
  liveCustomer(store, id);
  for (const stored of store.paymentMethods.values()) {
    if (stored.object.customer === id) markDetached(store, stored);
  }
  const stored = store.customers.get(id);
  if (stored !== undefined) {
    stored.deleted = true;
    emit(store, 'customer.deleted', stored.object);
  }
  return {id, object: 'customer', deleted: true};
}

/** `GET /v1/customers`, by exact email if one is given. */
export function listCustomers(store: Store, params: Params): ListPage<Stripe.Customer> {
  params.expectOnly(LIST);
  const email = params.optional('email');
  const found = [...store.customers.values()]
    .filter(({deleted}) => !deleted)
    .map(({object}) => object)
    .filter((customer) => email === undefined || customer.email === email);
  return listPage(found, params, '/v1/customers');
}

/** `GET /v1/customers/:id/payment_methods`. */
export function listOfCustomer(store: Store, id: string, params: Params): ListPage<Stripe.PaymentMethod> {
  liveCustomer(store, id);
  return listPaymentMethods(store, params, `/v1/customers/${id}/payment_methods`, id);
}

/** `GET /v1/customers/:id/payment_methods/:id`. */
export function retrieveOfCustomer(store: Store, id: string, paymentMethodId: string): Stripe.PaymentMethod {
  liveCustomer(store, id);
  const {object} = findPaymentMethod(store, paymentMethodId);
  if (object.customer !== id) throw missing('PaymentMethod', paymentMethodId, 'payment_method');
  return object;
}

/** The customer with this id, unless it was deleted: 404. */
export function liveCustomer(store: Store, id: string): Stripe.Customer {
  const stored = store.customers.get(id);
  if (stored?.deleted !== false) throw missing('customer', id);
  return stored.object;
}

function applyChanges(store: Store, customer: Stripe.Customer, params: Params): void {
  const text = (name: string, old: string | null | undefined): string | null => {
    const value = params.text(name);
    return value === undefined ? (old ?? null) : value;
  };
  const email = text('email', customer.email);
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalidRequest(`Invalid email address: ${email}`, {code: 'email_invalid', param: 'email'});
  }
  const token = params.optional('source');
  if (token !== undefined) customer.default_source = attachSource(store, customer, token).object.id;
  const source = params.optional('default_source');
  if (source !== undefined) {
    expectOwnSource(store, customer.id, source);
    customer.default_source = source;
  }
  const settings = params.group('invoice_settings');
  if (settings !== undefined) applyInvoiceSettings(store, customer, settings);
  customer.email = email;
  customer.name = text('name', customer.name);
  customer.phone = text('phone', customer.phone);
  customer.description = text('description', customer.description);
  const businessName = text('business_name', customer.business_name);
  if (businessName !== null) customer.business_name = businessName;
  const individualName = text('individual_name', customer.individual_name);
  if (individualName !== null) customer.individual_name = individualName;
  customer.preferred_locales = params.list('preferred_locales') ?? customer.preferred_locales ?? [];
  customer.metadata = params.metadata(customer.metadata);
  if (params.has('address')) {
    customer.address = params.isCleared('address')
      ? null
      : readAddress(params.group('address'), customer.address ?? null);
  }
}

function applyInvoiceSettings(store: Store, customer: Stripe.Customer, settings: Params): void {
  settings.expectOnly({
    custom_fields: 'not simulated',
    default_payment_method: 'read',
    footer: 'read',
    rendering_options: 'not simulated',
  } satisfies KnownParams<Stripe.CustomerUpdateParams.InvoiceSettings>);
  const id = settings.text('default_payment_method');
  if (typeof id === 'string') {
    const param = settings.nameOf('default_payment_method');
    const {object} = findPaymentMethod(store, id, param);
    if (object.customer !== customer.id) {
      throw invalidRequest(
        `The customer does not have a payment method with the ID ${id}. It must be attached to the customer first.`,
        {code: 'resource_missing', param},
      );
    }
  }
  if (id !== undefined) customer.invoice_settings.default_payment_method = id;
  const footer = settings.text('footer');
  if (footer !== undefined) customer.invoice_settings.footer = footer;
}
