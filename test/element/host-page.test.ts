import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {
  clearPage,
  contracts,
  createForm,
  inside,
  loadOfflineStripe,
  mountForm,
  next,
  textOf,
  typeCard,
  until,
} from './support/form.js';

/** A form in the page whose request waits until it is answered by hand. */
async function holdRequest(form: PaymentMethodForm): Promise<(response: Response) => void> {
  let answer: (response: Response) => void = () => undefined;
  const held = new Promise<Response>((resolve) => {
    answer = resolve;
  });
  form.addEventListener('payment-method-request', (event) => {
    event.respondWith(held);
  });
  void form.submit();
  await next(form, 'payment-method-request');
  return answer;
}

describe('A form and the page around it', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  const layouts: Readonly<Record<string, string>> = {
    'a flex row': 'display: flex',
    'a flex column that centres': 'display: flex; flex-direction: column; align-items: center',
    'a grid that centres': 'display: grid; justify-items: center',
    'an inline block': 'display: inline-block',
    'a box as wide as its content': 'inline-size: fit-content',
    'an absolute box': 'position: absolute',
    'a float': 'float: inline-start',
  };
  for (const [name, style] of Object.entries(layouts)) {
    it(`is wide enough to type a card in ${name}`, async () => {
      const box = document.createElement('div');
      box.dataset['test'] = '';
      box.style.cssText = style;
      document.body.append(box);
      const form = await mountForm('catalyze', {}, box);
      expect(form.getBoundingClientRect().width).to.be.within(300, 500);
    });
  }

  it('fits a narrow page and fills a wide one', async () => {
    for (const width of [260, 700]) {
      const box = document.createElement('div');
      box.dataset['test'] = '';
      box.style.inlineSize = `${String(width)}px`;
      document.body.append(box);
      const form = await mountForm('catalyze', {}, box);
      expect(form.getBoundingClientRect().width).to.equal(width);
      expect(form.scrollWidth).to.be.at.most(width);
      box.style.display = 'grid';
      expect(form.getBoundingClientRect().width, 'as an item of a grid').to.equal(width);
    }
  });

  it('submits the form around it once, however often its button was pressed', async () => {
    const host = document.createElement('form');
    host.dataset['test'] = '';
    let submits = 0;
    host.addEventListener('submit', (event) => {
      event.preventDefault();
      submits += 1;
    });
    host.innerHTML = '<button>Order</button>';
    document.body.append(host);
    const form = await mountForm('catalyze', {'no-submit': ''}, host);
    await typeCard(form);
    const button = host.querySelector('button');
    button?.click();
    button?.click();
    button?.remove();
    await until(() => submits > 0);
    await form.submit();
    expect(submits).to.equal(1);
  });

  it('shows and keeps the sum that was agreed to, whatever is set meanwhile', async () => {
    const form = await mountForm('gatego-intent');
    await typeCard(form);
    inside(form, '#consent').click();
    const answer = await holdRequest(form);
    form.amount = 6000;
    form.removeAttribute('org-id');
    form.removeAttribute('endpoint');
    await form.updateComplete;
    expect(form.state).to.equal('submitting');
    expect(form.error).to.equal(undefined);
    answer(new Response('{"errors":[]}', {status: 402}));
    await next(form, 'payment-method-error');
    form.setAttribute('endpoint', contracts['gatego-intent'].endpoint);
    await form.updateComplete;
    expect(textOf(form)).to.include('You were not charged');
    expect(textOf(form)).to.include('$60.00');
    expect(inside(form, '#consent').matches(':checked')).to.equal(false);
  });

  it('says itself what is missing when the form around it is submitted empty', async () => {
    const host = document.createElement('form');
    host.dataset['test'] = '';
    host.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    document.body.append(host);
    const form = await mountForm('catalyze', {'no-submit': '', required: ''}, host);
    await form.updateComplete;
    host.requestSubmit();
    await form.updateComplete;
    expect(textOf(form)).to.include('Enter the whole card number.');
    expect(form.state).to.equal('invalid');
  });

  it('can submit when it hears of the submit, and gets the same outcome', async () => {
    const form = await mountForm();
    await typeCard(form);
    const inner: Promise<unknown>[] = [];
    form.addEventListener('payment-method-submit', () => inner.push(form.submit()));
    const outer = form.submit();
    expect((await outer).status).to.equal('attached');
    expect(inner[0]).to.equal(outer);
  });

  it('can reset the form while it makes it wait', async () => {
    const form = await mountForm();
    await typeCard(form);
    form.addEventListener('payment-method-submit', (event) => {
      event.waitUntil(new Promise(() => undefined));
      form.reset();
    });
    const outcome = await form.submit();
    expect(outcome).to.deep.include({status: 'canceled', reason: 'reset'});
    expect(Object.keys(outcome.timings)).to.deep.equal(['validating']);
  });

  it('can veto with a reason', async () => {
    const form = await mountForm();
    await typeCard(form);
    form.addEventListener('payment-method-submit', (event) => {
      event.waitUntil(Promise.reject(new Error('Prove that you are no robot.')));
    });
    const outcome = await form.submit();
    expect(outcome.status === 'failed' && outcome.error.code).to.equal('submit-vetoed');
    await form.updateComplete;
    expect(textOf(form)).to.include('Prove that you are no robot.');
  });

  it('leaves no promise of the page unhandled, be it waited for or not', async () => {
    const unhandled: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      unhandled.push(event.reason);
    };
    const broken = new Error('The line broke');
    window.addEventListener('unhandledrejection', note);
    const form = await mountForm();
    await typeCard(form);
    const cancel = (event: HTMLElementEventMap['payment-method-submit']): void => {
      event.waitUntil(Promise.reject(broken));
      event.preventDefault();
    };
    form.addEventListener('payment-method-submit', cancel, {once: true});
    expect((await form.submit()).status).to.equal('canceled');
    form.addEventListener('payment-method-request', (event) => {
      event.respondWith(Promise.reject(broken));
      event.respondWith(new Response('{}'));
    });
    expect((await form.submit()).status).to.equal('attached');
    await new Promise((resolve) => setTimeout(resolve));
    window.removeEventListener('unhandledrejection', note);
    expect(unhandled).to.deep.equal([]);
  });

  it('is not asked again and again by a page that reconciles when it hears of an unknown outcome', async () => {
    const form = await mountForm('gatego-attach', {'error-on-requires-action': ''});
    form.contract = {
      name: 'lost',
      credential: 'payment-method',
      createRequest: ({endpoint}) => ({method: 'POST', url: endpoint, body: {}}),
      repeatIsSafe: () => false,
      reconciliation: () => 'none',
    };
    form.addEventListener('payment-method-request', (event) => {
      event.respondWith(Promise.reject(new Error('The line broke')));
    });
    let unknowns = 0;
    form.addEventListener('payment-method-unknown', () => {
      unknowns += 1;
      void form.reconcile();
    });
    await typeCard(form);
    await form.submit();
    await new Promise((resolve) => setTimeout(resolve));
    expect(unknowns).to.equal(1);
    await form.updateComplete;
    expect(textOf(form)).to.include('We can’t check this from here');
  });

  it('says that it is still loading when it is submitted too early', async () => {
    const form = createForm();
    document.body.append(form);
    const told = next(form, 'payment-method-error');
    const outcome = await form.submit();
    expect(outcome.status === 'failed' && outcome.error.code).to.equal('not-ready');
    expect((await told).error.code).to.equal('not-ready');
    await form.updateComplete;
    expect(textOf(form)).to.include('still loading');
    await form.ready;
    await form.updateComplete;
    expect(textOf(form)).not.to.include('still loading');
  });

  it('can be told invalid before it is in the page', () => {
    const form = createForm();
    form.setCustomValidity('Not now.');
    document.body.append(form);
    expect(form.validationMessage).to.equal('Not now.');
    expect(form.checkValidity()).to.equal(false);
  });

  it('is required until the card is saved', async () => {
    const form = await mountForm('catalyze', {required: ''});
    await form.updateComplete;
    expect(form.validity.valueMissing).to.equal(true);
    await typeCard(form);
    await form.updateComplete;
    expect(form.validationMessage).to.equal('Save the card first.');
    await form.submit();
    await form.updateComplete;
    expect(form.checkValidity()).to.equal(true);
  });
});
