import {executeServerCommand} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {breakFrames} from './support/faults.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  good,
  hasFocus,
  inside,
  loadOfflineStripe,
  mountForm,
  next,
  until,
} from './support/form.js';
import {press, pressShiftTab, type} from './support/input.js';

/** A form with a button of the page before it and one after it. */
function surround(form: PaymentMethodForm): PaymentMethodForm {
  for (const name of ['before', 'after'] as const) {
    const button = document.createElement('button');
    button.dataset['test'] = name;
    button.textContent = name;
    form[name](button);
  }
  return form;
}

const isWebKit = !/Chrome|Firefox/.test(navigator.userAgent);
/** The drivers of the others lose a key now and then. */
const losesKeys = !navigator.userAgent.includes('Chrome');

function startBefore(): void {
  document.querySelector<HTMLElement>('[data-test=before]')?.focus();
}

/** What has the focus, in a word: a field by its name, what is ours by its id or text, what is the page's by its name. */
function place(form: PaymentMethodForm): string {
  const names = [...form.renderRoot.querySelectorAll<HTMLElement>('.field:has(slot)')].map(
    ({dataset}) => dataset['name'] ?? '',
  );
  // WebKit leaves `document.activeElement` behind at another frame.
  const field = names.find((name) => isInside(form, name)) ?? names.find((name) => hasFocus(form, name));
  if (field !== undefined) return field;
  const active = form.shadowRoot?.activeElement ?? document.activeElement;
  const {id = '', textContent} = active ?? {};
  return (active as HTMLElement | null)?.dataset['test'] ?? (id === '' ? (textContent ?? '').trim() : id);
}

/** Whether one of Stripe's fields says itself that it has the focus. */
function isInside(form: PaymentMethodForm, name: string): boolean {
  return inside(form, `[data-name=${name}] .input`).matches('[data-focused]');
}

/** Presses Tab (or another key) for each of the places, and waits until the focus is there. */
async function walk(form: PaymentMethodForm, places: readonly string[], go = pressTab): Promise<void> {
  for (const expected of places) {
    const before = place(form);
    await goUntil(() => place(form) !== before, go);
    await arrive(form, expected);
  }
}

function pressTab(): Promise<void> {
  return press('Tab');
}

/** Goes once more where nothing came of it and the key may be lost. What does not answer a key is told by Chromium. */
async function goUntil(isDone: () => boolean, go: () => Promise<void>): Promise<void> {
  await go();
  if (!losesKeys) return;
  await until(isDone, 2_000).catch(async () => {
    if (!isDone()) await go();
  });
}

/** Agrees by keys, and goes on. */
async function consent(form: PaymentMethodForm): Promise<void> {
  const isGiven = (): boolean => inside(form, '#consent').matches(':checked');
  await walk(form, ['consent']);
  await goUntil(isGiven, () => press(' '));
  await until(isGiven);
}

/** Sends the form off by its button, which has the focus, or from a field. */
async function submit(form: PaymentMethodForm): Promise<void> {
  const isSent = (): boolean => !['ready', 'complete', 'invalid'].includes(form.state);
  await goUntil(isSent, () => press('Enter'));
  await until(isSent);
}

async function arrive(form: PaymentMethodForm, expected: string): Promise<void> {
  await until(() => place(form) === expected, 8_000).catch(() => {
    expect(place(form), 'what has the focus').to.equal(expected);
  });
}

/**
 * The form has put the focus into one of Stripe's fields. WebKit lets a script go no further than the frame, whose input is then
 * the next stop; nothing is passed over.
 */
async function beLedTo(form: PaymentMethodForm, name: string): Promise<void> {
  await arrive(form, name);
  if (isWebKit) await until(() => isInside(form, name), 500).catch(() => press('Tab'));
  await until(() => isInside(form, name));
}

/**
 * Goes on to a field, and types into it once its input has the focus: the frame has it before that, where keys are lost. WebKit does
 * not always tell.
 */
async function goAndType(form: PaymentMethodForm, name: string, text: string): Promise<void> {
  await walk(form, [name]);
  await until(() => isInside(form, name), 1_000).catch(() => undefined);
  await type(text);
}

/** From the page before the form into its first field, and the card by keys alone. */
async function typeByKeys(form: PaymentMethodForm, card = good): Promise<void> {
  startBefore();
  await goAndType(form, 'number', card.number);
  await goAndType(form, 'expiry', card.expiry);
  await goAndType(form, 'cvc', card.cvc);
  await until(() => form.complete);
}

