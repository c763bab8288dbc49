import type Stripe from 'stripe';
import {missing} from './errors.js';
import {newId} from './ids.js';
import {type ListPage, listPage, PAGINATION} from './lists.js';
import type {KnownParams, Params} from './params.js';
import {type Store, timestamp} from './store.js';
import {API_VERSION} from './version.js';

/** The events that the simulator has, and the object that each one is about. */
export interface EventObjects {
  'charge.captured': Stripe.Charge;
  'charge.failed': Stripe.Charge;
  'charge.refunded': Stripe.Charge;
  'charge.succeeded': Stripe.Charge;
  'charge.updated': Stripe.Charge;
  'customer.created': Stripe.Customer;
  'customer.deleted': Stripe.Customer;
  'customer.source.created': Stripe.Card;
  'customer.source.deleted': Stripe.Card;
  'customer.source.updated': Stripe.Card;
  'customer.updated': Stripe.Customer;
  'payment_intent.amount_capturable_updated': Stripe.PaymentIntent;
  'payment_intent.canceled': Stripe.PaymentIntent;
  'payment_intent.created': Stripe.PaymentIntent;
  'payment_intent.payment_failed': Stripe.PaymentIntent;
  'payment_intent.requires_action': Stripe.PaymentIntent;
  'payment_intent.succeeded': Stripe.PaymentIntent;
  'payment_method.attached': Stripe.PaymentMethod;
  'payment_method.detached': Stripe.PaymentMethod;
  'payment_method.updated': Stripe.PaymentMethod;
  'setup_intent.canceled': Stripe.SetupIntent;
  'setup_intent.created': Stripe.SetupIntent;
  'setup_intent.requires_action': Stripe.SetupIntent;
  'setup_intent.setup_failed': Stripe.SetupIntent;
  'setup_intent.succeeded': Stripe.SetupIntent;
}

const LIST: KnownParams<Stripe.EventListParams> = {
  ...PAGINATION,
  created: 'not simulated',
  delivery_success: 'not simulated',
  expand: 'read',
  type: 'read',
  types: 'read',
};

/**
 * Records that something happened, with the object as it is now, and has it delivered to webhook endpoints.
 *
 * @param before the object before it was updated
 */
export function emit<T extends keyof EventObjects>(
  store: Store,
  type: T,
  object: EventObjects[T],
  before?: EventObjects[T],
): void {
  const event = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: timestamp(),
    data: {
      object: structuredClone(object),
      ...(before !== undefined && {previous_attributes: changedFrom(before, object)}),
    },
    livemode: false,
    pending_webhooks: 0,
    request: store.request,
    type,
  };
  // The SDK's union ties each type to its object one by one, as `EventObjects` does for all.
  const stored = event as unknown as Stripe.Event;
  store.announce(stored);
}

/** The values that an update has replaced. */
function changedFrom(before: object, now: object): object {
  const after: Readonly<Record<string, unknown>> = {...now};
  const changed = Object.entries(before).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(changed);
}

/** `GET /v1/events/:id`. */
export function retrieveEvent(store: Store, id: string): Stripe.Event {
  const event = store.events.get(id);
  if (event === undefined) throw missing('event', id);
  return event;
}

/** `GET /v1/events`, by `type` (which may end in `.*`) or `types`. */
export function listEvents(store: Store, params: Params): ListPage<Stripe.Event> {
  params.expectOnly(LIST);
  const type = params.optional('type');
  const types = params.list('types') ?? (type === undefined ? ['*'] : [type]);
  const found = [...store.events.values()].filter((event) => matchesEvent(types, event.type));
  return listPage(found, params, '/v1/events');
}

/** Whether a type is one of these, which may be `*` or end in `.*`. */
export function matchesEvent(patterns: readonly string[], type: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? type.startsWith(pattern.slice(0, -1)) : pattern === type,
  );
}
