import {expect} from 'chai';
import type {OrgContract, PaymentMethodForm} from '../../src/index.js';
import {gategoAttach} from '../../src/index.js';
import {fillCard} from '../../src/testing/fill-card.js';
import {accessibilityViolations} from './support/accessibility.js';
import {resetBackends} from './support/environment.js';
import {click, press, type} from './support/input.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  declined,
  framesOf,
  good,
  inside,
  loadOfflineStripe,
  mountForm,
  next,
  submitButton,
  textOf,
  until,
  type ContractName,
} from './support/form.js';

const layout = {layout: 'payment'};

async function mount(contract: ContractName = 'gatego-attach'): Promise<PaymentMethodForm> {
  const form = await mountForm(contract, layout);
  // The frame grows to its content, and what is below it moves down.
  await until(() => frameOf(form).clientHeight > 100);
  return form;
}

async function fill(form: PaymentMethodForm, card = good): Promise<void> {
  await fillCard(form, {...card, postalCode: '94107'});
  await until(() => form.complete);
}

function frameOf(form: PaymentMethodForm): HTMLIFrameElement {
  const [frame] = framesOf(form);
  if (!frame) throw new Error('The form has no frame.');
  return frame;
}

describe('The layout "payment"', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  for (const contract of ['gatego-attach', 'gatego-intent'] as const) {
    it(`takes a card to the organization through ${contract}`, async () => {
      const form = await mount(contract);
      expect(framesOf(form)).to.have.length(1);
      await fill(form);
      if (contract === 'gatego-intent') await click(inside(form, '#consent'));
      const outcome = await form.submit();
      expect(outcome).to.include({status: 'attached'});
      expect(form.card).to.deep.equal({brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034});
      expect(await cardsOfOrg()).to.deep.equal(['4242']);
    });
  }

  it('begins with billing details that come later, as long as nothing is typed', async () => {
    const form = await mountForm('gatego-attach', {...layout, collect: 'address'});
    const name = async (): Promise<unknown> => {
      const {value} = (await form.elements?.getElement('address')?.getValue()) ?? {};
      return value?.name;
    };
    form.billingDetails = {name: 'Jenny Rosen', address: {country: 'US'}};
    await form.updateComplete;
    await form.ready;
    expect(await name()).to.equal('Jenny Rosen');
    await fillCard(form, good);
    const frame = framesOf(form)[0];
    form.billingDetails = {name: 'Somebody Else', address: {country: 'US'}};
    await form.updateComplete;
    expect(framesOf(form)[0]).to.equal(frame);
    expect(await name()).to.equal('Jenny Rosen');
  });

  it('takes keys, and Enter inside the frame starts once', async () => {
    const form = await mount();
    const box = inside(form, '.input');
    // The number is the first thing in the frame.
    for (let tries = 0; tries < 10 && !box.matches('[data-focused]'); tries += 1) {
      await click(frameOf(form), 100, 45);
      await until(() => box.matches('[data-focused]'), 500).catch(() => undefined);
    }
    // The focus goes on by itself once an input is full.
    await type(`${good.number}${good.expiry}${good.cvc}94107`);
    await until(() => form.complete);
    let submits = 0;
    form.addEventListener('payment-method-submit', () => {
      submits += 1;
    });
    await press('Enter');
    await until(() => form.state === 'attached');
    expect(submits).to.equal(1);
  });

  it('hands a confirmation token to an endpoint that takes one', async () => {
    const form = createForm('gatego-attach', layout);
    form.contract = {
      ...gategoAttach,
      name: 'mine',
      credential: 'confirmation-token',
      createRequest: ({endpoint, credential}) => ({
        method: 'POST',
        url: endpoint,
        body: {confirmation_token: credential.id},
      }),
    } satisfies OrgContract;
    let body: unknown;
    form.addEventListener('payment-method-request', (event) => {
      body = event.body;
      event.respondWith(new Response('{}'));
    });
    document.body.append(form);
    await form.ready;
    await fill(form);
    const outcome = await form.submit();
    expect(outcome.status === 'attached' && outcome.credential).to.match(/^ctoken_/);
    expect(body)
      .to.have.property('confirmation_token')
      .that.matches(/^ctoken_/);
    expect(form.card?.last4).to.equal('4242');
  });

  it('tells the brand, and whether it is complete', async () => {
    const form = await mount();
    expect(form.complete).to.equal(false);
    const changes: [boolean, boolean, string][] = [];
    form.addEventListener('payment-method-change', ({complete, empty, brand}) => {
      changes.push([complete, empty, brand]);
    });
    await fill(form, {...good, number: '378282246310005', cvc: '1234'});
    await until(() => changes.some(([complete, , brand]) => complete && brand === 'amex'));
    expect(form.state).to.equal('complete');
  });

  it('points out what is missing, at its place and in the frame, and the focus goes there', async () => {
    const form = await mount();
    const refused = next(form, 'payment-method-error');
    await click(submitButton(form));
    expect((await refused).error.code).to.equal('incomplete_card');
    await form.updateComplete;
    expect(inside(form, '.field [part=error]').innerText).to.include('Fill in the card details');
    expect(form.state).to.equal('invalid');
    await until(() => document.activeElement === frameOf(form));
    await until(() => frameOf(form).closest('.StripeElement--invalid') !== null);
  });

  it('shows a decline, and the same form takes another card', async () => {
    const form = await mount();
    await fill(form, declined);
    expect(await form.submit()).to.include({status: 'failed'});
    expect(form.error?.code).to.equal('card_declined');
    await fill(form);
    expect((await form.submit()).status).to.equal('attached');
    expect(await cardsOfOrg()).to.deep.equal(['4242']);
  });

  it('is emptied by reset()', async () => {
    const form = await mount();
    await fill(form);
    form.reset();
    await until(() => !form.complete);
    await until(() => frameOf(form).closest('.StripeElement--empty') !== null);
    expect(form.state).to.equal('ready');
  });

  it('keeps what was typed while the locale, the colours and the amount change', async () => {
    const form = await mount('gatego-intent');
    const frame = frameOf(form);
    const options: unknown[] = [];
    const {elements} = form;
    if (!elements) throw new Error('There are no elements.');
    const update = elements.update.bind(elements);
    elements.update = (given) => {
      options.push(given);
      return update(given);
    };
    await fill(form);
    form.locale = 'de';
    await until(() => frame.title !== 'Secure payment input frame');
    form.amount = 7000;
    await form.updateComplete;
    expect(options.at(-1)).to.include({mode: 'payment', amount: 7000, currency: 'usd'});
    form.style.setProperty('--payment-method-form-color-text', 'rgb(1, 2, 3)');
    await until(() => JSON.stringify(options.at(-1)).includes('"colorText":"rgb(1, 2, 3)"'));
    expect(form.complete).to.equal(true);
    expect(frameOf(form)).to.equal(frame);
    await click(inside(form, '#consent'));
    await until(() => inside(form, '#consent').matches(':checked'));
    expect(await form.submit()).to.include({status: 'attached'});
  });

  it('cannot be typed into while it is disabled', async () => {
    const form = await mount();
    form.disabled = true;
    await form.updateComplete;
    let changes = 0;
    form.addEventListener('payment-method-change', () => {
      changes += 1;
    });
    await click(frameOf(form), 100, 45);
    await type('4242');
    form.disabled = false;
    await form.updateComplete;
    await fillCard(form, {cvc: '123'});
    await until(() => changes > 0);
    expect(changes, 'what was typed meanwhile would have come first').to.equal(1);
  });

  it('builds new fields when the layout changes, and they work', async () => {
    const form = await mountForm('gatego-attach');
    expect(framesOf(form)).to.have.length(3);
    form.layout = 'payment';
    await until(() => form.state === 'loading');
    await form.ready;
    expect(framesOf(form)).to.have.length(1);
    await fill(form);
    expect((await form.submit()).status).to.equal('attached');
  });

  it('is refused for a contract that takes a token, with the way out', async () => {
    const form = createForm('catalyze', layout);
    const told = next(form, 'payment-method-error');
    document.body.append(form);
    expect((await told).error.code).to.equal('layout-cannot-make-token');
    expect(textOf(form)).to.include('layout="split" or "card"');
  });

  it('is accessible, empty and with what is missing pointed out', async () => {
    const form = await mount();
    expect(await accessibilityViolations(form, {rules: {region: {enabled: false}}})).to.deep.equal([]);
    await form.submit();
    await form.updateComplete;
    expect(await accessibilityViolations(form, {rules: {region: {enabled: false}}})).to.deep.equal([]);
    expect(submitButton(form).getAttribute('aria-disabled')).to.equal('false');
  });
});
