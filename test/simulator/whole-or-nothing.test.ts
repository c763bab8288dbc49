import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {card, type Clients, failureOf, outcomeOf, startWithClients, NO_REDIRECTS} from './support/clients.js';

describe('a call of the simulated API that fails', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const newToken = async (): Promise<string> => (await clients.browser.tokens.create({card: card()})).id;

  it('leaves a payment intent as it was', async () => {
    const {server} = clients;
    const {id} = await server.paymentIntents.create({
      ...{amount: 500, currency: 'usd', metadata: {a: '1'}},
      ...NO_REDIRECTS,
    });
    const before = await server.paymentIntents.retrieve(id);
    for (const call of [
      server.paymentIntents.update(id, {amount: 2000, payment_method: 'pm_missing'}),
      server.paymentIntents.confirm(id, {receipt_email: 'a@example.com', payment_method: 'pm_missing'}),
    ]) {
      assert.equal((await outcomeOf(call)).code, 'resource_missing');
    }
    assert.deepEqual(plain(await server.paymentIntents.retrieve(id)), plain(before));
  });

  it('leaves a setup intent without another customer’s card', async () => {
    const {server} = clients;
    const [a, b] = [await server.customers.create(), await server.customers.create()];
    const {id: method} = await server.paymentMethods.attach('pm_card_visa', {customer: a.id});
    const {id} = await server.setupIntents.create({customer: b.id, ...NO_REDIRECTS});
    const {statusCode} = await outcomeOf(server.setupIntents.confirm(id, {payment_method: method}));
    const {status, payment_method} = await server.setupIntents.retrieve(id);
    assert.deepEqual([statusCode, status, payment_method], [400, 'requires_payment_method', null]);
  });

  it('changes no customer and makes none, nor anything of one', async () => {
    const {server} = clients;
    const {id} = await server.customers.create({name: 'Old'});
    await failureOf(server.customers.update(id, {name: 'New', address: {foo: 'x'} as never}));
    assert.equal(((await server.customers.retrieve(id)) as {name?: string}).name, 'Old');
    await failureOf(server.customers.create({email: 'a@example.com', expand: ['bogus']}));
    await failureOf(server.customers.create({source: 'tok_visa', default_source: 'card_none'} as never));
    assert.equal((await server.customers.list()).data.length, 1);
    assert.equal((await server.paymentMethods.list()).data.length, 0);
  });

  it('spends no token', async () => {
    const {server} = clients;
    const token = await newToken();
    const create = (redisplay: 'always'): Promise<{id: string}> =>
      server.paymentMethods.create({type: 'card', card: {token}, allow_redisplay: redisplay});
    assert.equal((await outcomeOf(create('bogus' as 'always'))).statusCode, 400);
    assert.match((await create('always')).id, /^pm_/);
  });

  it('keeps no payment method that an issuer refused to have attached', async () => {
    const {server} = clients;
    const {id: customer} = await server.customers.create();
    const attached = server.paymentMethods.attach('pm_card_visa_chargeDeclined', {customer});
    assert.equal((await outcomeOf(attached)).code, 'card_declined');
    assert.equal((await server.paymentMethods.list()).data.length, 0);
  });

  it('tells of no event', async () => {
    const {server} = clients;
    await failureOf(server.paymentIntents.create({amount: 500, currency: 'usd', expand: ['bogus']}));
    assert.deepEqual((await server.events.list()).data, []);
  });

  it('keeps what a declined payment leaves behind', async () => {
    const {server} = clients;
    const {id} = await server.paymentIntents.create({amount: 500, currency: 'usd', ...NO_REDIRECTS});
    await failureOf(server.paymentIntents.confirm(id, {payment_method: 'pm_card_visa_chargeDeclined'}));
    const {status, last_payment_error: error} = await server.paymentIntents.retrieve(id);
    assert.deepEqual([status, error?.code], ['requires_payment_method', 'card_declined']);
    assert.equal((await server.charges.list()).data[0]?.status, 'failed');
    assert.ok((await server.events.list({type: 'charge.failed'})).data.length === 1);
  });

  it('does not leave an intent waiting for ever when its card was given to a customer meanwhile', async () => {
    const {server, simulator} = clients;
    const intent = await server.setupIntents.create({
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      use_stripe_sdk: true,
    });
    assert.equal(intent.status, 'requires_action');
    const {id: customer} = await server.customers.create();
    await server.paymentMethods.attach(intent.payment_method as string, {customer});
    const sdk = intent.next_action?.use_stripe_sdk as {three_d_secure_2_source: string};
    const url = `${simulator.url}/simulator/authentications/${sdk.three_d_secure_2_source}`;
    const {status} = await fetch(url, {method: 'POST', body: new URLSearchParams({outcome: 'passed'})});
    const after = await server.setupIntents.retrieve(intent.id);
    assert.deepEqual(
      [status, after.status, after.last_setup_error?.code],
      [200, 'requires_payment_method', 'payment_method_unexpected_state'],
    );
  });
});

/** An answer without what the SDK puts beside it. */
function plain(value: object): unknown {
  return JSON.parse(JSON.stringify(value));
}
