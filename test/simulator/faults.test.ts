import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {FaultRule} from '../../src/testing/index.js';
import {startStripeSimulator} from '../../src/testing/index.js';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';
import {type Clients, connect, failureOf, startWithClients} from './support/clients.js';

const CUSTOMERS = '/v1/customers';

describe('faults of the simulator', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const customers = async (): Promise<number> => (await clients.server.customers.list()).data.length;

  it('lose a request before anything is done', async () => {
    clients.simulator.faults.add({fault: {kind: 'lost-request'}, path: CUSTOMERS, method: 'POST', times: 2});
    assert.equal((await failureOf(clients.server.customers.create())).type, 'StripeConnectionError');
    assert.equal(clients.simulator.requests[0]?.status, 0);
    assert.equal(await customers(), 0);
  });

  it('lose an answer after all is done, which an idempotency key then brings back', async () => {
    clients.simulator.faults.add({fault: {kind: 'lost-answer'}, method: 'POST', times: 2});
    const idempotencyKey = 'attempt-1';
    const lost = clients.server.customers.create({}, {idempotencyKey});
    assert.equal((await failureOf(lost)).type, 'StripeConnectionError');
    assert.equal(await customers(), 1);
    const {id} = await clients.server.customers.create({}, {idempotencyKey});
    assert.equal(await customers(), 1);
    assert.ok(id);
  });

  it('answer with a status of one’s choice', async () => {
    clients.simulator.faults.add({fault: {kind: 'status', status: 429, code: 'rate_limit'}, times: 2});
    for (const call of ['first', 'second']) {
      const {statusCode, code, type} = await failureOf(clients.server.customers.list());
      assert.deepEqual([statusCode, code, type], [429, 'rate_limit', 'StripeRateLimitError'], call);
    }
    assert.equal(await customers(), 0);
  });

  it('answer with a decline, as Stripe gives one', async () => {
    clients.simulator.faults.add({
      fault: {kind: 'status', status: 402, code: 'card_declined', declineCode: 'insufficient_funds'},
    });
    const {type, code, decline_code, doc_url} = await failureOf(clients.server.customers.create());
    assert.deepEqual(
      [type, code, decline_code, doc_url],
      [
        'StripeCardError',
        'card_declined',
        'insufficient_funds',
        'https://docs.stripe.com/error-codes#card-declined',
      ],
    );
  });

  it('answer with something that cannot be read', async () => {
    clients.simulator.faults.add({fault: {kind: 'malformed-body'}, method: 'POST'});
    assert.equal((await failureOf(clients.server.customers.create())).type, 'StripeAPIError');
    assert.equal(await customers(), 1);
  });

  it('take their time', async () => {
    clients.simulator.faults.add({fault: {kind: 'latency', milliseconds: 200}});
    const started = performance.now();
    await clients.server.customers.list();
    assert.ok(performance.now() - started >= 195);
  });

  it('let requests through first, strike one key only, and end when they are told to', async () => {
    const {simulator, server} = clients;
    const other = connect(simulator, 'sk_test_other');
    const remove = simulator.faults.add({
      fault: {kind: 'status', status: 500},
      key: 'sk_test_other',
      path: '/v1/cust*',
      after: 1,
      times: 0,
    });
    await other.customers.list();
    assert.equal((await failureOf(other.customers.list())).statusCode, 500);
    await server.customers.list();
    await other.paymentIntents.list();
    remove();
    await other.customers.list();
  });

  it('are the same for the same seed', async () => {
    const runs = await Promise.all(
      [7, 7, 8].map(async (seed) => {
        const simulator = await startStripeSimulator({seed});
        simulator.faults.add({fault: {kind: 'status', status: 500}, probability: 0.5, times: 0});
        const {customers: api} = connect(simulator, simulator.secretKey);
        const outcomes: string[] = [];
        for (let call = 0; call < 16; call += 1) {
          outcomes.push(
            await api.list().then(
              () => '.',
              () => 'x',
            ),
          );
        }
        await simulator.stop();
        return outcomes.join('');
      }),
    );
    assert.equal(runs[0], runs[1]);
    assert.notEqual(runs[0], runs[2]);
    assert.match(runs[0] ?? '', /x/);
    assert.match(runs[0] ?? '', /\./);
  });

  it('are set over HTTP, too', async () => {
    const control = `${clients.simulator.url}/_simulator`;
    const post = (path: string, body?: string) =>
      fetch(`${control}/${path}`, {method: 'POST', ...(body && {body})});
    const rule: FaultRule = {fault: {kind: 'status', status: 503}, path: CUSTOMERS, times: 0};
    assert.equal((await post('faults', JSON.stringify(rule))).status, 201);
    assert.equal((await failureOf(clients.server.customers.list())).statusCode, 503);
    assert.equal((await fetch(`${control}/faults`, {method: 'DELETE'})).status, 200);
    await clients.server.customers.create();
    assert.equal((await post('reset')).status, 200);
    assert.equal(await customers(), 0);
    for (const [body, code] of [
      ['{', 'ERR_INVALID_JSON'],
      ['{"fault": {"kind": "earthquake"}}', 'ERR_INVALID_FAULT_RULE'],
      ['{"fault": {"kind": "lost-answer"}, "paths": "/"}', 'ERR_INVALID_FAULT_RULE'],
    ] as const) {
      const answer = await post('faults', body);
      assert.deepEqual([answer.status, ((await answer.json()) as {code: string}).code], [400, code]);
    }
  });

  it('are refused when there is no such fault', () => {
    const wrong = {fault: {kind: 'status', status: 200}} as const;
    assert.throws(() => clients.simulator.faults.add(wrong), {code: 'ERR_INVALID_FAULT_RULE'});
  });
});

