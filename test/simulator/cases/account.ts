import {randomUUID} from 'node:crypto';
import {bad, type Case, good, simulatorOnly} from './case.js';

const URL = 'http://127.0.0.1:9/webhooks';

export const ACCOUNT_CASES: readonly Case[] = [
  good(
    'the event of a new customer',
    async ({server}) => {
      const {id} = await server.customers.create();
      const {data} = await server.events.list({type: 'customer.created', limit: 20});
      return data.some((event) => event.type === 'customer.created' && event.data.object.id === id);
    },
    (found) => found,
    true,
  ),
  good(
    'retrieving an event',
    async ({server}) => {
      await server.customers.create();
      const {data} = await server.events.list({types: ['customer.created'], limit: 1});
      return server.events.retrieve(data[0]?.id ?? '');
    },
    ({object, api_version: version}) => [object, version !== null],
    ['event', true],
  ),
  bad('an event that is not there', ({server}) => server.events.retrieve('evt_nobody'), {
    status: 404,
    code: 'resource_missing',
  }),
  ...[
    good(
      'a webhook endpoint, which tells its secret once',
      async ({server}) => {
        const {id, secret} = await server.webhookEndpoints.create({
          url: URL,
          enabled_events: ['*'],
          metadata: {a: '1'},
        });
        const again = await server.webhookEndpoints.retrieve(id);
        return [secret?.startsWith('whsec_'), again.secret, again.metadata];
      },
      (facts) => facts,
      [true, undefined, {a: '1'}],
    ),
    good(
      'changing a webhook endpoint',
      async ({server}) => {
        const {id} = await server.webhookEndpoints.create({url: URL, enabled_events: ['*']});
        return server.webhookEndpoints.update(id, {disabled: true, enabled_events: ['customer.created']});
      },
      ({status, enabled_events: events}) => [status, events],
      ['disabled', ['customer.created']],
    ),
    good(
      'the webhook endpoints',
      async ({server}) => {
        await server.webhookEndpoints.create({url: URL, enabled_events: ['*']});
        return server.webhookEndpoints.list({limit: 1});
      },
      ({data}) => data.length,
      1,
    ),
    good(
      'deleting a webhook endpoint',
      async ({server}) => {
        const {id} = await server.webhookEndpoints.create({url: URL, enabled_events: ['*']});
        return server.webhookEndpoints.del(id);
      },
      ({deleted}) => deleted,
      true,
    ),
    bad(
      'a webhook endpoint on another machine',
      ({server}) => server.webhookEndpoints.create({url: 'https://example.com/', enabled_events: ['*']}),
      {status: 400, code: 'url_invalid'},
    ),
  ].map(simulatorOnly),
  bad(
    'a webhook endpoint at no address',
    ({server}) => server.webhookEndpoints.create({url: 'nowhere', enabled_events: ['*']}),
    {status: 400, code: 'url_invalid'},
  ),
  bad('a webhook endpoint that is not there', ({server}) => server.webhookEndpoints.retrieve('we_nobody'), {
    status: 404,
    code: 'resource_missing',
  }),

  good(
    'a repeat with the same idempotency key',
    async ({server}) => {
      const idempotencyKey = randomUUID();
      const first = await server.customers.create({name: 'Org'}, {idempotencyKey});
      const second = await server.customers.create({name: 'Org'}, {idempotencyKey});
      return [first.id === second.id, second.lastResponse.headers['idempotent-replayed']];
    },
    (facts) => facts,
    [true, 'true'],
  ),
  bad(
    'another request with the same idempotency key',
    async ({server}) => {
      const idempotencyKey = randomUUID();
      await server.customers.create({name: 'One'}, {idempotencyKey});
      return server.customers.create({name: 'Two'}, {idempotencyKey});
    },
    {status: 400},
  ),
  good(
    'an answer that tells its request id and version',
    async ({server}) => server.customers.create(),
    ({lastResponse}) => [lastResponse.requestId.startsWith('req_'), lastResponse.apiVersion],
    [true, '2026-10-28.endive'],
  ),
  bad('a version that is none', ({server}) => server.customers.list({}, {apiVersion: 'yesterday'}), {
    status: 400,
  }),
  simulatorOnly(
    bad('a version of another day', ({server}) => server.customers.list({}, {apiVersion: '2020-08-27'}), {
      status: 400,
      code: 'simulator_unsupported_version',
    }),
  ),
  bad(
    'a parameter that there is not',
    ({server}) => server.rawRequest('POST', '/v1/customers', {colour: 'red'}),
    {
      status: 400,
      code: 'parameter_unknown',
    },
  ),
  bad('an address that there is not', ({server}) => server.rawRequest('GET', '/v1/nothing'), {status: 404}),
  bad('a list of customers for a page', ({browser}) => browser.customers.list(), {
    status: 403,
    code: 'secret_key_required',
  }),
  bad(
    'a setup without its client secret, for a page',
    async ({browser, server}) => browser.setupIntents.retrieve((await server.setupIntents.create()).id),
    {status: 400, code: 'parameter_missing'},
  ),
  good(
    'a setup with its client secret, for a page',
    async ({browser, server}) => {
      const {id, client_secret: secret} = await server.setupIntents.create();
      return browser.setupIntents.retrieve(id, {client_secret: secret ?? ''});
    },
    ({status}) => status,
    'requires_payment_method',
  ),
];
