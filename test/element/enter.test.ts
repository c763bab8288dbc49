import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {
  clearPage,
  createForm,
  inside,
  loadOfflineStripe,
  mountForm,
  textOf,
  typeCard,
  until,
  type ContractName,
} from './support/form.js';
import {click, press} from './support/input.js';

interface Host {
  readonly page: HTMLFormElement;
  readonly form: PaymentMethodForm;
  /** What the host form was submitted by. */
  readonly submitters: (HTMLElement | null)[];
}

/** A host form around a form without a button, with the card typed; what it does with the submit is up to the test. */
async function hosted(
  buttons: string,
  attributes: Readonly<Record<string, string>>,
  contract: ContractName = 'catalyze',
): Promise<Host> {
  const page = document.createElement('form');
  page.dataset['test'] = '';
  page.innerHTML = buttons;
  const form = createForm(contract, attributes);
  form.billingDetails = {name: 'Ann'};
  const submitters: (HTMLElement | null)[] = [];
  // Before the form sees it: nothing is to leave the page.
  page.addEventListener('submit', (event) => {
    event.preventDefault();
    submitters.push(event.submitter);
  });
  page.append(form);
  document.body.append(page);
  await form.ready;
  await typeCard(form);
  return {page, form, submitters};
}

const enter = (more: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', {
    key: 'Enter',
    keyCode: 13,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...more,
  });

describe('Enter in the card, in a form of the page', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('presses its first button', async () => {
    const {page, submitters} = await hosted(
      '<button type="button">Help</button><button name="go" value="order">Order</button><button>Other</button>',
      {'no-submit': ''},
    );
    await press('Enter');
    await until(() => submitters.length > 0);
    expect(submitters[0]).to.equal(page.querySelector('[name=go]'));
  });

  it('does nothing while that is disabled', async () => {
    const {page, submitters} = await hosted('<button disabled>Order</button>', {
      'no-submit': '',
    });
    await press('Enter');
    page.querySelector('button')?.removeAttribute('disabled');
    await press('Enter');
    await until(() => submitters.length > 0);
    expect(submitters).to.deep.equal([page.querySelector('button')]);
  });

  it('submits it where it has none', async () => {
    const {submitters} = await hosted('', {'no-submit': ''});
    await press('Enter');
    await until(() => submitters.length > 0);
    expect(submitters).to.deep.equal([null]);
  });
});

describe('A required form with a button of its own, in a form of the page', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('says nothing of that to whoever is on the way to its button', async () => {
    const form = createForm('catalyze', {required: '', collect: 'name'});
    document.body.append(form);
    await form.ready;
    await form.submit();
    form.billingDetails = {name: 'Ann'};
    await typeCard(form);
    await form.updateComplete;
    expect(form.state).to.equal('complete');
    expect(textOf(form)).not.to.include('Save the card first.');
  });

  it('says that the card must be saved first, and leads to that', async () => {
    const {page, form, submitters} = await hosted('', {required: ''});
    page.requestSubmit();
    await until(() => textOf(form).includes('Save the card first.'));
    await until(() => form.shadowRoot?.activeElement === inside(form, '.submit'));
    expect(submitters).to.deep.equal([]);
    expect((await form.submit()).status).to.equal('attached');
    await form.updateComplete;
    expect(textOf(form)).not.to.include('Save the card first.');
  });
});

describe('Enter in an input of ours', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('submits the form of the page where the button is that one’s, also in the agreement', async () => {
    const attributes = {'no-submit': '', collect: 'name'};
    const host = await hosted('<button disabled>Order</button>', attributes, 'gatego-intent');
    const {page, form, submitters} = host;
    await click(inside(form, '#consent'));
    await press('Enter');
    page.querySelector('button')?.removeAttribute('disabled');
    await press('Enter');
    await until(() => submitters.length > 0);
    expect(submitters).to.deep.equal([page.querySelector('button')]);
  });

  it('starts one attempt however long it is held, there and on the button', async () => {
    const form = await mountForm('catalyze', {collect: 'name'});
    let started = 0;
    form.addEventListener('payment-method-submit', (event) => {
      started += 1;
      event.waitUntil(Promise.reject(new Error('Not now.')));
    });
    form.billingDetails = {name: 'Ann'};
    await typeCard(form);
    const name = inside(form, '#billing-name');
    name.dispatchEvent(enter());
    await until(() => form.outcome !== undefined);
    expect(name.dispatchEvent(enter({repeat: true}))).to.equal(false);
    expect(inside(form, '.submit').dispatchEvent(enter())).to.equal(true);
    expect(inside(form, '.submit').dispatchEvent(enter({repeat: true}))).to.equal(false);
    expect(started).to.equal(1);
  });

  it('is left to a page that has handled it', async () => {
    const form = await mountForm('catalyze', {collect: 'name'});
    let started = 0;
    form.addEventListener('payment-method-submit', () => (started += 1));
    form.billingDetails = {name: 'Ann'};
    await typeCard(form);
    const handle = (event: Event): void => {
      event.preventDefault();
    };
    document.addEventListener('keydown', handle, {capture: true, once: true});
    inside(form, '#billing-name').dispatchEvent(enter());
    expect(started).to.equal(0);
    inside(form, '#billing-name').dispatchEvent(enter());
    await until(() => started === 1);
  });

  it('is left to what the page has put in', async () => {
    const form = createForm();
    form.innerHTML = '<p slot="legal"><input aria-label="Code"></p>';
    document.body.append(form);
    await form.ready;
    const event = enter();
    form.querySelector('input')?.dispatchEvent(event);
    expect(event.defaultPrevented).to.equal(false);
  });

  it('starts nothing when it ends a composition, also where that is over by then', async () => {
    const form = await mountForm('catalyze', {collect: 'name'});
    let started = 0;
    form.addEventListener('payment-method-submit', () => (started += 1));
    form.billingDetails = {name: 'Ann'};
    await typeCard(form);
    const name = inside(form, '#billing-name');
    name.dispatchEvent(enter({keyCode: 229}));
    name.dispatchEvent(enter({isComposing: true}));
    expect(started).to.equal(0);
    name.dispatchEvent(enter());
    await until(() => started === 1);
  });
});
