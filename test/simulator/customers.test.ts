import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {card, type Clients, failureOf, outcomeOf, startWithClients} from './support/clients.js';

describe('customers of the simulator', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  it('keep what they were made with', async () => {
    const {id} = await clients.server.customers.create({
      email: 'a@example.com',
      name: 'Org',
      phone: '+1 555',
      description: 'An org',
      address: {line1: '1 Street', country: 'US'},
      metadata: {org: '42'},
    });
    const customer = await clients.server.customers.retrieve(id);
    assert.ok(customer.deleted === undefined);
    assert.deepEqual(
      [customer.email, customer.name, customer.phone, customer.description, customer.metadata],
      ['a@example.com', 'Org', '+1 555', 'An org', {org: '42'}],
    );
    assert.deepEqual([customer.address?.line1, customer.address?.city], ['1 Street', null]);
  });

  it('are updated field by field, and an empty text takes a value away', async () => {
    const {id} = await clients.server.customers.create({
      email: 'a@example.com',
      name: 'Org',
      metadata: {a: '1'},
    });
    const customer = await clients.server.customers.update(id, {
      name: '',
      description: 'New',
      metadata: {b: '2'},
    });
    assert.deepEqual(
      [customer.email, customer.name, customer.description, customer.metadata],
      ['a@example.com', null, 'New', {a: '1', b: '2'}],
    );
    assert.deepEqual((await clients.server.customers.update(id, {metadata: ''})).metadata, {});
  });

  it('refuse an email address that is none', async () => {
    assert.equal((await failureOf(clients.server.customers.create({email: 'nobody'}))).code, 'email_invalid');
  });

  it('attach a payment method or a token that is given along', async () => {
    const byMethod = await clients.server.customers.create({payment_method: 'pm_card_visa'});
    const {id: token} = await clients.browser.tokens.create({card: card('5555555555554444')});
    const byToken = await clients.server.customers.create({source: token});
    const brands = await Promise.all(
      [byMethod, byToken].map(
        async ({id}) => (await clients.server.customers.listPaymentMethods(id)).data[0]?.card?.brand,
      ),
    );
    assert.deepEqual(brands, ['visa', 'mastercard']);
  });

  it('are not made when the card that is given along is refused', async () => {
    const outcome = await outcomeOf(
      clients.server.customers.create({payment_method: 'pm_card_visa_chargeDeclined'}),
    );
    assert.deepEqual([outcome.statusCode, outcome.code], [402, 'card_declined']);
    assert.equal((await clients.server.customers.list()).data.length, 0);
  });

  it('take one of their own payment methods as the default', async () => {
    const {id} = await clients.server.customers.create();
    const method = await clients.server.paymentMethods.attach('pm_card_visa', {customer: id});
    const customer = await clients.server.customers.update(id, {
      invoice_settings: {default_payment_method: method.id},
      expand: ['invoice_settings.default_payment_method'],
    });
    const standard = customer.invoice_settings.default_payment_method;
    assert.equal(typeof standard === 'string' ? standard : standard?.card?.last4, '4242');
    await clients.server.paymentMethods.detach(method.id);
    const after = await clients.server.customers.retrieve(id);
    assert.equal(after.deleted === undefined && after.invoice_settings.default_payment_method, null);
  });

  it('do not take a payment method of nobody as the default', async () => {
    const {id} = await clients.server.customers.create();
    const {code, param} = await failureOf(
      clients.server.customers.update(id, {invoice_settings: {default_payment_method: 'pm_card_visa'}}),
    );
    assert.deepEqual([code, param], ['resource_missing', 'invoice_settings[default_payment_method]']);
  });

  it('show one of their payment methods, and none of others', async () => {
    const {id} = await clients.server.customers.create();
    const mine = await clients.server.paymentMethods.attach('pm_card_visa', {customer: id});
    assert.equal((await clients.server.customers.retrievePaymentMethod(id, mine.id)).id, mine.id);
    const other = await clients.server.customers.create({payment_method: 'pm_card_visa'});
    assert.equal(
      (await outcomeOf(clients.server.customers.retrievePaymentMethod(other.id, mine.id))).code,
      'resource_missing',
    );
  });

  it('lose their cards when they are deleted, and say that they are', async () => {
    const {id} = await clients.server.customers.create();
    const method = await clients.server.paymentMethods.attach('pm_card_visa', {customer: id});
    assert.deepEqual((await clients.server.customers.del(id)).deleted, true);
    assert.equal((await clients.server.customers.retrieve(id)).deleted, true);
    assert.equal((await clients.server.paymentMethods.retrieve(method.id)).customer, null);
    assert.equal(
      (await outcomeOf(clients.server.customers.update(id, {name: 'x'}))).code,
      'resource_missing',
    );
    assert.equal((await outcomeOf(clients.server.customers.del(id))).statusCode, 404);
  });

  it('are listed by email', async () => {
    await clients.server.customers.create({email: 'a@example.com'});
    const {id} = await clients.server.customers.create({email: 'b@example.com'});
    const {data} = await clients.server.customers.list({email: 'b@example.com'});
    assert.deepEqual(
      data.map((customer) => customer.id),
      [id],
    );
  });

  it('are for servers only', async () => {
    assert.equal((await outcomeOf(clients.browser.customers.create())).statusCode, 403);
    assert.equal((await outcomeOf(clients.browser.customers.list())).statusCode, 403);
  });
});
