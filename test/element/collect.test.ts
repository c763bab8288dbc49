import type {PaymentMethod, Token} from '@stripe/stripe-js';
import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {fillCard} from '../../src/testing/fill-card.js';
import {accessibilityViolations} from './support/accessibility.js';
import {resetBackends} from './support/environment.js';
import {click, press, type} from './support/input.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
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

const home = {
  name: 'Jenny Rosen',
  email: 'jenny@example.test',
  phone: '+15555550123',
  address: {country: 'US', line1: '1 Main St', city: 'Springfield', state: 'IL', postal_code: '62701'},
};

function input(form: PaymentMethodForm, name: string): HTMLInputElement {
  return inside(form, `#billing-${name}`) as HTMLInputElement;
}

/** Clicks into an input of ours and types, key by key. A frame that still grows may move it away under the mouse. */
async function enter(form: PaymentMethodForm, name: string, text: string): Promise<void> {
  await enterInput(form, name);
  await type(text);
  await until(() => input(form, name).value.endsWith(text));
}

async function enterInput(form: PaymentMethodForm, name: string): Promise<void> {
  const isIn = (): boolean => form.shadowRoot?.activeElement === input(form, name);
  for (let tries = 0; tries < 10 && !isIn(); tries += 1) {
    await click(input(form, name));
    await until(isIn, 500).catch(() => undefined);
  }
  expect(isIn(), 'a click goes into the input').to.equal(true);
}

/** Fills the card in. Its fields tell the form of it later than they show it. */
async function fill(form: PaymentMethodForm): Promise<void> {
  let told = 0;
  const count = (): number => (told += 1);
  form.addEventListener('payment-method-change', count);
  await fillCard(form, good);
  await until(() => told >= framesOf(form).length);
  form.removeEventListener('payment-method-change', count);
}

async function mountFilled(
  contract: ContractName,
  attributes: Readonly<Record<string, string>>,
  details?: PaymentMethodForm['billingDetails'],
): Promise<PaymentMethodForm> {
  const form = createForm(contract, attributes);
  form.billingDetails = details;
  document.body.append(form);
  await form.ready;
  await fill(form);
  return form;
}

/** What Stripe made of the card, for the card that the form saves next. */
function madeBy(form: PaymentMethodForm): {token?: Token; paymentMethod?: PaymentMethod} {
  const made: {token?: Token; paymentMethod?: PaymentMethod} = {};
  const {stripe} = form;
  if (!stripe) throw new Error('There is no Stripe.');
  const createToken = stripe.createToken.bind(stripe);
  const createPaymentMethod = stripe.createPaymentMethod.bind(stripe);
  const restore = (): void => {
    Object.assign(stripe, {createToken, createPaymentMethod});
  };
  Object.assign(stripe, {
    createToken: async (...given: Parameters<typeof createToken>) => {
      restore();
      const result = await createToken(...given);
      if (result.token) made.token = result.token;
      return result;
    },
    createPaymentMethod: async (...given: Parameters<typeof createPaymentMethod>) => {
      restore();
      const result = await createPaymentMethod(...given);
      if (result.paymentMethod) made.paymentMethod = result.paymentMethod;
      return result;
    },
  });
  return made;
}

