import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {brandRules} from '../../src/testing/card-rules/brands.js';
import {passesLuhn} from '../../src/testing/card-rules/luhn.js';
import {type Decline, TEST_CARDS} from '../../src/testing/cards.js';
import {card, type Clients, failureOf, startWithClients} from './support/clients.js';

describe('published test cards', () => {
  let clients: Clients;
  let customer: string;
  before(async () => {
    clients = await startWithClients();
    customer = (await clients.server.customers.create()).id;
  });
  after(() => clients.simulator.stop());

  for (const {number, name, profile} of TEST_CARDS) {
    const label = name ?? `a ${profile.brand} that ends in ${profile.last4}`;

    it(`have a sound number: ${label}`, () => {
      assert.ok(passesLuhn(number));
      assert.equal(brandRules(number).brand, profile.brand);
      assert.ok(brandRules(number).lengths.includes(number.length));
      assert.equal(number.slice(-4), profile.last4);
    });

    const refusedAtOnce =
      profile.behaviour.kind === 'declines' && profile.behaviour.scope === 'atAnyTime'
        ? profile.behaviour.decline
        : undefined;

    it(`${refusedAtOnce ? 'are refused when they are attached' : 'can be attached'}: ${label}`, async () => {
      const cvc = profile.brand === 'amex' ? '1234' : '123';
      const {id} = await clients.browser.tokens.create({card: {...card(number), cvc}});
      const {id: made} = await clients.server.paymentMethods.create({type: 'card', card: {token: id}});
      await expectAttach(made, refusedAtOnce);
      if (name === undefined) return;
      await expectAttach(`pm_card_${name}`, refusedAtOnce);
      const byName = await clients.server.paymentMethods.create({type: 'card', card: {token: `tok_${name}`}});
      assert.equal(byName.card?.last4, profile.last4);
      await expectAttach(byName.id, refusedAtOnce);
    });
  }

  for (const name of ['ca', 'gb', 'in', 'de']) {
    it(`are credit cards of their countries: ${name}`, async () => {
      const method = await clients.server.paymentMethods.attach(`pm_card_${name}`, {customer});
      assert.deepEqual([method.card?.country, method.card?.funding], [name.toUpperCase(), 'credit']);
    });
  }

  it('are no numbers of other lists, which is said without the number', async () => {
    const error = await failureOf(clients.browser.tokens.create({card: card('4111111111111111')}));
    assert.deepEqual([error.statusCode, error.code], [402, 'incorrect_number']);
    assert.match(error.message, /ends in 1111 is a test number of other payment services.*4242/);
    assert.doesNotMatch(error.message, /\d{5}/);
  });

  it('show a check that fails although the card works', async () => {
    const cvc = await clients.server.paymentMethods.attach('pm_card_cvcCheckFail', {customer});
    assert.equal(cvc.card?.checks?.cvc_check, 'fail');
    const {id: token} = await clients.browser.tokens.create({
      card: {...card('4000000000000036'), address_zip: '94107'},
    });
    const {id} = await clients.server.paymentMethods.create({type: 'card', card: {token}});
    const postal = await clients.server.paymentMethods.attach(id, {customer});
    assert.equal(postal.card?.checks?.address_postal_code_check, 'fail');
  });

  it('show the networks of a co-branded card', async () => {
    const {id: token} = await clients.browser.tokens.create({card: card('4000002500001001')});
    const method = await clients.server.paymentMethods.create({type: 'card', card: {token}});
    assert.deepEqual(method.card?.networks?.available, ['cartes_bancaires', 'visa']);
  });

  async function expectAttach(id: string, refused: Decline | undefined): Promise<void> {
    const call = clients.server.paymentMethods.attach(id, {customer});
    if (refused === undefined) {
      assert.equal((await call).customer, customer);
      return;
    }
    const error = await failureOf(call);
    assert.deepEqual(
      [error.statusCode, error.code, error.decline_code],
      // The SDK gives an empty text where the API gives nothing.
      [402, refused.code, refused.declineCode ?? ''],
    );
  }
});
