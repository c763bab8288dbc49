import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import Stripe from 'stripe';
import {ACCOUNT_CASES} from './cases/account.js';
import {CARD_CASES} from './cases/cards.js';
import type {World} from './cases/case.js';
import {CUSTOMER_CASES} from './cases/customers.js';
import {PAYMENT_CASES} from './cases/payments.js';
import {SETUP_CASES} from './cases/setups.js';
import {type Clients, startWithClients} from './support/clients.js';

const CASES = [...CUSTOMER_CASES, ...CARD_CASES, ...SETUP_CASES, ...PAYMENT_CASES, ...ACCOUNT_CASES];

describe('Stripe’s Node SDK against the simulator', () => {
  let clients: Clients;
  let world: World;
  before(async () => {
    clients = await startWithClients();
    world = {target: 'simulator', server: clients.server, browser: clients.browser};
  });
  after(() => clients.simulator.stop());

  for (const {name, run, expected} of CASES) {
    it(`answers ${name}`, async () => {
      assert.deepEqual(await run(world), expected);
    });
  }

  it('is asked at least 120 different things', () => {
    const calls = clients.simulator.requests.length;
    console.log(`${CASES.length} cases of the Node SDK, ${calls} calls in all`);
    assert.ok(CASES.length >= 120);
    assert.equal(new Set(CASES.map(({name}) => name)).size, CASES.length);
    assert.ok(calls >= CASES.length);
  });
});

const secretKey = process.env['STRIPE_SECRET_KEY'] ?? '';
const publishableKey = process.env['STRIPE_PUBLISHABLE_KEY'] ?? '';
const missing = !secretKey.startsWith('sk_test_') || !publishableKey.startsWith('pk_test_');

describe('Stripe’s Node SDK against Stripe’s test mode', () => {
  if (missing) {
    const reason = 'STRIPE_SECRET_KEY (sk_test_…) and STRIPE_PUBLISHABLE_KEY (pk_test_…) are not set';
    console.log(`The same cases against Stripe’s test mode were skipped: ${reason}.`);
    return;
  }
  const options = {maxNetworkRetries: 2} as const;
  const world: World = {
    target: 'stripe',
    server: new Stripe(secretKey, options),
    browser: new Stripe(publishableKey, options),
  };
  for (const {name, run, expected} of CASES.filter(({needs}) => needs === undefined)) {
    it(`answers ${name}`, async () => {
      assert.deepEqual(await run(world), expected);
    });
  }
});
