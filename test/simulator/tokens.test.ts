import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {card, type Clients, failureOf, outcomeOf, startWithClients} from './support/clients.js';

describe('tokens of the simulator', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  beforeEach(() => clients.simulator.reset());
  after(() => clients.simulator.stop());

  it('make a token from a card with a publishable key', async () => {
    const token = await clients.browser.tokens.create({
      card: {...card(), name: 'A. Person', address_zip: '94107'},
    });
    assert.match(token.id, /^tok_\w{20,}$/);
    assert.match(token.card?.id ?? '', /^card_\w{20,}$/);
    assert.deepEqual(
      {
        brand: token.card?.brand,
        last4: token.card?.last4,
        month: token.card?.exp_month,
        year: token.card?.exp_year,
        name: token.card?.name,
        zip: token.card?.address_zip,
        funding: token.card?.funding,
        country: token.card?.country,
        used: token.used,
        livemode: token.livemode,
      },
      {
        brand: 'Visa',
        last4: '4242',
        month: 12,
        year: 2040,
        name: 'A. Person',
        zip: '94107',
        funding: 'credit',
        country: 'US',
        used: false,
        livemode: false,
      },
    );
  });

  it('tell a server the card of a token, and never its number', async () => {
    const {id} = await clients.browser.tokens.create({card: card()});
    const token = await clients.server.tokens.retrieve(id);
    assert.equal(token.card?.last4, '4242');
    assert.ok(token.card.fingerprint);
    assert.ok(!JSON.stringify(token).includes('424242424242'));
  });

  it('are forbidden to a publishable key that wants to read one', async () => {
    const {id} = await clients.browser.tokens.create({card: card()});
    assert.deepEqual(await outcomeOf(clients.browser.tokens.retrieve(id)), {
      type: 'StripePermissionError',
      statusCode: 403,
      code: 'secret_key_required',
    });
  });

  it('are not made from a number that a server sends', async () => {
    const {statusCode, rawType} = await failureOf(clients.server.tokens.create({card: card()}));
    assert.deepEqual([statusCode, rawType], [402, 'invalid_request_error']);
  });

  it('have the same fingerprint for the same number, and another one for another number', async () => {
    const fingerprints = await Promise.all(
      ['4242424242424242', '4242424242424242', '5555555555554444'].map(async (number) => {
        const {id} = await clients.browser.tokens.create({card: card(number)});
        return (await clients.server.tokens.retrieve(id)).card?.fingerprint;
      }),
    );
    assert.equal(fingerprints[0], fingerprints[1]);
    assert.notEqual(fingerprints[0], fingerprints[2]);
  });

  it('leave the CVC check out when no CVC came', async () => {
    const {cvc, ...rest} = card();
    assert.equal(
      (await clients.browser.tokens.create({card: {...rest, ...(cvc && {cvc})}})).card?.cvc_check,
      'unchecked',
    );
    assert.equal((await clients.browser.tokens.create({card: rest})).card?.cvc_check, null);
  });

  it('are made of decline cards as well', async () => {
    const token = await clients.browser.tokens.create({card: card('4000000000000002')});
    assert.equal(token.card?.last4, '0002');
  });

  for (const [what, wrong, code] of [
    ['a number with a wrong check digit', {number: '4242424242424241'}, 'incorrect_number'],
    ['a number that Stripe does not publish', {number: '4111111111111111'}, 'incorrect_number'],
    ['a number that is none', {number: 'four'}, 'incorrect_number'],
    ['a month that is none', {exp_month: '13'}, 'invalid_expiry_month'],
    ['a year that has passed', {exp_year: '2020'}, 'invalid_expiry_year'],
    ['a year too far ahead', {exp_year: '2199'}, 'invalid_expiry_year'],
    ['a CVC that is too short', {cvc: '12'}, 'invalid_cvc'],
  ] as const) {
    it(`refuse ${what} with ${code}`, async () => {
      assert.deepEqual(await outcomeOf(clients.browser.tokens.create({card: {...card(), ...wrong}})), {
        type: 'StripeCardError',
        statusCode: 402,
        code,
      });
    });
  }

  it('say why a number that Stripe does not publish is refused, without repeating it', async () => {
    const {message} = await failureOf(clients.browser.tokens.create({card: card('4111111111111111')}));
    assert.match(message, /published test card numbers only/);
    assert.doesNotMatch(message, /4111/);
  });

  it('name the parameter that is missing', async () => {
    const {code, param} = await failureOf(
      clients.browser.tokens.create({card: {number: '4242424242424242', exp_month: '12', exp_year: ''}}),
    );
    assert.deepEqual([code, param], ['parameter_invalid_empty', 'card[exp_year]']);
  });

  it('are single-use', async () => {
    const {id} = await clients.browser.tokens.create({card: card()});
    await clients.server.paymentMethods.create({type: 'card', card: {token: id}});
    assert.equal((await clients.server.tokens.retrieve(id)).used, true);
    assert.deepEqual(
      await outcomeOf(clients.server.paymentMethods.create({type: 'card', card: {token: id}})),
      {
        type: 'StripeInvalidRequestError',
        statusCode: 400,
        code: 'token_already_used',
      },
    );
  });

  it('include ready-made ones, which never run out', async () => {
    assert.equal((await clients.server.tokens.retrieve('tok_visa')).card?.last4, '4242');
    for (let use = 0; use < 2; use += 1) {
      const method = await clients.server.paymentMethods.create({
        type: 'card',
        card: {token: 'tok_mastercard'},
      });
      assert.equal(method.card?.brand, 'mastercard');
    }
  });

  it('that nobody made are missing', async () => {
    assert.deepEqual(await outcomeOf(clients.server.tokens.retrieve('tok_nobody')), {
      type: 'StripeInvalidRequestError',
      statusCode: 404,
      code: 'resource_missing',
    });
  });

  it('of other things than cards are not simulated, and that is said', async () => {
    const {code, message} = await failureOf(clients.browser.tokens.create({pii: {id_number: '000'}}));
    assert.equal(code, 'simulator_unsupported_parameter');
    assert.match(message, /simulator/);
  });
});