describe('Who has a keyboard only', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('comes through all there is to fill in, in its order, and out of the form on both sides', async () => {
    const form = surround(await mountForm('gatego-intent', {collect: 'name'}));
    const inOrder = ['number', 'expiry', 'cvc', 'billing-name', 'consent', 'Pay $50.00'];
    startBefore();
    await walk(form, [...inOrder, 'after']);
    await walk(form, [...inOrder.reverse(), 'before'], pressShiftTab);
  });

  it('saves a card, is led to the word of it, and adds another one', async () => {
    const form = surround(await mountForm());
    await typeByKeys(form);
    await submit(form);
    await arrive(form, 'attached-title');
    expect(await cardsOfOrg()).to.deep.equal(['4242']);
    await walk(form, ['Add another card', 'after']);
    await walk(form, ['Add another card'], pressShiftTab);
    await press('Enter');
    await beLedTo(form, 'number');
    await type('5555555555554444');
    await goAndType(form, 'expiry', good.expiry);
    await goAndType(form, 'cvc', good.cvc);
    await until(() => form.complete);
    await walk(form, ['Save card']);
    await submit(form);
    await arrive(form, 'attached-title');
    expect((await cardsOfOrg()).sort()).to.deep.equal(['4242', '4444']);
  });

  it('answers a challenge, and is led to what was paid', async () => {
    const form = surround(await mountForm('gatego-intent'));
    await typeByKeys(form, {...good, number: '4000002500003155'});
    await consent(form);
    await walk(form, ['Pay $50.00']);
    await submit(form);
    await answerChallenge();
    await arrive(form, 'attached-title');
    await walk(form, ['after']);
  });

  it('is led to the first mistake, and by a link to any other one', async () => {
    const form = surround(await mountForm('gatego-intent'));
    startBefore();
    await walk(form, ['number', 'expiry', 'cvc', 'consent', 'Pay $50.00']);
    await press('Enter');
    await beLedTo(form, 'number');
    const links = ['Card number', 'Expiry date', 'Security code', 'Total'];
    await walk(form, ['expiry', 'cvc', 'consent', 'Pay $50.00', ...links, 'after']);
    await walk(form, [...links].reverse(), pressShiftTab);
    await walk(form, ['Expiry date']);
    await press('Enter');
    await beLedTo(form, 'expiry');
    await walk(form, ['cvc', 'consent', 'Pay $50.00', ...links]);
    await press('Enter');
    await arrive(form, 'consent');
  });

  it('meets nothing that is hidden below what has taken its place', async () => {
    const form = surround(await mountForm('gatego-attach'));
    form.addEventListener('payment-method-request', (event) => {
      event.preventDefault();
      event.respondWith(fetch('http://localhost:1/'));
    });
    await typeByKeys(form);
    await submit(form);
    await arrive(form, 'Check now');
    await walk(form, ['after']);
    await walk(form, ['Check now', 'before'], pressShiftTab);
  });

  it('starts nothing over with a key that is still held when an outcome is lost', async () => {
    const form = surround(await mountForm('gatego-intent', {'error-on-requires-action': ''}));
    form.addEventListener('payment-method-request', (event) => {
      event.preventDefault();
      event.respondWith(fetch('http://localhost:1/'));
    });
    await typeByKeys(form);
    await consent(form);
    await walk(form, ['Pay $50.00']);
    await submit(form);
    await until(() => form.state === 'unknown');
    await until(() => form.shadowRoot?.activeElement === inside(form, '.cover .notice'));
    await press('Enter');
    await form.updateComplete;
    expect(form.state).to.equal('unknown');
    await walk(form, ['Start over']);
  });

  it('tries a failed load again', async () => {
    await breakFrames(0);
    const form = createForm();
    document.body.append(form);
    surround(form);
    await next(form, 'payment-method-error');
    await form.updateComplete;
    startBefore();
    await walk(form, ['Try again', 'after']);
    await walk(form, ['Try again'], pressShiftTab);
    await resetBackends();
    await press('Enter');
    await beLedTo(form, 'number');
  });
});

/** Milliseconds for a challenge, from its page's coming to its going. */
const CHALLENGE_LIMIT = 30_000;

/** The bank's page begins at its heading, and its first button completes. */
async function answerChallenge(): Promise<void> {
  const isOpen = (): boolean => document.querySelector('iframe[src*="three-ds-2-challenge"]') !== null;
  const closesWithin = (limit: number): Promise<void> => until(() => !isOpen(), limit).catch(() => undefined);
  const answer = navigator.userAgent.includes('Firefox') ? goOnInFrame : answerUnseen;
  await until(isOpen);
  const end = performance.now() + CHALLENGE_LIMIT;
  while (isOpen() && performance.now() < end) await answer(closesWithin);
  expect(isOpen(), 'the challenge is open').to.equal(false);
}

/** It cannot be told from here when the bank's page is there. */
async function answerUnseen(closesWithin: (limit: number) => Promise<void>): Promise<void> {
  await press('Tab');
  await closesWithin(500);
  await press('Enter');
  // A second key too early would go to the button that fails it.
  await closesWithin(5_000);
}

/** In Firefox, whose driver would send it to the page, a key for the frame that has the focus; the driver tells what has it there. */
async function goOnInFrame(closesWithin: (limit: number) => Promise<void>): Promise<void> {
  const focused = await executeServerCommand<string, never>('what-has-focus');
  const completes = focused === 'test-source-authorize-3ds';
  if (focused === 'H1') await executeServerCommand('press-where-focus-is', 'Tab');
  if (completes) await executeServerCommand('press-where-focus-is', 'Enter');
  await closesWithin(completes ? 5_000 : 250);
}
