import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  isFailure,
  readConfiguration,
  type ConfigurationInput,
} from '../../src/configuration/configuration.js';
import {gategoAttach} from '../../src/org-api/gatego.js';

const good: ConfigurationInput = {
  publishableKey: 'pk_test_123',
  stripeAccount: undefined,
  endpoint: 'https://api.example.test/v2/org/{orgId}/payment',
  orgId: 'org_1',
  contract: 'catalyze',
  orgHeader: 'organization_id',
  amount: undefined,
  currency: undefined,
  description: undefined,
  receiptEmail: undefined,
  errorOnRequiresAction: false,
  email: undefined,
  layout: 'split',
  collect: undefined,
  preferredNetwork: undefined,
  wallets: false,
  timeout: undefined,
  returnUrl: undefined,
  checkPermission: undefined,
  credentials: undefined,
  idempotencyHeader: undefined,
  apiKey: undefined,
};
const intent = {...good, contract: 'gatego-intent', amount: '5000', currency: 'usd'};
const confirming = {...gategoAttach, name: 'mine', credential: 'confirmation-token'} as const;
const page = 'https://shop.example.test/checkout';

describe('A configuration', () => {
  const mistakes: readonly (readonly [string, Partial<ConfigurationInput>])[] = [
    ['missing-publishable-key', {publishableKey: undefined}],
    ['missing-publishable-key', {publishableKey: ' '}],
    ['secret-key-in-page', {publishableKey: 'sk_test_123'}],
    ['secret-key-in-page', {publishableKey: 'rk_live_123', endpoint: undefined}],
    ['invalid-publishable-key', {publishableKey: ' pk_test_123'}],
    ['invalid-publishable-key', {publishableKey: 'foo'}],
    ['missing-endpoint', {endpoint: undefined}],
    ['missing-endpoint', {endpoint: ''}],
    ['invalid-endpoint', {endpoint: 'https://'}],
    ['invalid-endpoint', {endpoint: 'javascript:alert(1)'}],
    ['invalid-endpoint', {endpoint: 'https://user:word@api.example.test/'}],
    ['invalid-endpoint', {endpoint: 'https://api.example.test/{organizationId}'}],
    ['insecure-endpoint', {endpoint: 'http://api.example.test/v2/org/{orgId}/payment'}],
    ['insecure-endpoint', {endpoint: 'http://localhost.example.test/'}],
    ['insecure-endpoint', {endpoint: 'http://192.168.0.1/'}],
    ['invalid-return-url', {returnUrl: 'javascript:alert(1)'}],
    ['invalid-return-url', {returnUrl: 'https://'}],
    ['missing-user-id', {checkPermission: ''}],
    ['permission-not-available', {...intent, checkPermission: 'user_1'}],
    ['missing-org-id', {orgId: undefined}],
    ['missing-org-id', {orgId: '  '}],
    ['invalid-org-id', {orgId: '..'}],
    ['invalid-org-id', {orgId: '\ud800'}],
    ['unknown-contract', {contract: 'nope'}],
    ['unknown-contract', {contract: 'constructor'}],
    ['unknown-contract', {contract: ''}],
    ['invalid-contract', {contract: {name: 'mine'}}],
    ['invalid-contract', {contract: {...gategoAttach, credential: 'source'}}],
    ['invalid-contract', {contract: {...gategoAttach, order: 'intent-first'}}],
    ['invalid-contract', {contract: {...gategoAttach, order: 'later'}}],
    ['unknown-layout', {layout: 'grid'}],
    ['unknown-collect', {collect: 'name fax'}],
    ['unknown-collect', {collect: 'constructor'}],
    ['unknown-collect', {collect: ['name', 'fax']}],
    ['layout-cannot-make-token', {layout: 'payment'}],
    ['wallets-cannot-make-token', {wallets: true}],
    ['layout-cannot-make-confirmation-token', {contract: confirming}],
    ['layout-cannot-make-confirmation-token', {contract: confirming, layout: 'card'}],
    ['missing-amount', {...intent, amount: undefined}],
    ['missing-currency', {...intent, currency: undefined}],
    ['invalid-amount', {...intent, amount: ''}],
    ['invalid-amount', {...intent, amount: '0'}],
    ['invalid-amount', {...intent, amount: '-5'}],
    ['invalid-amount', {...intent, amount: '10.5'}],
    ['invalid-amount', {...intent, amount: '1e3'}],
    ['invalid-amount', {...intent, amount: 123456789}],
    ['invalid-amount', {...intent, amount: NaN}],
    ['invalid-currency', {...intent, currency: 'xyz'}],
    ['invalid-currency', {...intent, currency: 'dollars'}],
    ['invalid-email', {email: 'nobody'}],
    ['invalid-email', {receiptEmail: 'a b@c'}],
    ['invalid-header-name', {orgHeader: 'org id'}],
    ['invalid-header-name', {orgHeader: 'Authorization'}],
    ['invalid-header-name', {orgHeader: 'Cookie'}],
    ['invalid-header-name', {idempotencyHeader: 'a b'}],
    ['invalid-header-name', {idempotencyHeader: 'sec-key'}],
    ['invalid-header-value', {apiKey: 'browser demo €'}],
    ['invalid-credentials', {credentials: 'all'}],
    ['invalid-timeout', {timeout: '0'}],
    ['invalid-timeout', {timeout: 'soon'}],
  ];
  for (const [code, change] of mistakes) {
    it(`is refused as ${code} with ${JSON.stringify(change)}`, () => {
      const result = readConfiguration({...good, ...change}, page);
      assert.ok(isFailure(result));
      assert.equal(result.code, code);
      assert.equal(result.phase, 'configuration');
    });
  }

  it('never repeats a key that may be secret', () => {
    for (const publishableKey of ['sk_live_verysecret', 'verysecret']) {
      assert.doesNotMatch(JSON.stringify(readConfiguration({...good, publishableKey}, page)), /verysecret/);
    }
  });

  it('puts the encoded org id into the endpoint', () => {
    const result = readConfiguration({...good, orgId: 'a/b?c$&'}, page);
    assert.ok(!isFailure(result));
    assert.equal(result.settings.endpoint, 'https://api.example.test/v2/org/a%2Fb%3Fc%24%26/payment');
  });

  it('takes plain HTTP on loopback, and an endpoint relative to the page', () => {
    for (const host of ['localhost:5174', '127.0.0.1:1', '[::1]:1', 'app.localhost']) {
      assert.ok(!isFailure(readConfiguration({...good, endpoint: `http://${host}/x`}, page)), host);
    }
    const relative = readConfiguration({...good, endpoint: '/cards'}, page);
    assert.equal(!isFailure(relative) && relative.settings.endpoint, 'https://shop.example.test/cards');
  });

  it('asks for agreement to a sum only where the contract can charge', () => {
    const charging = readConfiguration({...intent, currency: 'USD'}, page);
    assert.deepEqual(!isFailure(charging) && charging.sum, {amount: 5000, currency: 'usd'});
    const saving = readConfiguration({...good, amount: 5000, currency: 'usd'}, page);
    assert.ok(!isFailure(saving));
    assert.equal(saving.sum, undefined);
    assert.deepEqual([saving.settings.amount, saving.settings.currency], [undefined, undefined]);
  });

  it('takes an attribute that was taken away for one that was never there', () => {
    const result = readConfiguration({...good, contract: null, layout: null, credentials: null}, page);
    assert.ok(!isFailure(result));
    assert.deepEqual(
      [result.contract.name, result.layout, result.credentials],
      ['catalyze', 'split', 'same-origin'],
    );
  });

  it('leaves out what is not set', () => {
    const result = readConfiguration({...good, description: ' ', email: ''}, page);
    assert.ok(!isFailure(result));
    assert.deepEqual(Object.keys(result.settings).sort(), ['endpoint', 'orgHeader', 'orgId']);
  });

  it('takes a return address relative to the page', () => {
    const result = readConfiguration({...good, returnUrl: '/thanks?a=b'}, page);
    assert.equal(!isFailure(result) && result.returnUrl, 'https://shop.example.test/thanks?a=b');
  });

  it('takes the Payment Element where a payment method or a confirmation token is made, and tells it the currency', () => {
    for (const contract of ['gatego-attach', confirming]) {
      const result = readConfiguration({...good, contract, layout: 'payment', currency: 'EUR'}, page);
      assert.ok(!isFailure(result));
      assert.deepEqual([result.layout, result.payable], ['payment', {currency: 'eur'}]);
    }
  });

  it('takes a contract object', () => {
    const contract = {...gategoAttach, name: 'mine'};
    const result = readConfiguration({...good, contract}, page);
    assert.equal(!isFailure(result) && result.contract, contract);
  });

  it('takes what is to be collected as words or as a list of them', () => {
    for (const collect of ['name  email', ['name', 'email']]) {
      const read = readConfiguration({...good, collect}, page);
      assert.deepEqual(isFailure(read) ? read : read.collect, ['name', 'email']);
    }
  });
});