describe('faults of the simulator in a page', () => {
  let stage: BrowserStage;
  let app: AppPage;
  before(async () => {
    stage = await startStage();
  });
  afterEach(async () => {
    await app.page.close();
    await stage.simulator.reset();
  });
  after(() => stage.stop());

  it('keep the script from loading', async () => {
    stage.simulator.faults.add({fault: {kind: 'lost-request'}, path: '/endive/stripe.js'});
    app = await stage.open();
    assert.equal(await app.page.evaluate(() => window.Stripe === undefined), true);
    await app.page.reload();
    assert.equal(await app.page.evaluate(() => window.Stripe === undefined), false);
  });

  it('make a field tell of a loaderror and end', async () => {
    stage.simulator.faults.add({fault: {kind: 'loaderror'}, path: '/endive/elements-inner-card.html'});
    app = await stage.open();
    await app.mount({elements: []});
    const facts = await app.page.evaluate(async () => {
      const {elements, failure} = window.harness;
      const node = document.createElement('div');
      document.body.append(node);
      const element = elements.create('cardNumber');
      element.mount(node);
      const told = await new Promise<{elementType: string; error: object}>((resolve) =>
        element.on('loaderror', resolve),
      );
      return [told.elementType, node.childElementCount, (await failure(() => element.mount(node)))?.name];
    });
    assert.deepEqual(facts, ['cardNumber', 0, 'IntegrationError']);
  });

  it('keep a frame from ever being ready, so that its field is left out of a token', async () => {
    app = await stage.open();
    await app.mount({elements: ['cardNumber', 'cardExpiry']});
    stage.simulator.faults.add({fault: {kind: 'never-ready'}, path: '/endive/elements-inner-card.html'});
    await app.page.evaluate(async () => {
      const node = document.createElement('div');
      node.id = 'cardCvc';
      document.body.append(node);
      const element = window.harness.elements.create('cardCvc');
      element.on('ready', (event) => window.harness.events.push({type: 'ready', element: 'cardCvc', event}));
      element.mount(node);
      await new Promise((resolve) => node.querySelector('iframe')?.addEventListener('load', resolve));
    });
    await app.frame('cardNumber').locator('input').pressSequentially('4242424242424242');
    await app.frame('cardExpiry').locator('input').pressSequentially('1240');
    await app.waitForChange('cardExpiry', {complete: true});
    const {token} = await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
    );
    assert.equal(token?.card?.cvc_check, null);
    assert.deepEqual(await app.events('cardCvc', 'ready'), []);
  });

  it('are a connection error or an API error for who makes a token', async () => {
    app = await stage.open();
    await app.mount({elements: ['cardNumber', 'cardExpiry', 'cardCvc']});
    await app.typeCard('4242424242424242');
    await app.waitForChange('cardCvc', {complete: true});
    const types: unknown[] = [];
    for (const fault of [
      {kind: 'lost-request'},
      {kind: 'lost-answer'},
      {kind: 'malformed-body'},
      {kind: 'status', status: 500},
    ] as const) {
      stage.simulator.faults.add({fault, path: '/v1/tokens', method: 'POST'});
      const {error} = await app.page.evaluate(() =>
        window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
      );
      types.push(error?.type);
    }
    assert.deepEqual(types, [
      'api_connection_error',
      'api_connection_error',
      'api_connection_error',
      'api_error',
    ]);
  });
});
