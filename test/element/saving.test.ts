import {expect} from 'chai';
import {resetBackends} from './support/environment.js';
import {click, press} from './support/input.js';
import {
  cardsOfOrg,
  clearPage,
  contractNames,
  declined,
  defaultCardOfOrg,
  framesOf,
  inside,
  loadOfflineStripe,
  mountForm,
  submitButton,
  textOf,
  typeCard,
  until,
} from './support/form.js';

describe('Saving a card', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  for (const contract of contractNames) {
    describe(`through ${contract}`, () => {
      it('takes a typed card to the organization', async () => {
        const form = await mountForm(contract);
        await typeCard(form);
        if (contract === 'gatego-intent') await click(inside(form, '#consent'));
        await click(submitButton(form));
        await until(() => form.state === 'attached');
        expect(form.card).to.deep.equal({brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034});
        expect(form.outcome).to.include({status: 'attached'});
        expect(textOf(form)).to.include('Visa ending in 4242, expires 12/34');
        expect(await cardsOfOrg()).to.deep.equal(['4242']);
      });

      it('shows a decline, and the organization holds no card', async () => {
        const form = await mountForm(contract);
        await typeCard(form, declined);
        if (contract === 'gatego-intent') await click(inside(form, '#consent'));
        const outcome = await form.submit();
        expect(outcome.status).to.equal('failed');
        expect(form.error?.code).to.equal('card_declined');
        await form.updateComplete;
        expect(inside(form, '[role=alert]').innerText).to.match(/declined/);
        expect(await cardsOfOrg()).to.deep.equal([]);
      });
    });
  }

  it('has the card taken before it shows that it is at work, which it then does', async () => {
    const form = await mountForm('catalyze');
    await typeCard(form);
    const {stripe} = form;
    if (!stripe) throw new Error('There is no Stripe.');
    const createToken = stripe.createToken.bind(stripe);
    const busyWhenTaken: string[] = [];
    stripe.createToken = ((...args: Parameters<typeof createToken>) => {
      busyWhenTaken.push(submitButton(form).getAttribute('aria-disabled') ?? 'false');
      return createToken(...args);
    }) as typeof stripe.createToken;
    try {
      const ending = form.submit();
      await form.updateComplete;
      expect(busyWhenTaken).to.deep.equal(['false']);
      expect(submitButton(form).getAttribute('aria-disabled')).to.equal('true');
      expect((await ending).status).to.equal('attached');
    } finally {
      stripe.createToken = createToken;
    }
  });

  it('asks to agree to the sum before anything is sent', async () => {
    const form = await mountForm('gatego-intent');
    await typeCard(form);
    let requests = 0;
    form.addEventListener('payment-method-request', () => {
      requests += 1;
    });
    expect(textOf(form)).to.include('$50.00');
    const refused = await form.submit();
    expect(refused.status === 'failed' && refused.error.code).to.equal('consent-required');
    expect(requests).to.equal(0);
    await form.updateComplete;
    expect(textOf(form)).to.include('Tick the box');

    await click(inside(form, '#consent'));
    form.amount = 6000;
    await form.updateComplete;
    expect(inside(form, '#consent').matches(':checked'), 'agreed to another sum').to.equal(false);
  });

  it('says that the permission is missing, and goes on without touching the card once it is there', async () => {
    const form = await mountForm();
    form.authToken = 'demo-viewer';
    await typeCard(form);
    const refused = await form.submit();
    expect(refused.status === 'failed' && refused.error.code).to.equal('permission-denied');
    await form.updateComplete;
    expect(textOf(form)).to.include('You don’t have permission');
    form.authToken = 'demo-billing';
    expect((await form.submit()).status).to.equal('attached');
    expect(await cardsOfOrg()).to.deep.equal(['4242']);
  });

  it('makes one attempt of many clicks and calls', async () => {
    const form = await mountForm();
    await typeCard(form);
    let requests = 0;
    form.addEventListener('payment-method-request', () => {
      requests += 1;
    });
    submitButton(form).click();
    submitButton(form).click();
    const outcomes = [form.submit(), form.submit()];
    expect(outcomes[0]).to.equal(outcomes[1]);
    await Promise.all(outcomes);
    expect(requests).to.equal(1);
  });

  it('starts on Enter inside a field, and leaves the form around it alone', async () => {
    const host = document.createElement('form');
    host.dataset['test'] = '';
    let submits = 0;
    host.addEventListener('submit', (event) => {
      event.preventDefault();
      submits += 1;
    });
    document.body.append(host);
    const form = await mountForm('catalyze', {}, host);
    await typeCard(form);
    await press('Enter');
    await until(() => form.state === 'attached');
    await until(() => form.shadowRoot?.activeElement?.id === 'attached-title');
    expect(submits).to.equal(0);
  });

  it('is driven by the form around it where it has no button, and hands the credential over', async () => {
    const host = document.createElement('form');
    host.dataset['test'] = '';
    const sent: (string | null)[] = [];
    host.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(new FormData(host).get('card') as string | null);
    });
    document.body.append(host);
    const form = await mountForm('catalyze', {'no-submit': '', name: 'card'}, host);
    expect(form.renderRoot.querySelector('button')).to.equal(null);
    await typeCard(form);
    host.requestSubmit();
    await until(() => sent.length > 0);
    expect(sent).to.have.length(1);
    expect(sent[0]).to.match(/^tok_/);
  });

  it('holds the card while it is being saved, and keeps the focus in the form', async () => {
    const form = await mountForm();
    await typeCard(form);
    let answer: ((response: Response) => void) | undefined;
    form.addEventListener('payment-method-request', (event) => {
      event.preventDefault();
      event.respondWith(new Promise((resolve) => (answer = resolve)));
    });
    await press('Enter');
    await until(() => form.state === 'submitting' && form.shadowRoot?.activeElement === submitButton(form));
    await click(framesOf(form)[0] ?? form);
    await press('Backspace');
    await form.updateComplete;
    expect(form.complete).to.equal(true);
    await until(() => answer !== undefined);
    answer?.(new Response('{}'));
    await until(() => form.state === 'attached');
  });

  it('makes the card the default when asked to', async () => {
    const first = await mountForm();
    await typeCard(first);
    await first.submit();
    first.remove();
    expect(await defaultCardOfOrg()).to.equal('4242');

    const form = await mountForm('catalyze', {'make-default': ''});
    await typeCard(form, {number: '378282246310005', expiry: '1234', cvc: '1234'});
    expect(await form.submit()).to.deep.include({status: 'attached', warnings: []});
    expect(form.card?.brand, 'Stripe’s short name, from a token too').to.equal('amex');
    expect(await defaultCardOfOrg()).to.equal('0005');
  });

  it('can add another card afterwards', async () => {
    const form = await mountForm();
    await typeCard(form);
    await form.submit();
    await form.updateComplete;
    await click(inside(form, '[part=attached] button'));
    await until(() => form.state === 'ready');
    await typeCard(form, {number: '5555555555554444', expiry: '1133', cvc: '321'});
    expect((await form.submit()).status).to.equal('attached');
    expect((await cardsOfOrg()).sort()).to.deep.equal(['4242', '4444']);
  });
});
