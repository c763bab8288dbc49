import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {intentFirst} from './support/contracts.js';
import {environment, resetBackends} from './support/environment.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  good,
  loadOfflineStripe,
  mountForm,
  textOf,
  typeCard,
  until,
} from './support/form.js';
import {click, press} from './support/input.js';

const attributes = {wallets: ''};

async function offer(...wallets: readonly string[]): Promise<void> {
  await fetch(`${environment.stripeUrl}/_simulator/wallets`, {method: 'PUT', body: JSON.stringify(wallets)});
}

function buttonsOf(form: PaymentMethodForm): HTMLIFrameElement | null {
  const slot = form.renderRoot.querySelector<HTMLSlotElement>('.wallets slot')?.name ?? '';
  return document.querySelector(`[slot="${slot}"] iframe`);
}

const divider = (form: PaymentMethodForm): HTMLElement | null => form.renderRoot.querySelector('.or');
const sheet = (): Element | null => document.querySelector('iframe[src*="express-checkout-sheet"]');

/** Presses the only wallet. */
async function openSheet(form: PaymentMethodForm): Promise<void> {
  await until(() => buttonsOf(form)?.clientHeight === 48);
  const sheetHasFocus = (): boolean => sheet() !== null && document.activeElement === sheet();
  for (let tries = 0; sheet() === null && tries < 10; tries += 1) {
    await click(buttonsOf(form) ?? form);
    await until(() => sheet() !== null, 1000).catch(() => undefined);
  }
  await until(sheetHasFocus);
}

/** Agrees in the sheet of the only wallet, whose button has the focus. */
async function pay(form: PaymentMethodForm): Promise<void> {
  await openSheet(form);
  // WebKit gives the focus to the sheet alone, not to its button: Tab goes from the choice of cards on to that.
  for (const keys of [['Enter'], ['Enter'], ['Enter'], ['Tab', 'Tab', 'Enter']]) {
    for (const key of keys) await press(key);
    await until(() => form.state !== 'ready', 1000).catch(() => undefined);
    if (form.state !== 'ready') return;
  }
}

describe('Wallets', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('go the way of a typed card, and need nothing filled in', async () => {
    await offer('apple_pay');
    const form = await mountForm('gatego-attach', attributes);
    await until(() => divider(form)?.hidden === false);
    await pay(form);
    await until(() => form.state === 'attached');
    expect(form.outcome).to.have.property('credential').that.matches(/^pm_/);
    expect(await cardsOfOrg()).to.deep.equal(['4242']);
    await until(() => sheet() === null);
    expect(getComputedStyle(buttonsOf(form) ?? form).visibility).to.equal('hidden');
    form.remove();
    await until(() => document.querySelectorAll('[slot^=payment-method-form]').length === 0);
  });

  it('are confirmed against an intent that came first', async () => {
    await offer('google_pay');
    const form = createForm('gatego-intent', attributes);
    form.contract = intentFirst;
    document.body.append(form);
    await form.ready;
    await pay(form);
    await until(() => form.state === 'attached');
    expect(form.outcome).to.have.property('credential').that.matches(/^pm_/);
    expect(textOf(form)).to.include('Paid $50.00');
    expect(await cardsOfOrg()).to.deep.equal(['4242']);
  });

  it('leave the form as it is where there are none', async () => {
    const form = await mountForm('gatego-attach', attributes);
    await until(() => buttonsOf(form) !== null);
    await typeCard(form, {...good, number: '5555555555554444'});
    expect(divider(form)?.hidden).to.equal(true);
    expect(textOf(form)).not.to.include('Or enter a card');
    expect((await form.submit()).status).to.equal('attached');
  });
});
