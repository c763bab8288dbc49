import {expect} from 'chai';
import {resetBackends} from './support/environment.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  good,
  loadOfflineStripe,
  mountForm,
  typeCard,
  until,
} from './support/form.js';
import type {PaymentMethodForm} from '../../src/index.js';

/** Holds the answers to POST requests back until `release` is called; they arrive at once. */
function holdAnswers(): {readonly sent: () => number; release: () => void; restore: () => void} {
  const original = window.fetch.bind(window);
  let sent = 0;
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  window.fetch = async (...parameters) => {
    const posts = parameters[1]?.method === 'POST';
    const answer = await original(...parameters);
    if (posts) {
      sent += 1;
      await released;
    }
    return answer;
  };
  return {
    sent: () => sent,
    release,
    restore: () => {
      window.fetch = original;
    },
  };
}

const rememberedAttempts = (): number =>
  Object.keys(sessionStorage).filter((key) => key.startsWith('payment-method-form:')).length;

describe('A form that leaves the page in the middle of an attempt', () => {
  let answers: ReturnType<typeof holdAnswers>;

  before(loadOfflineStripe);
  beforeEach(async () => {
    await resetBackends();
    sessionStorage.clear();
    answers = holdAnswers();
  });
  afterEach(() => {
    answers.release();
    answers.restore();
    clearPage();
  });

  async function submitAndLeave(): Promise<{
    form: PaymentMethodForm;
    outcome: ReturnType<PaymentMethodForm['submit']>;
  }> {
    const form = await mountForm();
    await typeCard(form, good);
    const outcome = form.submit();
    await until(() => answers.sent() === 1);
    form.remove();
    return {form, outcome};
  }

  it('still tells how it ended', async () => {
    const {outcome} = await submitAndLeave();
    answers.release();
    expect((await outcome).status).to.equal('attached');
    expect(rememberedAttempts()).to.equal(0);
  });

  it('looks by itself for what it left open, once it is back', async () => {
    const form = await mountForm();
    await typeCard(form, good);
    form.addEventListener('payment-method-request', (event) => {
      event.respondWith(Promise.reject(new Error('The line broke.')));
    });
    expect((await form.submit()).status).to.equal('unknown');
    const fetch = window.fetch.bind(window);
    let lookUps = 0;
    window.fetch = (...parameters) => {
      if (parameters[1]?.method === 'GET') lookUps += 1;
      return fetch(...parameters);
    };
    form.remove();
    await Promise.resolve();
    // Before, its answer would prove nothing.
    const now = performance.now.bind(performance);
    performance.now = () => now() + 40_000;
    document.body.append(form);
    await until(() => lookUps === 1);
    await until(() => form.state !== 'submitting');
    performance.now = now;
    window.fetch = fetch;
  });

  it('has the form that takes its place show how it ended', async () => {
    const {outcome} = await submitAndLeave();
    const next = createForm();
    document.body.append(next);
    await until(() => next.state === 'submitting');
    const shared = next.submit();
    answers.release();
    expect((await shared).status).to.equal('attached');
    expect((await outcome).status).to.equal('attached');
    expect(next.card?.last4).to.equal('4242');
    expect(answers.sent()).to.equal(1);
    expect(await cardsOfOrg()).to.deep.equal(['4242']);
  });

  it('does not disturb a form at another endpoint, nor one beside a form that is at it', async () => {
    const form = await mountForm();
    await typeCard(form, good);
    const outcome = form.submit();
    await until(() => answers.sent() === 1);
    const beside = await mountForm();
    const elsewhere = await mountForm('gatego-attach');
    expect(beside.state).to.equal('ready');
    expect(elsewhere.state).to.equal('ready');
    answers.release();
    expect((await outcome).status).to.equal('attached');
  });

  it('is what the browser asks about before the page is left, and only then', async () => {
    const asks = (): boolean => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}));
    const form = await mountForm();
    await typeCard(form, good);
    expect(asks()).to.equal(false);
    const outcome = form.submit();
    await until(() => answers.sent() === 1);
    expect(asks()).to.equal(true);
    answers.release();
    await outcome;
    expect(asks()).to.equal(false);
  });

  it('ignores what others have written into the storage', async () => {
    sessionStorage.setItem('payment-method-form:other', '{"target":1');
    sessionStorage.setItem('payment-method-form:null', 'null');
    const form = await mountForm();
    expect(form.state).to.equal('ready');
  });
});

describe('The timings of an attempt', () => {
  before(loadOfflineStripe);
  afterEach(clearPage);

  it('are told with the outcome and with each state', async () => {
    await resetBackends();
    const form = await mountForm();
    await typeCard(form, good);
    const told: string[] = [];
    form.addEventListener('payment-method-state', (event) => {
      told.push(`${event.state}: ${Object.keys(event.timings).join(' ')}`);
    });
    const outcome = await form.submit();
    expect(outcome.timings.requesting).to.be.greaterThan(0);
    expect(Object.keys(outcome.timings)).to.deep.equal(['validating', 'creating-credential', 'requesting']);
    expect(told).to.deep.equal([
      'submitting: validating',
      'attached: validating creating-credential requesting',
    ]);
  });
});
