import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {ApiError} from '../../src/testing/api/errors.js';
import {IdempotencyKeys} from '../../src/testing/api/idempotency.js';
import {
  card,
  type Clients,
  connect,
  createCustomer,
  failureOf,
  outcomeOf,
  startWithClients,
  NO_REDIRECTS,
} from './support/clients.js';

describe('keys of the simulated API', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  it('may be any test key', async () => {
    const customer = await connect(clients.simulator, 'sk_test_anything').customers.create();
    assert.ok(customer.id);
    const token = await connect(clients.simulator, 'pk_test_anything').tokens.create({card: card()});
    assert.equal((await clients.server.tokens.retrieve(token.id)).id, token.id);
  });

  for (const key of ['sk_live_real', 'pk_live_real', 'rk_live_real']) {
    it(`are never live ones, such as ${key.slice(0, 7)}`, async () => {
      const error = await failureOf(connect(clients.simulator, key).customers.list());
      assert.deepEqual([error.type, error.statusCode], ['StripeAuthenticationError', 401]);
      assert.match(error.message, /test keys only/);
      assert.ok(!error.message.includes(key));
    });
  }

  it('are needed', async () => {
    const response = await fetch(`${clients.simulator.url}/v1/customers`);
    assert.equal(response.status, 401);
    assert.equal((await outcomeOf(connect(clients.simulator, 'nonsense').customers.list())).statusCode, 401);
  });

  it('are taken as basic authentication and as a parameter, too', async () => {
    const basic = await fetch(`${clients.simulator.url}/v1/customers`, {
      headers: {Authorization: `Basic ${Buffer.from('sk_test_x:').toString('base64')}`},
    });
    const parameter = await fetch(`${clients.simulator.url}/v1/tokens`, {
      method: 'POST',
      body: new URLSearchParams({
        key: 'pk_test_x',
        'card[number]': '4242424242424242',
        'card[exp_month]': '12',
        'card[exp_year]': '40',
      }),
    });
    assert.deepEqual([basic.status, parameter.status], [200, 200]);
  });

  it('come with an answer that names its request and version', async () => {
    const {lastResponse} = await clients.server.customers.create();
    assert.match(lastResponse.requestId, /^req_\w{20,}$/);
    assert.equal(lastResponse.headers['stripe-version'], '2026-10-28.endive');
  });

  it('come with errors that say where to look', async () => {
    const {requestId, doc_url, request_log_url} = await failureOf(
      clients.server.paymentMethods.attach('pm_card_visa_chargeDeclined', {
        customer: (await clients.server.customers.create()).id,
      }),
    );
    assert.equal(doc_url, 'https://docs.stripe.com/error-codes#card-declined');
    const log: unknown = await (await fetch(request_log_url ?? '')).json();
    assert.deepEqual(log, {
      method: 'POST',
      path: '/v1/payment_methods/pm_card_visa_chargeDeclined/attach',
      status: 402,
      requestId,
    });
  });

  it('show a page no more than its public view, whatever it expands', async () => {
    const {server, simulator} = clients;
    const {id: customer} = await server.customers.create({email: 'private@example.com'});
    const {id: method} = await server.paymentMethods.attach('pm_card_visa', {customer});
    const intent = await server.paymentIntents.create({
      ...{amount: 500, currency: 'usd', customer},
      payment_method: method,
    });
    const ask = async (expand: string): Promise<{status: number; body: Record<string, unknown>}> => {
      const query = new URLSearchParams({client_secret: intent.client_secret ?? '', 'expand[]': expand});
      const response = await fetch(`${simulator.url}/v1/payment_intents/${intent.id}?${query.toString()}`, {
        headers: {Authorization: 'Bearer pk_test_a'},
      });
      return {status: response.status, body: (await response.json()) as Record<string, unknown>};
    };
    const expanded = await ask('payment_method');
    const shown = expanded.body['payment_method'] as {id: string; card: object};
    assert.deepEqual([expanded.status, shown.id], [200, method]);
    assert.equal('fingerprint' in shown.card, false);
    const refused = await ask('payment_method.customer');
    assert.equal(refused.status, 400);
    assert.doesNotMatch(JSON.stringify(refused.body), /private/);
    const token = await clients.browser.tokens.create({card: card()});
    assert.equal(token.card?.fingerprint, undefined);
  });

  it('do not help with calls that the simulator does not have', async () => {
    const {statusCode, message} = await failureOf(clients.server.products.list());
    assert.equal(statusCode, 404);
    assert.match(message, /simulator does not have it/);
  });

  it('do not help with a body in another format', async () => {
    const response = await fetch(`${clients.simulator.url}/v1/customers`, {
      method: 'POST',
      headers: {Authorization: 'Bearer sk_test_x', 'Content-Type': 'application/json'},
      body: '{}',
    });
    assert.equal(response.status, 400);
  });
});

