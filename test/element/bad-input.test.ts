import {expect} from 'chai';
import type {PaymentMethodErrorEvent} from '../../src/index.js';
import {environment} from './support/environment.js';
import {click} from './support/input.js';
import {
  clearPage,
  createForm,
  framesOf,
  inside,
  loadOfflineStripe,
  mountForm,
  next,
  submitButton,
  textOf,
  until,
  type ContractName,
} from './support/form.js';

type Change = Readonly<Record<string, string | null>>;

const mistakes: readonly (readonly [string, ContractName, Change])[] = [
  ['missing-publishable-key', 'catalyze', {'publishable-key': null}],
  ['secret-key-in-page', 'catalyze', {'publishable-key': 'sk_test_verysecret'}],
  ['missing-endpoint', 'catalyze', {endpoint: null}],
  ['insecure-endpoint', 'catalyze', {endpoint: 'http://api.example.test/payment'}],
  ['missing-org-id', 'catalyze', {'org-id': null}],
  ['unknown-contract', 'catalyze', {contract: 'nope'}],
  ['layout-cannot-make-token', 'catalyze', {layout: 'payment'}],
  ['missing-amount', 'gatego-intent', {amount: null}],
  ['invalid-amount', 'gatego-intent', {amount: '12.50'}],
  ['invalid-currency', 'gatego-intent', {currency: 'zzz'}],
];

describe('A form that is not set up correctly', () => {
  afterEach(clearPage);

  for (const [code, contract, change] of mistakes) {
    it(`says so: ${code}`, async () => {
      const form = createForm(contract);
      for (const [name, value] of Object.entries(change)) {
        if (value === null) form.removeAttribute(name);
        else form.setAttribute(name, value);
      }
      const told = next(form, 'payment-method-error');
      document.body.append(form);
      const event: PaymentMethodErrorEvent = await told;
      expect(event.error).to.include({phase: 'configuration', code});
      expect(form.state).to.equal('failed');
      await form.updateComplete;
      expect(inside(form, '[role=alert]').innerText).to.include(event.error.message);
      expect(textOf(form) + event.error.message).not.to.include('verysecret');
      expect(framesOf(form)).to.have.length(0);
      const outcome = await form.submit();
      expect(outcome.status === 'failed' && outcome.error.code).to.equal(code);
    });
  }

  it('works once it is mended', async () => {
    await loadOfflineStripe();
    const form = createForm('catalyze', {contract: 'nope'});
    const told = next(form, 'payment-method-error');
    document.body.append(form);
    await told;
    form.contract = 'catalyze';
    await next(form, 'payment-method-ready');
    expect(form.state).to.equal('ready');
    expect(form.error).to.equal(undefined);
  });
});

describe('A form that is not filled in', () => {
  before(loadOfflineStripe);
  afterEach(clearPage);

  it('says what is missing at each field, moves the focus to the first, and sends nothing', async () => {
    const form = await mountForm();
    let requests = 0;
    form.addEventListener('payment-method-request', () => {
      requests += 1;
    });
    await click(submitButton(form));
    await until(() => form.state === 'invalid');
    await form.updateComplete;
    for (const [name, words] of [
      ['number', 'whole card number'],
      ['expiry', 'month and year'],
      ['cvc', 'whole code'],
    ] as const) {
      expect(inside(form, `[data-name=${name}] [part=error]`).innerText).to.include(words);
    }
    await until(() => document.activeElement === framesOf(form)[0]);
    expect(requests).to.equal(0);
  });

  it('has a label for each field, and a click on it moves the focus there', async () => {
    const form = await mountForm();
    for (const [index, name] of ['number', 'expiry', 'cvc'].entries()) {
      await click(inside(form, `[data-name=${name}] .label`));
      await until(() => document.activeElement === framesOf(form)[index]);
    }
  });
});

describe('An endpoint that gives no answer', () => {
  before(loadOfflineStripe);
  afterEach(clearPage);

  it('is never called a failure, and can be asked again', async () => {
    const form = await mountForm('gatego-attach');
    expect(environment.stripeUrl).to.match(/127\.0\.0\.1/);
    form.contract = {
      name: 'lost',
      credential: 'payment-method',
      createRequest: ({endpoint}) => ({method: 'POST', url: endpoint, body: {}}),
      repeatIsSafe: () => false,
      reconciliation: () => 'none',
    };
    form.addEventListener('payment-method-request', (event) => {
      event.respondWith(Promise.reject(new Error('The line broke')));
    });
    const {good, typeCard} = await import('./support/form.js');
    await typeCard(form, good);
    const unknown = next(form, 'payment-method-unknown');
    const outcome = await form.submit();
    expect(outcome.status).to.equal('unknown');
    expect((await unknown).error.code).to.equal('network-error');
    expect(form.state).to.equal('unknown');
    await form.updateComplete;
    expect(textOf(form)).to.include('We can’t tell yet');
    expect((await form.reconcile()).status).to.equal('unknown');
  });
});
