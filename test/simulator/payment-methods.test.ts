import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {card, type Clients, failureOf, outcomeOf, startWithClients, NO_REDIRECTS} from './support/clients.js';

describe('payment methods of the simulator', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  const customer = async (): Promise<string> => (await clients.server.customers.create()).id;

  it('are made from a token, with its billing details', async () => {
    const {id} = await clients.browser.tokens.create({
      card: {...card(), name: 'A. Person', address_zip: '94107'},
    });
    const token = await clients.server.tokens.retrieve(id);
    const method = await clients.server.paymentMethods.create({
      type: 'card',
      card: {token: token.id},
      billing_details: {email: 'a@example.com'},
      metadata: {color: 'blue'},
    });
    assert.match(method.id, /^pm_\w{20,}$/);
    assert.equal(method.card?.last4, '4242');
    assert.ok(token.card?.fingerprint);
    assert.equal(method.card.fingerprint, token.card.fingerprint);
    assert.equal(method.billing_details.name, 'A. Person');
    assert.equal(method.billing_details.email, 'a@example.com');
    assert.equal(method.billing_details.address?.postal_code, '94107');
    assert.deepEqual(method.metadata, {color: 'blue'});
    assert.equal(method.customer, null);
  });

  it('are made from a card with a publishable key, and then tell no fingerprint', async () => {
    const method = await clients.browser.paymentMethods.create({
      type: 'card',
      card: {number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123'},
    });
    assert.equal(method.card?.brand, 'visa');
    assert.equal(method.card.fingerprint, undefined);
  });

  it('are not made from a number that a server sends', async () => {
    const {statusCode, message} = await failureOf(
      clients.server.paymentMethods.create({
        type: 'card',
        card: {number: '4242424242424242', exp_month: 12, exp_year: 2040},
      }),
    );
    assert.equal(statusCode, 402);
    assert.doesNotMatch(message, /4242/);
  });

  it('are of type card only', async () => {
    const {code} = await failureOf(clients.server.paymentMethods.create({type: 'ideal'}));
    assert.equal(code, 'payment_method_unsupported_type');
  });

  it('need a card', async () => {
    const {code, param} = await failureOf(clients.server.paymentMethods.create({type: 'card'}));
    assert.deepEqual([code, param], ['parameter_missing', 'card']);
  });

  it('are retrieved with a secret key only', async () => {
    const {id} = await clients.server.paymentMethods.create({type: 'card', card: {token: 'tok_visa'}});
    assert.equal((await clients.server.paymentMethods.retrieve(id)).id, id);
    assert.equal((await outcomeOf(clients.browser.paymentMethods.retrieve(id))).statusCode, 403);
    assert.equal(
      (await outcomeOf(clients.server.paymentMethods.retrieve('pm_nobody'))).code,
      'resource_missing',
    );
  });

  it('are attached to a customer, when the CVC is checked', async () => {
    const owner = await customer();
    const {id, card: before} = await clients.server.paymentMethods.create({
      type: 'card',
      card: {token: 'tok_visa'},
    });
    assert.equal(before?.checks?.cvc_check, 'unchecked');
    const method = await clients.server.paymentMethods.attach(id, {customer: owner});
    assert.equal(method.customer, owner);
    assert.equal(method.card?.checks?.cvc_check, 'pass');
  });

  it('attach once, however often they are attached to the same customer', async () => {
    const owner = await customer();
    const {id} = await clients.server.paymentMethods.attach('pm_card_visa', {customer: owner});
    await clients.server.paymentMethods.attach(id, {customer: owner});
    const {data} = await clients.server.customers.listPaymentMethods(owner);
    assert.deepEqual(
      data.map((method) => method.id),
      [id],
    );
  });

  it('of another customer cannot be attached', async () => {
    const {id} = await clients.server.paymentMethods.attach('pm_card_visa', {customer: await customer()});
    const outcome = await outcomeOf(clients.server.paymentMethods.attach(id, {customer: await customer()}));
    assert.deepEqual([outcome.statusCode, outcome.code], [400, 'payment_method_unexpected_state']);
  });

  it('are not attached to a customer that does not exist', async () => {
    const {code, param} = await failureOf(
      clients.server.paymentMethods.attach('pm_card_visa', {customer: 'cus_nobody'}),
    );
    assert.deepEqual([code, param], ['resource_missing', 'customer']);
  });

  it('that were detached can never be attached again', async () => {
    const owner = await customer();
    const {id} = await clients.server.paymentMethods.attach('pm_card_visa', {customer: owner});
    assert.equal((await clients.server.paymentMethods.detach(id)).customer, null);
    const {message} = await failureOf(clients.server.paymentMethods.attach(id, {customer: owner}));
    assert.match(message, /cannot be used again/);
    assert.equal((await outcomeOf(clients.server.paymentMethods.detach(id))).statusCode, 400);
  });

  it('that paid without a customer can never be attached', async () => {
    const {id} = await clients.server.paymentMethods.create({type: 'card', card: {token: 'tok_visa'}});
    await clients.server.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      payment_method: id,
      confirm: true,
      ...NO_REDIRECTS,
    });
    const {message} = await failureOf(clients.server.paymentMethods.attach(id, {customer: await customer()}));
    assert.match(message, /used without a customer/);
  });

  it('are updated while they are attached, and only then', async () => {
    const {id} = await clients.server.paymentMethods.create({
      type: 'card',
      card: {token: 'tok_visa'},
      metadata: {old: '1', gone: '1'},
    });
    assert.equal(
      (await outcomeOf(clients.server.paymentMethods.update(id, {metadata: {a: 'b'}}))).statusCode,
      400,
    );
    await clients.server.paymentMethods.attach(id, {customer: await customer()});
    const method = await clients.server.paymentMethods.update(id, {
      card: {exp_month: 3, exp_year: 2041},
      billing_details: {name: 'New Name', address: {city: 'Paris'}},
      metadata: {new: '2', gone: ''},
    });
    assert.deepEqual([method.card?.exp_month, method.card?.exp_year], [3, 2041]);
    assert.deepEqual(
      [method.billing_details.name, method.billing_details.address?.city],
      ['New Name', 'Paris'],
    );
    assert.deepEqual(method.metadata, {old: '1', new: '2'});
  });

  it('refuse a month that is none', async () => {
    const {id} = await clients.server.paymentMethods.attach('pm_card_visa', {customer: await customer()});
    const {code} = await failureOf(clients.server.paymentMethods.update(id, {card: {exp_month: 13}}));
    assert.equal(code, 'invalid_expiry_month');
  });

  it('are listed by customer, newest first, in pages', async () => {
    const owner = await customer();
    const ids: string[] = [];
    for (const name of ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex']) {
      ids.unshift((await clients.server.paymentMethods.attach(name, {customer: owner})).id);
    }
    await clients.server.paymentMethods.attach('pm_card_visa', {customer: await customer()});
    const first = await clients.server.paymentMethods.list({customer: owner, type: 'card', limit: 2});
    assert.deepEqual([first.data.map(({id}) => id), first.has_more], [ids.slice(0, 2), true]);
    const rest = await clients.server.paymentMethods.list({customer: owner, starting_after: ids[1]!});
    assert.deepEqual([rest.data.map(({id}) => id), rest.has_more], [ids.slice(2), false]);
    const back = await clients.server.paymentMethods.list({
      customer: owner,
      ending_before: ids[2]!,
      limit: 1,
    });
    assert.deepEqual([back.data.map(({id}) => id), back.has_more], [[ids[1]], true]);
    const all = await clients.server.paymentMethods
      .list({customer: owner, limit: 1})
      .autoPagingToArray({limit: 10});
    assert.equal(all.length, 3);
  });

  it('refuse a page size that Stripe refuses', async () => {
    assert.equal((await failureOf(clients.server.paymentMethods.list({limit: 101}))).param, 'limit');
  });

  it('show the customer when that is asked for', async () => {
    const owner = await customer();
    const {id} = await clients.server.paymentMethods.attach('pm_card_visa', {customer: owner});
    const method = await clients.server.paymentMethods.retrieve(id, {expand: ['customer']});
    assert.equal(typeof method.customer === 'string' ? undefined : method.customer?.id, owner);
    const {param} = await failureOf(clients.server.paymentMethods.retrieve(id, {expand: ['type']}));
    assert.equal(param, 'expand');
  });

  it('refuse parameters that Stripe does not know', async () => {
    const {code, param} = await failureOf(
      clients.server.rawRequest('POST', '/v1/payment_methods', {
        type: 'card',
        card: {token: 'tok_visa'},
        colour: 'x',
      }),
    );
    assert.deepEqual([code, param], ['parameter_unknown', 'colour']);
  });
});
