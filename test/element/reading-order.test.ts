import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {clearPage, declined, loadOfflineStripe, mountForm, typeCard, until} from './support/form.js';
import {listen, readingOrder} from './support/reading-order.js';

async function readingOrderOf(form: PaymentMethodForm): Promise<readonly string[]> {
  await form.updateComplete;
  return readingOrder(form);
}

async function listenTo(form: PaymentMethodForm): Promise<readonly string[]> {
  await form.updateComplete;
  if (!form.shadowRoot) throw new Error('The form has no shadow tree.');
  return listen(form.shadowRoot);
}

const frames = {
  number: 'frame "Secure card number input frame"',
  expiry: 'frame "Secure expiration date input frame"',
  cvc: 'frame "Secure CVC input frame"',
} as const;

describe('Who has the form read out', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('comes by everything in the order of the screen', async () => {
    const form = await mountForm('gatego-intent', {collect: 'name'});
    expect(await readingOrderOf(form)).to.deep.equal([
      'status',
      'group "Payment method"',
      ...['group "Card number"', 'Card number', frames.number],
      ...['group "Expiry date"', 'Expiry date', frames.expiry],
      ...[
        'group "Security code" (3 digits on the back)',
        'Security code',
        frames.cvc,
        '3 digits on the back',
      ],
      ...['Full name', 'textbox "Full name"'],
      ...['Total', '$50.00'],
      ...['checkbox "I agree to pay $50.00."', 'I agree to pay $50.00.'],
      'button "Pay $50.00"',
      'alert',
    ]);
  });

  it('is told at each place what is missing there, and where to go, once', async () => {
    const form = await mountForm('gatego-intent', {collect: 'name'});
    const said = await listenTo(form);
    await form.submit();
    const order = await readingOrderOf(form);
    expect(order).to.include.members([
      'group "Card number" (Enter the whole card number.)',
      'group "Security code" (Enter the whole code.)',
      'textbox "Full name" invalid (Fill in this billing detail.)',
      'checkbox "I agree to pay $50.00." invalid (Tick the box to agree to the amount.)',
      'link "Full name"',
    ]);
    const below = {
      number: 'Enter the whole card number.',
      expiry: 'Enter the month and year.',
      cvc: 'Enter the whole code.',
      'billing-name': 'Fill in this billing detail.',
      consent: 'Tick the box to agree to the amount.',
    };
    expect([...said].sort()).to.deep.equal(
      [
        ...Object.entries(below).map(([name, text]) => `below-${name}: ${text}`),
        'alert: Please check: Card number, Expiry date, Security code, Full name, and Total.',
      ].sort(),
    );
  });

  it('is told once that it takes a while, and meets nothing but the word of what was saved', async () => {
    const form = await mountForm();
    await typeCard(form);
    const said = await listenTo(form);
    let answer: ((response: Response) => void) | undefined;
    form.addEventListener('payment-method-request', (event) => {
      event.preventDefault();
      event.respondWith(new Promise((resolve) => (answer = resolve)));
    });
    const outcome = form.submit();
    await until(() => said.length > 0);
    answer?.(new Response('{}'));
    await outcome;
    expect(await readingOrderOf(form)).to.deep.equal([
      ...['status', 'group "Payment method"', 'alert'],
      ...['heading "Card saved"', 'Visa ending in 4242, expires 12/34', 'button "Add another card"'],
    ]);
    expect(said).to.deep.equal(['status: Saving the card. Please wait.']);
  });

  it('is told once of a refusal, below the button that was pressed', async () => {
    const form = await mountForm();
    await typeCard(form, declined);
    const said = await listenTo(form);
    await form.submit();
    const order = await readingOrderOf(form);
    const refusal = order.slice(order.indexOf('button "Save card"'));
    expect(refusal).to.deep.equal([
      'button "Save card"',
      'alert',
      'Nothing was saved',
      'The card was declined. Try another card.',
    ]);
    expect(said.filter((line) => !line.startsWith('status'))).to.deep.equal([
      'alert: Nothing was saved The card was declined. Try another card.',
    ]);
  });
});
