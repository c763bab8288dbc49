import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {attributeNames, type AttributeName} from '../../demo/playground/attributes.js';
import {formatQuery, parseQuery} from '../../demo/playground/query.js';
import {attributesOf, withAttribute} from '../../demo/playground/set-up.js';
import {settings} from './playground-settings.js';

function attributes(search: string): Record<string, string> {
  return Object.fromEntries(attributesOf(parseQuery(search, settings), settings));
}

function link(search: string): string {
  return formatQuery(parseQuery(search, settings), settings);
}

describe('the playground without a query', () => {
  it('shows the catalyze contract against the demo’s backend', () => {
    assert.deepEqual(attributes(''), {
      contract: 'catalyze',
      'publishable-key': 'pk_test_offline',
      endpoint: 'http://localhost:8002/v2/org/{orgId}/payment',
      'org-id': 'org_demo',
      'api-key': 'browser demo 00000000-0000-4000-8000-000000000000',
    });
  });

  it('signs in the first demo user, and keeps the link bare', () => {
    assert.deepEqual(parseQuery('', settings).bearer, {kind: 'demo', token: 'demo-billing'});
    assert.equal(link(''), '');
  });
});

describe('the contract in the query', () => {
  it('brings its endpoint, and the sum that gatego-intent needs', () => {
    const set = attributes('?contract=gatego-intent');
    assert.equal(set['endpoint'], 'http://localhost:8002/api/payment/intent');
    assert.equal(set['amount'], '5000');
    assert.equal(set['currency'], 'usd');
    assert.equal(set['api-key'], undefined);
  });

  it('brings its endpoint, and the address that gatego-attach needs', () => {
    const set = attributes('?contract=gatego-attach');
    assert.equal(set['endpoint'], 'http://localhost:8002/api/organization/{orgId}/payment/paymentmethod/');
    assert.equal(set['email'], 'billing@example.com');
    assert.equal(set['amount'], undefined);
  });

  it('does not replace what the query gives', () => {
    const set = attributes('?contract=gatego-intent&amount=700&endpoint=https://pay.example/intent');
    assert.equal(set['amount'], '700');
    assert.equal(set['endpoint'], 'https://pay.example/intent');
    assert.equal(set['currency'], 'usd');
  });
});

describe('any attribute in the query', () => {
  for (const name of attributeNames()) {
    it(`${name} reaches the tag and stays in the link`, () => {
      assert.equal(attributes(`?${name}=x-${name}`)[name], `x-${name}`);
      assert.equal(link(`?${name}=x-${name}`), `?${name}=x-${name}`);
    });
  }

  it('is taken empty or wrong as it is', () => {
    const wrong = {
      'publishable-key': '',
      amount: 'abc',
      contract: 'nope',
      endpoint: 'http://example.com/x',
    };
    const set = attributes(`?${new URLSearchParams(wrong).toString()}`);
    for (const [name, value] of Object.entries(wrong)) assert.equal(set[name], value);
  });

  it('is left off when omit names it, whatever else is said of it', () => {
    const set = attributes('?omit=publishable-key,endpoint&endpoint=https://pay.example');
    assert.equal('publishable-key' in set, false);
    assert.equal('endpoint' in set, false);
    assert.equal(set['org-id'], 'org_demo');
  });

  it('may be a boolean, bare or true to set it and false to leave it off', () => {
    assert.equal(attributes('?make-default')['make-default'], '');
    assert.equal(attributes('?make-default=true')['make-default'], '');
    assert.equal('make-default' in attributes('?make-default=false'), false);
    assert.equal(link('?make-default&no-submit=true'), '?make-default=true&no-submit=true');
  });

  it('reaches the tag but does not stay in the link when it is a secret key', () => {
    assert.equal(attributes('?publishable-key=sk_test_1')['publishable-key'], 'sk_test_1');
    assert.equal(link('?publishable-key=sk_test_1&amount=5'), '?amount=5');
  });

  it('survives the way into a link and back, whatever its characters', () => {
    const given = '&"<a>=+% é\u{1f4b3}{orgId}';
    const search = formatQuery(
      withAttribute(parseQuery('', settings), settings, 'description', given),
      settings,
    );
    assert.equal(attributes(search)['description'], given);
  });
});

describe('the bearer in the query', () => {
  it('is a demo user by token, or none', () => {
    assert.deepEqual(parseQuery('?bearer=demo-viewer', settings).bearer, {
      kind: 'demo',
      token: 'demo-viewer',
    });
    assert.deepEqual(parseQuery('?bearer=none', settings).bearer, {kind: 'none'});
    assert.equal(link('?bearer=demo-viewer'), '?bearer=demo-viewer');
    assert.equal(link('?bearer=none'), '?bearer=none');
  });

  it('never carries a token that was typed', () => {
    const setUp = parseQuery('', settings);
    assert.equal(
      formatQuery({...setUp, bearer: {kind: 'custom', token: 'secret-of-mine'}}, settings),
      '?bearer=custom',
    );
    assert.deepEqual(parseQuery('?bearer=secret-of-mine', settings).bearer, {kind: 'custom', token: ''});
  });
});

describe('a change of one attribute', () => {
  const start = parseQuery('', settings);

  function after(changes: readonly (readonly [AttributeName, string | null])[]): Record<string, string> {
    const setUp = changes.reduce(
      (before, [name, value]) => withAttribute(before, settings, name, value),
      start,
    );
    return Object.fromEntries(attributesOf(setUp, settings));
  }

  it('of the contract fills in what the new one needs', () => {
    const set = after([['contract', 'gatego-attach']]);
    assert.equal(set['email'], 'billing@example.com');
    assert.equal(set['endpoint'], 'http://localhost:8002/api/organization/{orgId}/payment/paymentmethod/');
  });

  it('of the contract leaves alone what the person has set, emptied or taken off', () => {
    const set = after([
      ['endpoint', 'https://pay.example'],
      ['description', ''],
      ['org-id', null],
      ['contract', 'gatego-intent'],
    ]);
    assert.equal(set['endpoint'], 'https://pay.example');
    assert.equal(set['description'], '');
    assert.equal('org-id' in set, false);
  });

  it('there and back leaves nothing in the link', () => {
    const on = withAttribute(start, settings, 'make-default', '');
    assert.equal(formatQuery(on, settings), '?make-default=true');
    assert.equal(formatQuery(withAttribute(on, settings, 'make-default', null), settings), '');
  });

  it('to "not set" is said in the link when the attribute has a default', () => {
    const off = withAttribute(start, settings, 'api-key', null);
    assert.equal(formatQuery(off, settings), '?omit=api-key');
  });
});
