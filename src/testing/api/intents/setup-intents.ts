import type Stripe from 'stripe';
import {missing} from '../errors.js';
import {emit} from '../events.js';
import {newClientSecret, newId} from '../ids.js';
import {type ListPage, listPage, PAGINATION} from '../lists.js';
import type {KnownParams, Params} from '../params.js';
import {type Store, type StoredSetupIntent, timestamp} from '../store.js';
import {attempt, type AttemptOptions, markCanceled, unexpectedState} from './attempt.js';
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
const CANCELLATIONS = ['abandoned', 'duplicate', 'requested_by_customer'] as const;
const OPEN: readonly string[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

const UPDATE: KnownParams<Stripe.SetupIntentUpdateParams> = {
  allowed_payment_method_types: 'read',
  attach_to_self: 'not simulated',
  customer: 'read',
  customer_account: 'not simulated',
  description: 'read',
  excluded_payment_method_types: 'not simulated',
  expand: 'read',
  flow_directions: 'not simulated',
  metadata: 'read',
  payment_method: 'read',
  payment_method_configuration: 'not simulated',
  payment_method_data: 'read',
  payment_method_options: 'not simulated',
};

const CREATE: KnownParams<Stripe.SetupIntentCreateParams> = {
  ...UPDATE,
  automatic_payment_methods: 'read',
  confirm: 'read',
  confirmation_token: 'read',
  mandate_data: 'not simulated',
  on_behalf_of: 'not simulated',
  return_url: 'read',
  single_use: 'not simulated',
  usage: 'read',
  use_stripe_sdk: 'read',
};

const CONFIRM: KnownParams<Stripe.SetupIntentConfirmParams> = {
  allowed_payment_method_types: 'read',
  confirmation_token: 'read',
  expand: 'read',
  mandate_data: 'not simulated',
  payment_method: 'read',
  payment_method_data: 'read',
  payment_method_options: 'not simulated',
  return_url: 'read',
  use_stripe_sdk: 'read',
};

const LIST: KnownParams<Stripe.SetupIntentListParams> = {
  ...PAGINATION,
  attach_to_self: 'not simulated',
  created: 'not simulated',
  customer: 'read',
  customer_account: 'not simulated',
  expand: 'read',
  payment_method: 'read',
};

/** `POST /v1/setup_intents`; with `confirm=true` it is confirmed in the same call. */
export function createSetupIntent(store: Store, params: Params): Stripe.SetupIntent {
  refusePaymentMethodTypes(params);
  params.expectOnly(CREATE);
  expectConfirm(params, ['return_url']);
  const id = newId('seti');
  const object: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    ...readMethodChoice(params),
    application: null,
    cancellation_reason: null,
    client_secret: newClientSecret(id),
    created: timestamp(),
    customer: readCustomer(store, params) ?? null,
    customer_account: null,
    description: params.text('description') ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: params.metadata(),
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: params.oneOf('usage', USAGES) ?? 'off_session',
  };
  const intent: StoredSetupIntent = {
    kind: 'setup',
    object,
    paymentMethod: undefined,
    challengeId: undefined,
    authenticated: false,
    returnUrl: undefined,
  };
  if (params.boolean('confirm') === true) expectReturnUrl(store, object, params);
  applyPaymentMethod(store, intent, params, false);
  store.setupIntents.set(id, intent);
  emit(store, 'setup_intent.created', object);
  if (params.boolean('confirm') === true) attempt(store, intent, inPerson(params));
  return object;
}

/** The intent with this id, or 404. */
export function findSetupIntent(store: Store, id: string): StoredSetupIntent {
  const intent = store.setupIntents.get(id);
  if (intent === undefined) throw missing('setupintent', id, 'intent');
  return intent;
}

/** `POST /v1/setup_intents/:id`. */
export function updateSetupIntent(store: Store, id: string, params: Params): Stripe.SetupIntent {
  refusePaymentMethodTypes(params);
  params.expectOnly(UPDATE);
  const intent = findSetupIntent(store, id);
  expectUpdatable(intent, params, OPEN);
  const {object} = intent;
  object.customer = readCustomer(store, params) ?? object.customer;
  const description = params.text('description');
  if (description !== undefined) object.description = description;
  object.metadata = params.metadata(object.metadata ?? {});
  if (params.has('allowed_payment_method_types')) Object.assign(object, readMethodChoice(params));
  applyPaymentMethod(store, intent, params, false);
  return object;
}

/** `POST /v1/setup_intents/:id/confirm`, with either kind of key. */
export function confirmSetupIntent(
  store: Store,
  id: string,
  params: Params,
  publishable: boolean,
): Stripe.SetupIntent {
  refusePaymentMethodTypes(params);
  params.expectOnly(CONFIRM);
  const intent = findSetupIntent(store, id);
  if (!OPEN.includes(intent.object.status)) throw unexpectedState(intent, 'confirmed');
  if (!publishable) expectReturnUrl(store, intent.object, params);
  const replaced = applyPaymentMethod(store, intent, params, publishable);
  if (intent.object.status === 'requires_action' && !replaced) return intent.object;
  attempt(store, intent, inPerson(params));
  return intent.object;
}

function inPerson(params: Params): AttemptOptions {
  return {offSession: false, errorOnRequiresAction: false, returnUrl: redirectUrl(params)};
}

/** `POST /v1/setup_intents/:id/cancel`. */
export function cancelSetupIntent(store: Store, id: string, params: Params): Stripe.SetupIntent {
  params.expectOnly({cancellation_reason: 'read', expand: 'read'});
  const intent = findSetupIntent(store, id);
  if (!OPEN.includes(intent.object.status)) throw unexpectedState(intent, 'canceled');
  intent.object.cancellation_reason = params.oneOf('cancellation_reason', CANCELLATIONS) ?? null;
  markCanceled(store, intent);
  return intent.object;
}

/** `GET /v1/setup_intents`. */
export function listSetupIntents(store: Store, params: Params): ListPage<Stripe.SetupIntent> {
  params.expectOnly(LIST);
  const customer = params.optional('customer');
  const paymentMethod = params.optional('payment_method');
  const found = [...store.setupIntents.values()]
    .map(({object}) => object)
    .filter((object) => customer === undefined || object.customer === customer)
    .filter((object) => paymentMethod === undefined || object.payment_method === paymentMethod);
  return listPage(found, params, '/v1/setup_intents');
}
