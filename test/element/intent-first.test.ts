import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {fillCard} from '../../src/testing/fill-card.js';
import {resetBackends} from './support/environment.js';
import {intentFirst} from './support/contracts.js';
import {
  cardsOfOrg,
  clearPage,
  createForm,
  declined,
  good,
  inside,
  loadOfflineStripe,
  textOf,
  until,
} from './support/form.js';

async function mount(layout: string, card = good): Promise<PaymentMethodForm> {
  const form = createForm('gatego-intent', {layout});
  form.contract = intentFirst;
  document.body.append(form);
  await form.ready;
  await fillCard(form, {...card, ...(layout === 'payment' && {postalCode: '94107'})});
  await until(() => form.complete);
  // Not by the mouse: a frame may still grow, and move the box away under it.
  inside(form, '#consent').click();
  return form;
}

describe('An endpoint that answers an intent before there is a credential', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  for (const layout of ['split', 'card', 'payment']) {
    it(`has the card of the layout "${layout}" confirmed against it`, async () => {
      const form = await mount(layout);
      let body: unknown;
      form.addEventListener('payment-method-request', (event) => {
        ({body} = event);
        expect(event.credential).to.equal('');
      });
      const outcome = await form.submit();
      expect(outcome.status === 'attached' && outcome.credential).to.match(/^pm_/);
      expect(body).to.deep.equal({amount: 5000, currency: 'usd'});
      expect(await cardsOfOrg()).to.deep.equal(['4242']);
    });

    it(`tells a decline of the card in the layout "${layout}"`, async () => {
      const form = await mount(layout, declined);
      const outcome = await form.submit();
      expect(outcome.status === 'failed' && outcome.error.code).to.equal('card_declined');
      expect(await cardsOfOrg()).to.deep.equal([]);
    });
  }

  it('sends nothing while the card is not whole', async () => {
    const form = await mount('payment');
    form.elements?.getElement('payment')?.clear();
    await until(() => !form.complete);
    let requests = 0;
    form.addEventListener('payment-method-request', () => {
      requests += 1;
    });
    const outcome = await form.submit();
    expect(outcome.status === 'failed' && outcome.error.code).to.equal('incomplete_card');
    expect(requests).to.equal(0);
  });

  it('is known to have done nothing when its answer is lost', async () => {
    const form = await mount('split');
    form.addEventListener('payment-method-request', (event) => {
      event.respondWith(Promise.reject(new Error('The line broke.')));
    });
    const outcome = await form.submit();
    expect(outcome.status === 'failed' && outcome.error.code).to.equal('never-confirmed');
    await form.updateComplete;
    expect(textOf(form)).to.include('Nothing was saved or charged');
  });

  for (const layout of ['split', 'payment']) {
    it(`is known to have done nothing when the card of "${layout}" is gone before it answers`, async () => {
      const form = await mount(layout);
      let answer: (response: Response) => void = () => undefined;
      form.addEventListener('payment-method-request', (event) => {
        const sent = fetch(event.url, {
          method: 'POST',
          headers: {
            ...event.headers,
            'Content-Type': 'application/json',
            Authorization: 'Bearer demo-billing',
          },
          body: JSON.stringify(event.body),
        });
        event.respondWith(new Promise((resolve) => (answer = resolve)));
        void sent.then(async (response) => {
          document.createElement('div').append(form);
          await until(() => form.childElementCount === 0);
          answer(response);
        });
      });
      const outcome = await form.submit();
      expect(outcome.status === 'failed' && outcome.error.code).to.equal('incomplete_card');
      expect(await cardsOfOrg()).to.deep.equal([]);
    });
  }
});
