import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {clearPage, createForm, framesOf, loadOfflineStripe, typeCard, until} from './support/form.js';

const hints = (): number =>
  document.querySelectorAll('link[rel=preconnect][href^="https://js.stripe.com"]').length;

/** Until the browser has told every observer where things stand. */
const observed = (): Promise<void> =>
  new Promise((resolve) => {
    const observer = new IntersectionObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body);
  });

describe('A form with loading="lazy"', () => {
  const above = document.createElement('div');

  before(async () => {
    await loadOfflineStripe();
    await resetBackends();
    above.style.height = '9000px';
  });
  beforeEach(() => {
    document.body.prepend(above);
    scrollTo(0, 0);
  });
  afterEach(() => {
    above.remove();
    clearPage();
  });

  async function addFarBelow(): Promise<PaymentMethodForm> {
    const form = createForm('catalyze', {loading: 'lazy'});
    document.body.append(form);
    await form.updateComplete;
    await observed();
    await form.updateComplete;
    return form;
  }

  it('waits with Stripe until it comes near the screen', async () => {
    const form = await addFarBelow();
    expect([form.state, framesOf(form).length, form.stripe, hints()]).to.deep.equal([
      'loading',
      0,
      undefined,
      1,
    ]);
    form.scrollIntoView();
    await form.ready;
    expect(hints()).to.equal(0);
    await typeCard(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('waits no longer once somebody needs it', async () => {
    const form = await addFarBelow();
    form.focus();
    await form.ready;
    expect(framesOf(form)).to.have.length(3);
  });

  it('waits no longer when it is told to be eager', async () => {
    const form = await addFarBelow();
    form.loading = 'eager';
    await form.ready;
    expect([framesOf(form).length, hints()]).to.deep.equal([3, 0]);
  });

  it('stays loaded when it leaves the screen, and leaves nothing behind when it is removed before', async () => {
    const form = await addFarBelow();
    form.scrollIntoView();
    await form.ready;
    scrollTo(0, 0);
    await observed();
    expect(form.state).to.equal('ready');
    const other = await addFarBelow();
    expect(hints()).to.equal(1);
    other.remove();
    await until(() => hints() === 0);
  });
});
