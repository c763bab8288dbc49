import type {Stripe} from '@stripe/stripe-js';
import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {fillCard} from '../../src/testing/fill-card.js';
import {environment, resetBackends} from './support/environment.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  framesOf,
  good,
  loadOfflineStripe,
  mountForm,
  submitButton,
  textOf,
  until,
} from './support/form.js';

/** What each instance of Stripe on the page was made with: key and connected account. */
const made = new Map<Stripe | undefined, string>();

/** Writes down what is made from now on; before the first form, which keeps what it finds. */
function recordInstances(): void {
  const create = window.Stripe;
  if (!create) throw new Error('Stripe.js is not there.');
  const record: typeof create = (key, options) => {
    const stripe = create(key, options);
    made.set(stripe, [key, options?.stripeAccount].join(' ').trim());
    return stripe;
  };
  window.Stripe = Object.assign(record, create);
}

const projected = (): number => document.querySelectorAll('[slot^=payment-method-form]').length;

/** Stripe keeps hidden frames of its own for as long as the page lives. */
const fieldFrames = (): number =>
  document.querySelectorAll('iframe[name^=__privateStripeFrame]:not([aria-hidden=true])').length;

async function fill(form: PaymentMethodForm): Promise<void> {
  await fillCard(form, good);
  await until(() => form.complete);
}

async function expectToSave(form: PaymentMethodForm): Promise<void> {
  await form.ready;
  expect([projected(), fieldFrames()]).to.deep.equal(form.layout === 'split' ? [3, 3] : [1, 1]);
  await fill(form);
  expect((await form.submit()).status).to.equal('attached');
  expect(await cardsOfOrg()).to.deep.equal(['4242']);
}

const task = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));
const pauses: Readonly<Record<string, (() => Promise<unknown>) | undefined>> = {
  'in one task': undefined,
  'with a microtask between': () => Promise.resolve(),
  'with a frame between': () => new Promise(requestAnimationFrame).then(task),
};

describe('A form', () => {
  const {warn} = console;
  const warnings: unknown[] = [];

  before(async () => {
    await loadOfflineStripe();
    recordInstances();
    console.warn = (...args) => warnings.push(...args);
  });
  after(() => {
    console.warn = warn;
  });
  beforeEach(resetBackends);
  afterEach(() => {
    clearPage();
    // Stripe.js warns of what is done to it that will not work.
    expect(warnings.splice(0)).to.deep.equal([]);
    expect([projected(), fieldFrames()]).to.deep.equal([0, 0]);
  });

  for (const [name, pause] of Object.entries(pauses)) {
    it(`that is put in, taken out and put in again ${name} has one set of fields`, async () => {
      const form = createForm();
      let readies = 0;
      form.addEventListener('payment-method-ready', () => (readies += 1));
      document.body.append(form);
      if (pause) await pause();
      form.remove();
      if (pause) await pause();
      document.body.append(form);
      await expectToSave(form);
      expect(readies).to.equal(1);
    });
  }

  it('can be used again each time that it is no longer disabled', async () => {
    const form = await mountForm('catalyze');
    const isInert = (): boolean => submitButton(form).ariaDisabled === 'true';
    for (const disabled of [true, false, true, false]) {
      form.disabled = disabled;
      await until(() => isInert() === disabled, 2_000);
    }
    expect(form.matches(':disabled')).to.equal(false);
  });

  it('takes the last of the keys, accounts and layouts that it was given while it loaded', async () => {
    const form = createForm();
    let readies = 0;
    form.addEventListener('payment-method-ready', () => (readies += 1));
    form.publishableKey = 'pk_test_first';
    document.body.append(form);
    await form.updateComplete;
    form.publishableKey = 'pk_test_second';
    form.layout = 'card';
    await form.updateComplete;
    await until(() => fieldFrames() > 0);
    form.setAttribute('publishable-key', 'pk_test_third');
    form.setAttribute('stripe-account', 'acct_third');
    form.layout = 'split';
    await form.updateComplete;
    await until(() => [...made.values()].includes('pk_test_third acct_third'));
    form.layout = 'card';
    await expectToSave(form);
    expect(made.get(form.stripe)).to.equal('pk_test_third acct_third');
    expect(readies).to.equal(1);
  });

  it('works with another key, account or layout once it is there, and says what must be typed again', async () => {
    const form = await mountForm();
    const {publishableKey} = environment;
    for (const [change, expected] of [
      [{'stripe-account': 'acct_live'}, `${publishableKey} acct_live`],
      [{'publishable-key': 'pk_test_other'}, 'pk_test_other acct_live'],
      [{layout: 'card'}, 'pk_test_other acct_live'],
    ] as const) {
      await fill(form);
      for (const [name, value] of Object.entries(change)) form.setAttribute(name, value);
      await until(() => form.state === 'loading');
      await form.ready;
      expect(form.complete).to.equal(false);
      expect(textOf(form)).to.include('type the card once more');
      expect(made.get(form.stripe)).to.equal(expected);
    }
    await expectToSave(form);
  });

  for (const layout of ['split', 'card']) {
    it(`with layout="${layout}" speaks another language at once, and keeps what was typed`, async () => {
      const form = await mountForm('catalyze', {layout});
      await fill(form);
      const frames = framesOf(form);
      const titles = frames.map(({title}) => title);
      form.locale = 'de';
      await until(() => textOf(form).includes('Karte speichern'));
      await until(() => framesOf(form).every(({title}, index) => title !== titles[index]));
      expect(form.complete).to.equal(true);
      expect(framesOf(form)).to.deep.equal(frames);
      expect((await form.submit()).status).to.equal('attached');
    });
  }
});
