import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {formatPostal, postalState} from '../../src/testing/card-rules/postal.js';
import {formatAmount} from '../../src/testing/stripe-js/minor-units.js';
import {resolveLocale, textsFor} from '../../src/testing/stripe-js/texts/index.js';
import {type Clients, outcomeOf, startWithClients} from './support/clients.js';

/** Names that every object has without having been given them. */
const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

describe('names that every JavaScript object has', () => {
  let clients: Clients;
  before(async () => {
    clients = await startWithClients();
  });
  after(() => clients.simulator.stop());

  for (const name of NAMES) {
    it(`are no page or script: ${name}`, async () => {
      assert.equal((await fetch(`${clients.simulator.url}/endive/${name}`)).status, 404);
    });

    // The parser of form parameters drops this one before anything sees it.
    if (name !== '__proto__') {
      it(`are no parameter: ${name}`, async () => {
        const {statusCode, code} = await outcomeOf(clients.server.customers.create({[name]: 'x'}));
        assert.deepEqual([statusCode, code], [400, 'parameter_unknown']);
      });
    }

    it(`are nothing to expand: ${name}`, async () => {
      const {statusCode} = await outcomeOf(clients.server.customers.create({expand: [name]}));
      assert.equal(statusCode, 400);
    });

    it(`are no language, country or currency: ${name}`, () => {
      assert.equal(textsFor(name), textsFor('en'));
      assert.equal(resolveLocale(name), 'en');
      assert.equal(formatPostal('94107', name), '94107');
      assert.deepEqual(postalState('94107', name), {kind: 'complete'});
      assert.throws(() => formatAmount(100, name, 'en'), RangeError);
    });
  }
});