describe('Billing details', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  it('are asked for after the card, with labels, keyboards and what a browser fills in', async () => {
    const form = await mountForm('catalyze', {collect: 'name email phone address'});
    const inputs = [...form.renderRoot.querySelectorAll<HTMLInputElement>('input, select')];
    expect(inputs.map(({labels, autocomplete}) => [labels?.[0]?.innerText, autocomplete])).to.deep.equal([
      ['Full name', 'billing name'],
      ['Email', 'billing email'],
      ['Phone', 'billing tel'],
      ['Country or region', 'billing country'],
      ['Address', 'billing address-line1'],
      ['Apartment, suite, etc. (optional)', 'billing address-line2'],
      ['City', 'billing address-level2'],
      ['State or province (optional)', 'billing address-level1'],
      ['Postal code', 'billing postal-code'],
    ]);
    expect([input(form, 'email').inputMode, input(form, 'phone').inputMode]).to.deep.equal(['email', 'tel']);
    const card = inside(form, '[data-name=cvc]');
    const order = card.compareDocumentPosition(input(form, 'name'));
    expect(order & Node.DOCUMENT_POSITION_FOLLOWING).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
    const countries = [...inside(form, '#billing-country').querySelectorAll('option')];
    expect(countries).to.have.length(251);
    expect(countries.find(({value}) => value === 'DE')?.innerText).to.equal('Germany');
    expect(await accessibilityViolations(form, {rules: {region: {enabled: false}}})).to.deep.equal([]);
  });

  it('go flat into a token', async () => {
    const form = await mountFilled('catalyze', {collect: 'name address'}, {address: home.address});
    const made = madeBy(form);
    expect(form.complete).to.equal(false);
    await enter(form, 'name', 'Ada');
    await until(() => form.complete);
    expect((await form.submit()).status).to.equal('attached');
    expect(made.token?.card).to.include({
      ...{name: 'Ada', address_line1: '1 Main St', address_city: 'Springfield', address_state: 'IL'},
      ...{address_zip: '62701', address_country: 'US'},
    });
    expect(await cardsOfOrg()).to.deep.equal(['4242']);
  });

  it('go nested into a payment method, those that only the page knows too', async () => {
    const form = await mountFilled(
      'gatego-attach',
      {collect: 'postal-code', layout: 'card'},
      {email: home.email},
    );
    const made = madeBy(form);
    await enter(form, 'postal_code', '94107');
    expect((await form.submit()).status).to.equal('attached');
    expect(made.paymentMethod?.billing_details).to.include({email: home.email});
    expect(made.paymentMethod?.billing_details.address).to.include({postal_code: '94107'});
  });

  it('that are missing are pointed out at their place, and nothing is sent', async () => {
    const form = await mountFilled('catalyze', {collect: 'name email'}, {email: 'jenny'});
    let requests = 0;
    form.addEventListener('payment-method-request', () => {
      requests += 1;
    });
    const refused = next(form, 'payment-method-error');
    await click(submitButton(form));
    expect((await refused).error.code).to.equal('missing-billing-detail');
    await until(() => form.shadowRoot?.activeElement === input(form, 'name'));
    for (const [name, words] of [
      ['name', 'Fill in this billing detail'],
      ['email', 'whole email address'],
    ] as const) {
      expect(input(form, name).ariaInvalid).to.equal('true');
      const below = inside(form, `#${input(form, name).getAttribute('aria-describedby') ?? ''}`);
      expect(below.innerText).to.include(words);
    }
    expect([form.state, requests]).to.deep.equal(['invalid', 0]);
    expect(await accessibilityViolations(form, {rules: {region: {enabled: false}}})).to.deep.equal([]);
    await enter(form, 'name', 'Ada');
    await enter(form, 'email', '@example.test');
    expect((await form.submit()).status).to.equal('attached');
  });

  it('need no postal code where there is none', async () => {
    const address = {country: 'HK', line1: '1 Queen’s Road', city: 'Hong Kong'};
    const form = await mountFilled('catalyze', {collect: 'address'}, {address});
    expect(form.complete).to.equal(true);
    form.billingDetails = {address: {...address, country: 'US'}};
    await form.updateComplete;
    expect(form.complete).to.equal(false);
  });

  it('take the country that a page gives in any case, and ask for it where there is no such country', async () => {
    const address = {line1: 'Ring 1', city: 'Köln', postal_code: '50667'};
    const form = await mountFilled('catalyze', {collect: 'address'}, {address: {...address, country: 'de'}});
    expect(input(form, 'country').value).to.equal('DE');
    expect(form.complete).to.equal(true);
    form.billingDetails = {address: {...address, country: 'UK'}};
    await form.updateComplete;
    expect(input(form, 'country').value).to.equal('');
    expect(form.complete).to.equal(false);
  });

  it('start an attempt on Enter, once', async () => {
    const form = await mountFilled('catalyze', {collect: 'name email'}, home);
    let submits = 0;
    form.addEventListener('payment-method-submit', () => {
      submits += 1;
    });
    await enterInput(form, 'name');
    await press('Enter');
    await until(() => form.state === 'attached');
    expect(submits).to.equal(1);
  });

  it('submit the form around them on Enter where that drives the tag', async () => {
    const host = document.createElement('form');
    host.dataset['test'] = '';
    const sent: unknown[] = [];
    host.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(new FormData(host).get('card'));
    });
    document.body.append(host);
    const form = await mountForm('catalyze', {collect: 'name', 'no-submit': '', name: 'card'}, host);
    await fill(form);
    await enter(form, 'name', 'Ada');
    await press('Enter');
    await until(() => sent.length > 0);
    expect(sent).to.have.length(1);
    expect(sent[0]).to.match(/^tok_/);
  });

  it('go back to what the page gave on reset(), and tell the page of changes', async () => {
    const form = await mountFilled('catalyze', {collect: 'name'}, {name: 'Jenny'});
    const changed = next(form, 'payment-method-change');
    await enter(form, 'name', ' Rosen');
    expect((await changed).empty).to.equal(false);
    form.reset();
    await form.updateComplete;
    expect(input(form, 'name').value).to.equal('Jenny');
  });

  it('can be focused when they are the first to mend', async () => {
    const form = await mountFilled('catalyze', {collect: 'name'});
    await enter(form, 'name', 'A');
    await until(() => form.complete);
    await press('Backspace');
    await until(() => !form.complete);
    input(form, 'name').blur();
    form.focus();
    await until(() => form.shadowRoot?.activeElement === input(form, 'name'));
  });

  it('are refused when they have another name', async () => {
    const form = createForm('catalyze', {collect: 'name fax'});
    const told = next(form, 'payment-method-error');
    document.body.append(form);
    expect((await told).error.code).to.equal('unknown-collect');
    expect(textOf(form)).to.include('name, email, phone, postal-code, address');
  });

  describe('beside the Payment Element', () => {
    it('ask for an address with Stripe’s own', async () => {
      const form = createForm('gatego-attach', {layout: 'payment', collect: 'name email phone address'});
      form.billingDetails = home;
      document.body.append(form);
      await form.ready;
      expect(framesOf(form)).to.have.length(2);
      expect([...form.renderRoot.querySelectorAll('input')].map(({id}) => id)).to.deep.equal([
        'billing-email',
      ]);
      const made = madeBy(form);
      await fill(form);
      await until(() => form.complete);
      expect((await form.submit()).status).to.equal('attached');
      const {address, ...person} = made.paymentMethod?.billing_details ?? {address: null};
      expect(person).to.include({name: home.name, email: home.email, phone: home.phone});
      expect(address).to.include(home.address);
    });

    it('point out an address that is not whole', async () => {
      const form = await mountForm('gatego-attach', {layout: 'payment', collect: 'address'});
      await fill(form);
      const outcome = await form.submit();
      expect(outcome.status === 'failed' && outcome.error.code).to.equal('missing-billing-detail');
      await form.updateComplete;
      expect(inside(form, '[data-name=address] [part=error]').innerText).to.include('Fill in');
    });

    it('are asked for in one place only', async () => {
      const form = await mountForm('gatego-attach', {layout: 'payment', collect: 'name postal-code'});
      const made = madeBy(form);
      await fill(form);
      await enter(form, 'name', 'Ada');
      await enter(form, 'postal_code', '94107');
      await until(() => form.complete);
      expect((await form.submit()).status).to.equal('attached');
      expect(made.paymentMethod?.billing_details.name).to.equal('Ada');
      expect(made.paymentMethod?.billing_details.address).to.include({country: 'US', postal_code: '94107'});
    });
  });
});