describe('idempotency keys of the simulated API', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const OPTIONS = {idempotencyKey: 'one'} as const;

  it('replay the first answer', async () => {
    const first = await clients.server.customers.create({email: 'a@example.com'}, OPTIONS);
    const second = await clients.server.customers.create({email: 'a@example.com'}, OPTIONS);
    assert.equal(second.id, first.id);
    assert.equal(second.lastResponse.headers['idempotent-replayed'], 'true');
    assert.equal(second.lastResponse.headers['original-request'], first.lastResponse.requestId);
    assert.equal(first.lastResponse.headers['original-request'], undefined);
    assert.equal((await clients.server.customers.list()).data.length, 1);
  });

  it('replay a decline', async () => {
    const {id} = await clients.server.paymentIntents.create({amount: 500, currency: 'usd', ...NO_REDIRECTS});
    const confirm = (): Promise<unknown> =>
      clients.server.paymentIntents.confirm(id, {payment_method: 'pm_card_visa_chargeDeclined'}, OPTIONS);
    const [first, second] = [await failureOf(confirm()), await failureOf(confirm())];
    assert.deepEqual([first.charge, first.code], [second.charge, second.code]);
  });

  it('refuse other parameters and other paths', async () => {
    await clients.server.customers.create({email: 'a@example.com'}, OPTIONS);
    for (const call of [
      clients.server.customers.create({email: 'b@example.com'}, OPTIONS),
      clients.server.setupIntents.create({}, OPTIONS),
    ]) {
      assert.deepEqual(await outcomeOf(call), {
        type: 'StripeIdempotencyError',
        statusCode: 400,
        code: undefined,
      });
    }
  });

  it('do not mind the order of parameters', async () => {
    const first = await clients.server.customers.create({email: 'a@example.com', name: 'A'}, OPTIONS);
    const second = await clients.server.customers.create({name: 'A', email: 'a@example.com'}, OPTIONS);
    assert.equal(second.id, first.id);
  });

  it('forget a request that was not let in', async () => {
    const {statusCode} = await failureOf(clients.browser.customers.create({}, OPTIONS));
    assert.equal(statusCode, 403);
    assert.ok((await clients.server.customers.create({}, OPTIONS)).id);
  });

  it('forget a request whose parameters were no good, so that it can be put right', async () => {
    const {customers, paymentIntents} = clients.server;
    const wrong = await failureOf(paymentIntents.create({currency: 'usd'} as never, OPTIONS));
    assert.deepEqual([wrong.statusCode, wrong.code], [400, 'parameter_missing']);
    assert.ok((await paymentIntents.create({amount: 500, currency: 'usd'}, OPTIONS)).id);
    const two = {idempotencyKey: 'two'} as const;
    assert.equal((await failureOf(customers.create({email: 'nobody'}, two))).code, 'email_invalid');
    // This one was carried out, and failed.
    const other = await outcomeOf(customers.create({email: 'a@example.com'}, two));
    assert.equal(other.type, 'StripeIdempotencyError');
  });

  it('let nobody past the check of the key or of the client secret', async () => {
    const {server, browser} = clients;
    await server.customers.create({name: 'Hidden'}, OPTIONS);
    const asPage = await outcomeOf(browser.customers.create({name: 'Hidden'}, OPTIONS));
    assert.deepEqual([asPage.statusCode, asPage.code], [403, 'secret_key_required']);
    const {id, client_secret: secret} = await server.setupIntents.create(NO_REDIRECTS);
    const confirm = (more: object): Promise<unknown> =>
      browser.setupIntents.confirm(id, {payment_method: 'pm_card_visa', ...more}, {idempotencyKey: 'two'});
    await confirm({client_secret: secret});
    assert.equal((await outcomeOf(confirm({}))).statusCode, 400);
    assert.equal((await outcomeOf(confirm({client_secret: `${id}_secret_other`}))).statusCode, 400);
  });

  it('answer 409 over HTTP while the first request takes its time', async () => {
    const {simulator} = clients;
    simulator.faults.add({fault: {kind: 'latency', milliseconds: 60_000}, path: '/v1/customers'});
    const both = [1, 2].map(() => createCustomer(simulator, 'one'));
    const first = await Promise.race(both);
    assert.deepEqual([first?.status, first?.code], [409, 'idempotency_key_in_use']);
    await simulator.reset();
    assert.ok((await Promise.all(both)).includes(undefined));
  });

  it('answer 409 while the first request is running', async () => {
    const keys = new IdempotencyKeys((text) => text);
    let finish: (() => void) | undefined;
    const first = keys.run('one', 'same', async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return {status: 200, body: 'done', requestId: 'req_1'};
    });
    await assert.rejects(
      keys.run('one', 'same', () => Promise.reject(new Error('never run'))),
      (error) =>
        error instanceof ApiError && error.status === 409 && error.fields.code === 'idempotency_key_in_use',
    );
    finish?.();
    assert.deepEqual(await first, {status: 200, body: 'done', requestId: 'req_1', replayed: false});
  });
});
