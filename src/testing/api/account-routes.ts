import {captureCharge, listCharges, retrieveCharge, updateCharge} from './charges.js';
import {createConfirmationToken, retrieveConfirmationToken} from './confirmation-tokens.js';
import {searchCustomers} from './customer-search.js';
import {createSource, deleteSource, findSource, listSources, updateSource} from './customer-sources.js';
import {invalidRequest} from './errors.js';
import {listEvents, retrieveEvent} from './events.js';
import {publicConfirmationToken} from './intents/public-view.js';
import {plain, type Route, route} from './route.js';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  listWebhookEndpoints,
  retrieveWebhookEndpoint,
  updateWebhookEndpoint,
} from './webhook-endpoints.js';

/** The parts of the API around cards and intents. The search stands before the customers, whose ids it would match. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  route('server', 'GET', '/v1/customers/search', ({store, params}) => searchCustomers(store, params)),
  route('server', 'POST', '/v1/customers/:id/sources', ({store, ids, params}) =>
    createSource(store, ids[0], params),
  ),
  route('server', 'GET', '/v1/customers/:id/sources', ({store, ids, params}) =>
    listSources(store, ids[0], params),
  ),
  route(
    'server',
    'GET',
    '/v1/customers/:id/sources/:method',
    plain(({store, ids}) => findSource(store, ids[0], ids[1])),
  ),
  route('server', 'POST', '/v1/customers/:id/sources/:method', ({store, ids, params}) =>
    updateSource(store, ids[0], ids[1], params),
  ),
  route(
    'server',
    'DELETE',
    '/v1/customers/:id/sources/:method',
    plain(({store, ids}) => deleteSource(store, ids[0], ids[1])),
  ),

  route('both', 'POST', '/v1/confirmation_tokens', ({store, key, params}) => {
    if (key.kind === 'publishable') {
      const {object, paymentMethod} = createConfirmationToken(store, params, true);
      return publicConfirmationToken(object, paymentMethod.object);
    }
    throw invalidRequest('Confirmation tokens are made in the page, with a publishable key.', {}, 403);
  }),
  route(
    'server',
    'POST',
    '/v1/test_helpers/confirmation_tokens',
    ({store, params}) => createConfirmationToken(store, params, false).object,
  ),
  route(
    'server',
    'GET',
    '/v1/confirmation_tokens/:id',
    plain(({store, ids}) => retrieveConfirmationToken(store, ids[0])),
  ),

  route('server', 'GET', '/v1/charges', ({store, params}) => listCharges(store, params)),
  route(
    'server',
    'GET',
    '/v1/charges/:id',
    plain(({store, ids}) => retrieveCharge(store, ids[0])),
  ),
  route('server', 'POST', '/v1/charges/:id', ({store, ids, params}) => updateCharge(store, ids[0], params)),
  route('server', 'POST', '/v1/charges/:id/capture', ({store, ids, params}) =>
    captureCharge(store, ids[0], params),
  ),

  route('server', 'GET', '/v1/events', ({store, params}) => listEvents(store, params)),
  route(
    'server',
    'GET',
    '/v1/events/:id',
    plain(({store, ids}) => retrieveEvent(store, ids[0])),
  ),

  route('server', 'POST', '/v1/webhook_endpoints', ({store, params}) => createWebhookEndpoint(store, params)),
  route('server', 'GET', '/v1/webhook_endpoints', ({store, params}) => listWebhookEndpoints(store, params)),
  route(
    'server',
    'GET',
    '/v1/webhook_endpoints/:id',
    plain(({store, ids}) => retrieveWebhookEndpoint(store, ids[0])),
  ),
  route('server', 'POST', '/v1/webhook_endpoints/:id', ({store, ids, params}) =>
    updateWebhookEndpoint(store, ids[0], params),
  ),
  route(
    'server',
    'DELETE',
    '/v1/webhook_endpoints/:id',
    plain(({store, ids}) => deleteWebhookEndpoint(store, ids[0])),
  ),
];
