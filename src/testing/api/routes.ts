import {ACCOUNT_ROUTES} from './account-routes.js';
import {completeAuthentication, retrieveAuthentication} from './authentications.js';
import {
  createCustomer,
  deleteCustomer,
  listCustomers,
  listOfCustomer,
  retrieveCustomer,
  retrieveOfCustomer,
  updateCustomer,
} from './customers.js';
import {invalidRequest, parameterMissing} from './errors.js';
import {
  cancelPaymentIntent,
  capturePaymentIntent,
  confirmPaymentIntent,
  createPaymentIntent,
  findPaymentIntent,
  listPaymentIntents,
  updatePaymentIntent,
} from './intents/payment-intents.js';
import {
  publicPaymentIntent,
  publicPaymentMethod,
  publicSetupIntent,
  publicToken,
} from './intents/public-view.js';
import {
  cancelSetupIntent,
  confirmSetupIntent,
  createSetupIntent,
  findSetupIntent,
  listSetupIntents,
  updateSetupIntent,
} from './intents/setup-intents.js';
import {
  attachPaymentMethod,
  createPaymentMethod,
  detachPaymentMethod,
  findPaymentMethod,
  listPaymentMethods,
  rawNumberRefused,
  updatePaymentMethod,
} from './payment-methods.js';
import {type Call, plain, type Route, route} from './route.js';
import {createToken, retrieveToken} from './tokens.js';

/** Everything that the simulated API answers. */
export const ROUTES: readonly Route[] = [
  ...ACCOUNT_ROUTES,

  route('both', 'POST', '/v1/tokens', ({store, key, params}) => {
    if (key.kind === 'secret' && params.group('card')?.has('number') === true) {
      throw rawNumberRefused('card[number]');
    }
    const token = createToken(store, params);
    return key.kind === 'publishable' ? publicToken(token) : token;
  }),
  route(
    'server',
    'GET',
    '/v1/tokens/:id',
    plain(({store, ids}) => retrieveToken(store, ids[0])),
  ),

  route('both', 'POST', '/v1/payment_methods', ({store, key, params}) => {
    const {object} = createPaymentMethod(store, params, key.kind === 'publishable');
    return key.kind === 'publishable' ? publicPaymentMethod(object) : object;
  }),
  route('server', 'GET', '/v1/payment_methods', ({store, params}) =>
    listPaymentMethods(store, params, '/v1/payment_methods'),
  ),
  route(
    'server',
    'GET',
    '/v1/payment_methods/:id',
    plain(({store, ids}) => findPaymentMethod(store, ids[0]).object),
  ),
  route('server', 'POST', '/v1/payment_methods/:id', ({store, ids, params}) =>
    updatePaymentMethod(store, ids[0], params),
  ),
  route('server', 'POST', '/v1/payment_methods/:id/attach', ({store, ids, params}) =>
    attachPaymentMethod(store, ids[0], params),
  ),
  route(
    'server',
    'POST',
    '/v1/payment_methods/:id/detach',
    plain(({store, ids}) => detachPaymentMethod(store, ids[0])),
  ),

  route('server', 'POST', '/v1/customers', ({store, params}) => createCustomer(store, params)),
  route('server', 'GET', '/v1/customers', ({store, params}) => listCustomers(store, params)),
  route(
    'server',
    'GET',
    '/v1/customers/:id',
    plain(({store, ids}) => retrieveCustomer(store, ids[0])),
  ),
  route('server', 'POST', '/v1/customers/:id', ({store, ids, params}) =>
    updateCustomer(store, ids[0], params),
  ),
  route(
    'server',
    'DELETE',
    '/v1/customers/:id',
    plain(({store, ids}) => deleteCustomer(store, ids[0])),
  ),
  route('server', 'GET', '/v1/customers/:id/payment_methods', ({store, ids, params}) =>
    listOfCustomer(store, ids[0], params),
  ),
  route(
    'server',
    'GET',
    '/v1/customers/:id/payment_methods/:method',
    plain(({store, ids}) => retrieveOfCustomer(store, ids[0], ids[1])),
  ),

  route('server', 'POST', '/v1/payment_intents', ({store, params}) => createPaymentIntent(store, params)),
  route('server', 'GET', '/v1/payment_intents', ({store, params}) => listPaymentIntents(store, params)),
  route('both', 'GET', '/v1/payment_intents/:id', (call) => {
    call.params.expectOnly({expand: 'read'});
    const {object} = findPaymentIntent(call.store, call.ids[0]);
    expectClientSecret(call, object.client_secret);
    return call.key.kind === 'publishable' ? publicPaymentIntent(object) : object;
  }),
  route('server', 'POST', '/v1/payment_intents/:id', ({store, ids, params}) =>
    updatePaymentIntent(store, ids[0], params),
  ),
  route('both', 'POST', '/v1/payment_intents/:id/confirm', (call) => {
    const publishable = call.key.kind === 'publishable';
    expectClientSecret(call, findPaymentIntent(call.store, call.ids[0]).object.client_secret);
    const intent = confirmPaymentIntent(call.store, call.ids[0], call.params, publishable);
    return publishable ? publicPaymentIntent(intent) : intent;
  }),
  route('server', 'POST', '/v1/payment_intents/:id/cancel', ({store, ids, params}) =>
    cancelPaymentIntent(store, ids[0], params),
  ),
  route('server', 'POST', '/v1/payment_intents/:id/capture', ({store, ids, params}) =>
    capturePaymentIntent(store, ids[0], params),
  ),

  route('server', 'POST', '/v1/setup_intents', ({store, params}) => createSetupIntent(store, params)),
  route('server', 'GET', '/v1/setup_intents', ({store, params}) => listSetupIntents(store, params)),
  route('both', 'GET', '/v1/setup_intents/:id', (call) => {
    call.params.expectOnly({expand: 'read'});
    const {object} = findSetupIntent(call.store, call.ids[0]);
    expectClientSecret(call, object.client_secret);
    return call.key.kind === 'publishable' ? publicSetupIntent(object) : object;
  }),
  route('server', 'POST', '/v1/setup_intents/:id', ({store, ids, params}) =>
    updateSetupIntent(store, ids[0], params),
  ),
  route('both', 'POST', '/v1/setup_intents/:id/confirm', (call) => {
    const publishable = call.key.kind === 'publishable';
    expectClientSecret(call, findSetupIntent(call.store, call.ids[0]).object.client_secret);
    const intent = confirmSetupIntent(call.store, call.ids[0], call.params, publishable);
    return publishable ? publicSetupIntent(intent) : intent;
  }),
  route('server', 'POST', '/v1/setup_intents/:id/cancel', ({store, ids, params}) =>
    cancelSetupIntent(store, ids[0], params),
  ),

  route(
    'open',
    'GET',
    '/simulator/authentications/:id',
    plain(({store, ids}) => retrieveAuthentication(store, ids[0])),
  ),
  route('open', 'POST', '/simulator/authentications/:id', ({store, ids, params}) =>
    completeAuthentication(store, ids[0], params),
  ),
];

function expectClientSecret({key, clientSecret}: Call, expected: string | null): void {
  if (key.kind === 'secret') return;
  if (clientSecret === undefined) throw parameterMissing('client_secret');
  if (clientSecret === expected) return;
  throw invalidRequest('The client secret provided does not match the intent.', {
    code: 'resource_missing',
    param: 'client_secret',
  });
}
