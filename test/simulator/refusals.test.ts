import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {card, type Clients, failureOf, outcomeOf, startWithClients} from './support/clients.js';

const PAYMENT = {amount: 500, currency: 'usd'} as const;

describe('the simulated API refuses what Stripe refuses', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const codeOf = async (call: Promise<unknown>): Promise<readonly unknown[]> => {
    const {statusCode, code, param} = await failureOf(call);
    return [statusCode, code, param];
  };

  it('a confirmation that could redirect without a return URL, and one that is no URL', async () => {
    const {paymentIntents, setupIntents} = clients.server;
    const confirmed = {payment_method: 'pm_card_visa', confirm: true} as const;
    const [{id: payment}, {id: setup}] = [await paymentIntents.create(PAYMENT), await setupIntents.create()];
    for (const call of [
      () => paymentIntents.create({...PAYMENT, ...confirmed}),
      () => setupIntents.create(confirmed),
      () => paymentIntents.confirm(payment, {payment_method: 'pm_card_visa'}),
      () => setupIntents.confirm(setup, {payment_method: 'pm_card_visa'}),
    ]) {
      const {statusCode, param} = await failureOf(call());
      assert.deepEqual([statusCode, param], [400, 'return_url']);
    }
    const nonsense = paymentIntents.create({...PAYMENT, ...confirmed, return_url: 'nonsense'});
    assert.deepEqual(await codeOf(nonsense), [400, 'url_invalid', 'return_url']);
    for (const more of [
      {return_url: 'https://example.com/'},
      {automatic_payment_methods: {enabled: true, allow_redirects: 'never'}},
      {allowed_payment_method_types: ['card']},
      {use_stripe_sdk: true},
    ] as const) {
      const {status} = await paymentIntents.create({...PAYMENT, ...confirmed, ...(more as object)});
      assert.equal(status, 'succeeded');
    }
  });

  it('a mandate, which the simulator does not have', async () => {
    const call = clients.server.setupIntents.create({
      ...{payment_method: 'pm_card_visa', confirm: true, use_stripe_sdk: true},
      mandate_data: {customer_acceptance: {type: 'offline'}} as never,
    });
    assert.deepEqual((await codeOf(call)).slice(0, 2), [400, 'simulator_unsupported_parameter']);
  });

  it('another customer’s card, as soon as an intent is given it', async () => {
    const {server} = clients;
    const [a, b] = [await server.customers.create(), await server.customers.create()];
    const {id: method} = await server.paymentMethods.attach('pm_card_visa', {customer: a.id});
    for (const call of [
      server.setupIntents.create({customer: b.id, payment_method: method}),
      server.paymentIntents.create({...PAYMENT, payment_method: method}),
    ]) {
      assert.deepEqual(await codeOf(call), [400, 'payment_method_unexpected_state', 'payment_method']);
    }
  });

  it('an expiry that is none, when a saved card is updated', async () => {
    const {server} = clients;
    const {id: customer} = await server.customers.create({source: 'tok_visa'});
    const {id: method} = await server.paymentMethods.attach('pm_card_visa', {customer});
    const source = (await server.customers.listSources(customer)).data[0]?.id ?? '';
    assert.deepEqual(
      (await codeOf(server.paymentMethods.update(method, {card: {exp_month: 1, exp_year: 2199}}))).slice(
        0,
        2,
      ),
      [402, 'invalid_expiry_year'],
    );
    assert.deepEqual(
      (await codeOf(server.customers.updateSource(customer, source, {exp_month: '13'}))).slice(0, 2),
      [402, 'invalid_expiry_month'],
    );
  });

  it('parameters that it does not have, and those that there are not, on every call', async () => {
    const {server, browser} = clients;
    const {id: customer} = await server.customers.create();
    const {id: token} = await browser.tokens.create({card: card()});
    const {id: method} = await server.paymentMethods.attach('pm_card_visa', {customer});
    for (const [call, code] of [
      [
        server.paymentMethods.create({type: 'card', card: {token}, sepa_debit: {iban: 'x'}}),
        'simulator_unsupported_parameter',
      ],
      [
        browser.paymentMethods.create({
          type: 'card',
          card: {...card(), networks: {preferred: 'visa'}} as never,
        }),
        'simulator_unsupported_parameter',
      ],
      [server.customers.retrieve(customer, {foo: '1'} as never), 'parameter_unknown'],
      [server.paymentMethods.detach(method, {foo: '1'} as never), 'parameter_unknown'],
    ] as const) {
      const failure = await failureOf(call);
      assert.deepEqual([failure.statusCode, failure.code], [400, code]);
    }
  });

  it('more metadata than can be kept', async () => {
    const {customers} = clients.server;
    const many = Object.fromEntries(Array.from({length: 51}, (_, index) => [`key${index}`, 'x']));
    for (const metadata of [many, {['k'.repeat(41)]: 'x'}, {key: 'v'.repeat(501)}]) {
      assert.equal((await outcomeOf(customers.create({metadata}))).statusCode, 400);
    }
    const most = {...Object.fromEntries(Object.entries(many).slice(1)), key1: 'v'.repeat(500)};
    assert.ok((await customers.create({metadata: most})).id);
  });

  it('types that there are not, and two ways to choose at once', async () => {
    const {paymentIntents} = clients.server;
    for (const more of [
      {allowed_payment_method_types: ['bogus']},
      {allowed_payment_method_types: ['card'], automatic_payment_methods: {enabled: true}},
    ]) {
      const {statusCode} = await outcomeOf(paymentIntents.create({...PAYMENT, ...(more as object)}));
      assert.equal(statusCode, 400);
    }
  });

  for (const [amount, currency, statusCode] of [
    [1001, 'kwd', 400],
    [1010, 'kwd', 200],
    [150, 'isk', 400],
    [200, 'isk', 200],
    [10_050, 'ugx', 400],
  ] as const) {
    it(`${statusCode === 200 ? 'but not ' : ''}an amount of ${amount} ${currency}`, async () => {
      const call = clients.server.paymentIntents.create({amount, currency});
      if (statusCode === 200) assert.equal((await call).amount, amount);
      else assert.equal((await outcomeOf(call)).statusCode, statusCode);
    });
  }

  it('a body that is too long, in the shape of its other errors', async () => {
    const response = await fetch(`${clients.simulator.url}/v1/customers`, {
      method: 'POST',
      headers: {Authorization: 'Bearer sk_test_x', 'Content-Type': 'application/x-www-form-urlencoded'},
      body: `name=${'x'.repeat(1_100_000)}`,
    });
    const {error} = (await response.json()) as {error: {type: string}};
    assert.deepEqual([response.status, error.type], [413, 'invalid_request_error']);
  });

  it('events that cannot be', async () => {
    const {statusCode} = await outcomeOf(
      clients.server.webhookEndpoints.create({
        url: 'http://127.0.0.1:9/',
        enabled_events: ['nope' as 'charge.succeeded'],
      }),
    );
    assert.equal(statusCode, 400);
  });

  it('without ever repeating what may be a card number', async () => {
    const {server, simulator} = clients;
    const number = '4242424242424242';
    const messages = await Promise.all(
      [
        server.customers.retrieve(number),
        server.paymentMethods.create({type: 'card', card: {token: number}}),
        server.paymentIntents.create({...PAYMENT, amount: number as never}),
      ].map(async (call) => (await failureOf(call)).message),
    );
    for (const message of messages) assert.doesNotMatch(message, /\d{5}/);
    assert.doesNotMatch(JSON.stringify(simulator.requests), /\d{12}/);
  });

  it('an id in a parameter that names nothing with 400, and one in the path with 404', async () => {
    const {server} = clients;
    for (const [call, statusCode] of [
      [server.customers.retrieve('cus_none'), 404],
      [server.paymentMethods.retrieve('pm_none'), 404],
      [server.paymentMethods.attach('pm_card_visa', {customer: 'cus_none'}), 400],
      [server.setupIntents.create({customer: 'cus_none'}), 400],
      [server.setupIntents.create({payment_method: 'pm_none'}), 400],
      [server.paymentMethods.create({type: 'card', card: {token: 'tok_none'}}), 400],
      [server.customers.list({starting_after: 'cus_none'}), 400],
    ] as const) {
      const failure = await failureOf(call);
      assert.deepEqual([failure.statusCode, failure.code], [statusCode, 'resource_missing']);
    }
  });
});

