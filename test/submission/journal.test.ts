import assert from 'node:assert/strict';
import {afterEach, it} from 'node:test';
import type {Configuration} from '../../src/configuration/configuration.js';
import {createJournal, findInterrupted} from '../../src/journal.js';
import {gategoIntent} from '../../src/org-api/gatego.js';
import {clearRedirectReturn, readRedirectReturn} from '../../src/redirect-return.js';

const configuration = {
  contract: gategoIntent,
  timeout: 15_000,
  settings: {
    endpoint: 'https://api.example.test/api/payment/intent',
    orgId: 'org_1',
    orgHeader: 'organization_id',
  },
  sum: {amount: 5000, currency: 'usd'},
} as unknown as Configuration;

afterEach(() => {
  for (const name of ['sessionStorage', 'location', 'history']) Reflect.deleteProperty(globalThis, name);
});

it('What is remembered says that a confirmation may have begun, also where the storage has got full', () => {
  let room = 1_000;
  const items = new Map<string, string>();
  const storage = new Proxy(
    {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => {
        if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
        items.set(key, value);
        // The page fills the rest.
        room = value.length;
      },
    },
    {
      ownKeys: () => [...items.keys()],
      getOwnPropertyDescriptor: () => ({enumerable: true, configurable: true}),
    },
  );
  Object.assign(globalThis, {sessionStorage: storage});
  const journal = createJournal('attempt-1', configuration);
  const credential = {type: 'payment-method', id: 'pm_1'} as const;
  journal.write({credential, mayBeConfirmed: false});
  journal.write({credential, mayBeConfirmed: true, intent: 'pi_1'});
  assert.deepEqual(
    findInterrupted(configuration).map(({mayBeConfirmed, intent}) => ({mayBeConfirmed, intent})),
    [{mayBeConfirmed: true, intent: undefined}],
  );
});

it('What a page has in its address beside Stripe’s words stays as it is spelt', () => {
  let now =
    'https://shop.example/pay?q=a%20b&flag&payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_2&redirect_status=succeeded#x';
  const location = {
    get href() {
      return now;
    },
    get search() {
      return new URL(now).search;
    },
  };
  const history = {
    state: null,
    replaceState: (_state: unknown, _title: string, url: URL) => {
      now = url.href;
    },
  };
  Object.assign(globalThis, {location, history});
  const returned = readRedirectReturn();
  assert.ok(returned);
  clearRedirectReturn(returned);
  assert.equal(now, 'https://shop.example/pay?q=a%20b&flag#x');
});
