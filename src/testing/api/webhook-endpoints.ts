import type Stripe from 'stripe';
import {invalidRequest, missing, parameterMissing} from './errors.js';
import {newId} from './ids.js';
import {type ListPage, listPage, PAGINATION} from './lists.js';
import type {KnownParams, Params} from './params.js';
import {type Store, type StoredWebhookEndpoint, timestamp} from './store.js';
import {API_VERSION, expectVersion} from './version.js';

const CREATE: KnownParams<Stripe.WebhookEndpointCreateParams> = {
  api_version: 'read',
  connect: 'not simulated',
  description: 'read',
  enabled_events: 'read',
  expand: 'read',
  metadata: 'read',
  url: 'read',
};

const UPDATE: KnownParams<Stripe.WebhookEndpointUpdateParams> = {
  description: 'read',
  disabled: 'read',
  enabled_events: 'read',
  expand: 'read',
  metadata: 'read',
  url: 'read',
};

/** `POST /v1/webhook_endpoints`: the only answer that holds the secret. Addresses on this machine only. */
export function createWebhookEndpoint(store: Store, params: Params): Stripe.WebhookEndpoint {
  params.expectOnly(CREATE);
  expectVersion(params.optional('api_version'));
  const events = readEvents(params);
  if (events === undefined) throw parameterMissing('enabled_events');
  const object: Stripe.WebhookEndpoint = {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: params.has('api_version') ? API_VERSION : null,
    application: null,
    created: timestamp(),
    description: params.text('description') ?? null,
    enabled_events: events,
    livemode: false,
    metadata: params.metadata(),
    status: 'enabled',
    url: loopbackUrl(params.required('url')),
  };
  const secret = newId('whsec');
  store.webhookEndpoints.set(object.id, {object, secret});
  return {...object, secret};
}

/** `GET /v1/webhook_endpoints/:id`. */
export function retrieveWebhookEndpoint(store: Store, id: string): Stripe.WebhookEndpoint {
  return find(store, id).object;
}

/** `GET /v1/webhook_endpoints`. */
export function listWebhookEndpoints(store: Store, params: Params): ListPage<Stripe.WebhookEndpoint> {
  params.expectOnly({...PAGINATION, expand: 'read'});
  const all = [...store.webhookEndpoints.values()].map(({object}) => object);
  return listPage(all, params, '/v1/webhook_endpoints');
}

/** `POST /v1/webhook_endpoints/:id`. */
export function updateWebhookEndpoint(store: Store, id: string, params: Params): Stripe.WebhookEndpoint {
  params.expectOnly(UPDATE);
  const {object} = find(store, id);
  const url = params.optional('url');
  if (url !== undefined) object.url = loopbackUrl(url);
  const description = params.text('description');
  if (description !== undefined) object.description = description;
  object.enabled_events = readEvents(params) ?? object.enabled_events;
  object.metadata = params.metadata(object.metadata);
  const disabled = params.boolean('disabled');
  if (disabled !== undefined) object.status = disabled ? 'disabled' : 'enabled';
  return object;
}

/** `DELETE /v1/webhook_endpoints/:id`. */
export function deleteWebhookEndpoint(store: Store, id: string): Stripe.DeletedWebhookEndpoint {
  find(store, id);
  store.webhookEndpoints.delete(id);
  return {id, object: 'webhook_endpoint', deleted: true};
}

/** Names such as `charge.succeeded`, or `*`; Stripe has many that the simulator never sends. */
function readEvents(params: Params): string[] | undefined {
  const events = params.list('enabled_events');
  const wrong = events?.find((name) => name !== '*' && !/^[a-z_\d]+(?:\.[a-z_\d]+)+$/.test(name));
  if (wrong === undefined) return events;
  throw invalidRequest(`Invalid enabled_events: there is no event ${wrong}.`, {param: 'enabled_events'});
}

function find(store: Store, id: string): StoredWebhookEndpoint {
  const endpoint = store.webhookEndpoints.get(id);
  if (endpoint === undefined) throw missing('webhook endpoint', id);
  return endpoint;
}

/** The simulator talks to nobody outside: what it simulates is no news to anyone else. */
function loopbackUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw invalidRequest('Invalid URL: an explicit scheme, such as https, is needed.', {
      code: 'url_invalid',
      param: 'url',
    });
  }
  if (/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)) return text;
  throw invalidRequest('The Stripe simulator delivers webhooks to loopback addresses only.', {
    code: 'url_invalid',
    param: 'url',
  });
}