describe('the simulated API takes what Stripe takes', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const noRedirects = {automatic_payment_methods: {enabled: true, allow_redirects: 'never'}} as const;

  it('metadata and a description of an intent that has succeeded or is authorised, and nothing else', async () => {
    const {paymentIntents, setupIntents} = clients.server;
    const confirmed = {payment_method: 'pm_card_visa', confirm: true, ...noRedirects} as const;
    const payment = await paymentIntents.create({...PAYMENT, ...confirmed, capture_method: 'manual'});
    assert.equal((await paymentIntents.update(payment.id, {description: 'New'})).description, 'New');
    const {statusCode, code} = await outcomeOf(paymentIntents.update(payment.id, {amount: 900}));
    assert.deepEqual([statusCode, code], [400, 'payment_intent_unexpected_state']);
    const setup = await setupIntents.create(confirmed);
    assert.deepEqual((await setupIntents.update(setup.id, {metadata: {a: '1'}})).metadata, {a: '1'});
  });

  it('and gives back what is not captured', async () => {
    const {charges, paymentIntents} = clients.server;
    const authorise = (): Promise<{id: string; latest_charge: unknown}> =>
      paymentIntents.create({
        ...{...PAYMENT, ...noRedirects, payment_method: 'pm_card_visa', confirm: true},
        capture_method: 'manual',
      });
    const [canceled, captured] = [await authorise(), await authorise()];
    await paymentIntents.cancel(canceled.id);
    await paymentIntents.capture(captured.id, {amount_to_capture: 200});
    const [first, second] = await Promise.all(
      [canceled, captured].map(({latest_charge: id}) => charges.retrieve(id as string)),
    );
    assert.deepEqual([first?.refunded, first?.amount_refunded], [true, 500]);
    assert.deepEqual([second?.refunded, second?.amount_captured, second?.amount_refunded], [false, 200, 300]);
  });

  it('a default source to be expanded, as a card', async () => {
    const {customers} = clients.server;
    const {id} = await customers.create({source: 'tok_visa'});
    const customer = await customers.retrieve(id, {expand: ['default_source']});
    assert.ok(!customer.deleted && typeof customer.default_source !== 'string');
    assert.equal(customer.default_source?.object, 'card');
  });

  it('what a customer and a search show only when they are asked for it', async () => {
    const {customers} = clients.server;
    const {id} = await customers.create({name: 'Org', source: 'tok_visa'});
    await customers.create({name: 'Org'});
    const plain = await customers.retrieve(id);
    assert.ok(!plain.deleted && plain.sources === undefined);
    const customer = await customers.retrieve(id, {expand: ['sources.data.customer']});
    assert.ok(!customer.deleted);
    const [source] = customer.sources?.data ?? [];
    assert.ok(source?.object === 'card' && typeof source.customer === 'object');
    assert.equal(source.customer?.id, id);
    const search = {query: 'name:"Org"', limit: 1};
    const counted = await customers.search({...search, expand: ['total_count', 'data.sources']});
    assert.deepEqual([counted.data.length, counted.total_count], [1, 2]);
    assert.equal(counted.data[0]?.sources?.object, 'list');
    assert.equal((await customers.search(search)).total_count, undefined);
  });

  it('a card whose 3-D Secure fails neither for a setup nor for a payment', async () => {
    const {paymentIntents, setupIntents} = clients.server;
    const method = {
      payment_method: 'pm_card_threeDSecureRequiredProcessingError',
      confirm: true,
      ...noRedirects,
    } as const;
    for (const call of [setupIntents.create(method), paymentIntents.create({...PAYMENT, ...method})]) {
      assert.equal((await outcomeOf(call)).code, 'card_declined');
    }
  });

  it('and names the attempt at a setup', async () => {
    const {setupIntents} = clients.server;
    const {latest_attempt: attempt} = await setupIntents.create({
      ...{payment_method: 'pm_card_visa', confirm: true},
      ...noRedirects,
    });
    assert.match(attempt as string, /^setatt_\w+$/);
  });

  it('and tells in its events which request there was and what it changed', async () => {
    const {server} = clients;
    const {id} = await server.customers.create({name: 'Old'}, {idempotencyKey: 'one'});
    const {lastResponse} = await server.customers.update(id, {name: 'New', metadata: {a: '1'}});
    const {data} = await server.events.list();
    const [updated, created] = data;
    assert.equal(created?.request?.idempotency_key, 'one');
    assert.ok(updated);
    assert.equal(updated.request?.id, lastResponse.requestId);
    assert.deepEqual(updated.data.previous_attributes, {name: 'Old', metadata: {}});
  });

  it('quotes within quotes in a search', async () => {
    const {customers} = clients.server;
    await customers.create({name: 'A "B"'});
    assert.equal((await customers.search({query: String.raw`name:"A \"B\""`})).data.length, 1);
  });
});
