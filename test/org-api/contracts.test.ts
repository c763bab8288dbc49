import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {catalyze} from '../../src/org-api/catalyze.js';
import {cardMark} from '../../src/submission/credential.js';
import type {ContractDetails} from '../../src/org-api/contract.js';
import {gategoAttach, gategoIntent} from '../../src/org-api/gatego.js';

const token = {type: 'token', id: 'tok_1', cardId: 'card_1'} as const;
const paymentMethod = {type: 'payment-method', id: 'pm_1'} as const;
const orgHeader = 'organization_id';

const defaultRequest = (details: ContractDetails): unknown => catalyze.createDefaultRequest?.(details);
const clientSecret = (body: unknown): unknown => gategoIntent.readClientSecret?.(body);

describe('catalyze', () => {
  const details: ContractDetails = {
    endpoint: 'https://api.example.test/v2/org/org_1/payment',
    orgId: 'org_1',
    credential: token,
    orgHeader,
  };

  it('posts the token as paymentId, and nothing else', () => {
    assert.deepEqual(catalyze.createRequest(details), {
      method: 'POST',
      url: details.endpoint,
      body: {paymentId: 'tok_1'},
    });
  });

  it('makes the card the default by the id that its token told', () => {
    assert.deepEqual(defaultRequest(details), {
      method: 'PUT',
      url: 'https://api.example.test/v2/org/org_1/customer',
      body: {paymentId: 'card_1'},
    });
    assert.equal(defaultRequest({...details, endpoint: 'https://proxy.example.test/'}), undefined);
  });

  it('tells from the list of cards whether the org holds this one', () => {
    const holds = (status: number, body: unknown): boolean | undefined =>
      catalyze.lookUp?.holds(token, {status, body});
    assert.equal(holds(200, {cards: {data: [{id: 'card_0'}, {id: 'card_1'}]}}), true);
    assert.equal(holds(200, {cards: {data: [{id: 'card_0', last4: '1881'}]}}), false);
    assert.equal(holds(400, {errors: []}), false);
    assert.equal(holds(200, {cards: {data: [{id: 'card_0', last4: '1881'}], has_more: true}}), undefined);
    assert.equal(holds(200, {cards: {data: [{id: 'card_1'}], has_more: true}}), true);
    for (const [status, body] of [
      [200, 'not json'],
      [200, {cards: {}}],
      [403, {}],
      [500, {}],
    ] as const) {
      assert.equal(holds(status, body), undefined);
    }
  });

  it('does not guess about a card that is alike under another id, or without an id', () => {
    const card = {brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034};
    const alike = {id: 'card_0', last4: '4242', exp_month: 12, exp_year: 2034};
    const answer = {status: 200, body: {cards: {data: [alike]}}};
    assert.equal(catalyze.lookUp?.holds({...token, card}, answer), undefined);
    assert.equal(catalyze.lookUp?.holds({type: 'token', id: 'tok_1', card}, answer), undefined);
  });

  it('tells a card that was remembered over a reload from others by its mark alone', () => {
    const card = {brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034};
    const remembered = {...token, cardMark: cardMark(card)};
    const holds = (last4: string): boolean | undefined => {
      const listed = {id: 'card_0', last4, exp_month: 12, exp_year: 2034};
      return catalyze.lookUp?.holds(remembered, {status: 200, body: {cards: {data: [listed]}}});
    };
    assert.equal(holds('4242'), undefined);
    assert.equal(holds('4243'), false);
    const told = fc.record({
      last4: fc.stringMatching(/^[0-9]{4}$/),
      expMonth: fc.integer({min: 1, max: 12}),
      expYear: fc.integer({min: 2026, max: 2076}),
    });
    fc.assert(
      fc.property(told, told, (one, other) => {
        const differ = cardMark({brand: '', ...one}) !== cardMark({brand: '', ...other});
        assert.ok(!differ || JSON.stringify(one) !== JSON.stringify(other));
        assert.ok(cardMark({brand: '', ...one}) < 61);
      }),
    );
  });

  it('cannot look up behind an endpoint of another shape', () => {
    assert.equal(catalyze.reconciliation(details), 'look-up');
    assert.equal(catalyze.reconciliation({...details, endpoint: 'https://proxy.example.test/cards'}), 'none');
  });
});

describe('gatego-intent', () => {
  const details: ContractDetails = {
    endpoint: 'https://api.example.test/api/payment/intent',
    credential: paymentMethod,
    amount: 5000,
    currency: 'usd',
    orgHeader,
  };

  it('leaves out what is not set', () => {
    assert.deepEqual(gategoIntent.createRequest(details), {
      method: 'POST',
      url: details.endpoint,
      body: {amount: 5000, currency: 'usd', payment_method: 'pm_1'},
    });
  });

  it('sends everything that is set, and the organization in its header', () => {
    const full = {
      ...details,
      orgId: 'org_1',
      orgHeader: 'X-Organization-Id',
      description: 'Seats',
      receiptEmail: 'a@example.test',
      errorOnRequiresAction: true,
    };
    assert.deepEqual(gategoIntent.createRequest(full), {
      method: 'POST',
      url: details.endpoint,
      headers: {'X-Organization-Id': 'org_1'},
      body: {
        amount: 5000,
        currency: 'usd',
        description: 'Seats',
        error_on_requires_action: true,
        payment_method: 'pm_1',
        receipt_email: 'a@example.test',
      },
    });
  });

  it('is repeated only while nothing confirms on the server', () => {
    assert.equal(gategoIntent.repeatIsSafe(details), true);
    assert.equal(gategoIntent.repeatIsSafe({...details, errorOnRequiresAction: true}), false);
    assert.equal(gategoIntent.reconciliation({...details, errorOnRequiresAction: true}), 'none');
  });

  it('reads the client secret', () => {
    assert.equal(clientSecret({client_secret: 'pi_1_secret_2'}), 'pi_1_secret_2');
    for (const body of ['', null, {}, {client_secret: 5}]) {
      assert.equal(clientSecret(body), undefined);
    }
  });
});

describe('gatego-attach', () => {
  it('posts the payment method, with the email when there is one', () => {
    const details = {endpoint: 'https://api.example.test/x/', credential: paymentMethod, orgHeader};
    assert.deepEqual(gategoAttach.createRequest(details).body, {provider_payment_method_id: 'pm_1'});
    assert.deepEqual(gategoAttach.createRequest({...details, email: 'a@example.test'}).body, {
      email: 'a@example.test',
      provider_payment_method_id: 'pm_1',
    });
  });
});
