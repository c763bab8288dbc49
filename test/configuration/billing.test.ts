import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Billing, type BillingDetails, type Collectable} from '../../src/billing.js';

const home: BillingDetails = {
  name: 'Jenny Rosen',
  email: 'jenny@example.test',
  address: {country: 'US', line1: '1 Main St', city: 'Springfield', postal_code: '62701'},
};

function billing(collect: readonly Collectable[], given?: BillingDetails, isPaymentElement = false): Billing {
  const asked = new Billing();
  asked.configure(collect, given, isPaymentElement);
  return asked;
}

const names = (asked: Billing): string[] => asked.fields.map(({name}) => name);

describe('Billing details', () => {
  it('have one input each, in one order, the postal code once', () => {
    assert.deepEqual(names(billing(['postal-code', 'address', 'email', 'name'])), [
      ...['name', 'email', 'country', 'line1', 'line2', 'city', 'state', 'postal_code'],
    ]);
    assert.deepEqual(names(billing(['postal-code'])), ['postal_code']);
    assert.deepEqual(names(billing([])), []);
  });

  it('leave to the Payment Element what it asks for itself', () => {
    assert.deepEqual(names(billing(['name', 'postal-code'], undefined, true)), ['name', 'postal_code']);
    assert.deepEqual(names(billing(['name', 'email', 'phone', 'address'], undefined, true)), ['email']);
  });

  it('are told to Stripe as far as they are known, and not over its own inputs', () => {
    assert.equal(billing(['name']).details, undefined);
    assert.deepEqual(billing([], home).details, home);
    assert.deepEqual(billing(['name', 'address'], home, true).details, {email: home.email});
    assert.deepEqual(billing([], home, true).details, {
      ...home,
      address: {line1: '1 Main St', city: 'Springfield'},
    });
  });

  it('prefer what was typed, without the spaces around it', () => {
    const asked = billing(['name'], home);
    const name = (): string | undefined => asked.details?.name;
    asked.set('name', ' Ada ');
    assert.equal(name(), 'Ada');
    asked.set('name', '');
    assert.equal(name(), undefined);
    assert.equal(asked.complete, false);
    asked.clear();
    assert.equal(name(), 'Jenny Rosen');
  });

  it('take no value of the page that is no text', () => {
    const odd = {name: 5, address: {line1: null}} as unknown as BillingDetails;
    assert.equal(billing([], odd).details, undefined);
  });

  for (const [name, value, code] of [
    ['name', ' ', 'missing-billing-detail'],
    ['email', 'jenny', 'invalid-billing-email'],
    ['email', 'jenny@example.test', undefined],
    ['postal_code', '', 'incomplete_zip'],
    ['line2', '', undefined],
    ['state', '', undefined],
    ['country', '', 'missing-billing-detail'],
  ] as const) {
    it(`find ${code ?? 'nothing'} wrong with ${name} “${value}”`, () => {
      const asked = billing(['name', 'email', 'address'], home);
      asked.set(name, value);
      assert.equal(asked.fields.find((field) => field.name === name)?.errorCode, code);
    });
  }
});
