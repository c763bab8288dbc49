import {expect} from 'chai';
import type {PaymentMethodSubmitEvent} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {
  clearPage,
  createForm,
  good,
  hasFocus,
  inside,
  loadOfflineStripe,
  mountForm,
  typeCard,
  until,
} from './support/form.js';
import {addPage} from './support/page-in-frame.js';

describe('What is around a form', () => {
  const root = document.documentElement;
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(() => {
    clearPage();
    root.removeAttribute('style');
    document.body.removeAttribute('style');
  });

  it('gives it its text size, where the page has another unit for it than the root’s', async () => {
    root.style.fontSize = '62.5%';
    document.body.style.fontSize = '1.8rem';
    const form = await mountForm();
    expect(getComputedStyle(form).fontSize).to.equal('18px');
  });

  it('never makes it smaller than the page’s own text', async () => {
    document.body.style.fontSize = '11px';
    const form = await mountForm();
    expect(getComputedStyle(form).fontSize).to.equal('16px');
  });

  it('keeps its own direction in what the page puts in, where the form speaks a language of the other', async () => {
    const box = document.createElement('div');
    box.dataset['test'] = '';
    box.dir = 'rtl';
    box.lang = 'fa';
    const form = createForm('catalyze', {locale: 'auto'});
    form.innerHTML = '<p slot="legal">Stripe متن فارسی</p>';
    box.append(form);
    document.body.append(box);
    await form.ready;
    expect(getComputedStyle(inside(form, 'form')).direction).to.equal('ltr');
    expect(getComputedStyle(form.querySelector('[slot=legal]')!).direction).to.equal('rtl');
  });

  it('may leave no gap, and the form is still as high with an error', async () => {
    const form = createForm();
    form.style.setProperty('--payment-method-form-gap', '0');
    document.body.append(form);
    await form.ready;
    const height = form.offsetHeight;
    form.addEventListener('payment-method-submit', (event) => {
      event.waitUntil(Promise.reject(new Error('Not now.')));
    });
    await typeCard(form);
    await form.submit();
    await form.updateComplete;
    expect(inside(form, '.messages').textContent).to.include('Not now.');
    expect(form.offsetHeight).to.equal(height);
  });

  it('may be another document for a while: back here it looks as before', async () => {
    const form = await mountForm();
    const before = getComputedStyle(inside(form, '.input')).borderRadius;
    const {page} = await addPage();
    page.body.append(form);
    document.body.append(form);
    await form.ready;
    expect(getComputedStyle(inside(form, '.input')).borderRadius).to.equal(before);
    expect(getComputedStyle(form).display).to.equal('block');
  });

  it('grows no longer by it, where it is far down in a box that scrolls', async () => {
    const box = document.createElement('div');
    box.dataset['test'] = '';
    box.style.cssText = 'block-size: 200px; overflow: auto';
    box.innerHTML = '<div style="block-size: 5000px"></div>';
    document.body.append(box);
    const before = root.scrollHeight;
    await mountForm('catalyze', {}, box);
    expect(root.scrollHeight).to.equal(before);
  });

  it('may be narrower than its text would like', async () => {
    const box = document.createElement('div');
    box.dataset['test'] = '';
    box.style.cssText = 'display: grid; inline-size: 288px';
    root.style.fontSize = '200%';
    document.body.append(box);
    const form = await mountForm('catalyze', {}, box);
    expect(form.offsetWidth).to.equal(288);
  });

  it('leaves it room for a card number beside a long text', async () => {
    const box = document.createElement('div');
    box.dataset['test'] = '';
    box.style.cssText = 'display: flex; inline-size: 900px';
    box.innerHTML = `<div>${'Text that goes on '.repeat(60)}</div>`;
    document.body.append(box);
    const form = await mountForm('catalyze', {}, box);
    expect(form.offsetWidth).to.be.greaterThan(170);
  });

  it('may come by another document before it is put in here', async () => {
    const form = createForm();
    form.remove();
    const {page} = await addPage();
    page.adoptNode(form);
    document.adoptNode(form);
    document.body.append(form);
    await form.ready;
    expect(getComputedStyle(form).display).to.equal('block');
  });

  it('may ask for another sum while it is agreed to: the box shows that there is no agreement', async () => {
    const form = await mountForm('gatego-intent');
    const box = inside(form, '#consent') as HTMLInputElement;
    form.amount = 7000;
    box.click();
    await form.updateComplete;
    expect(box.checked).to.equal(false);
    box.click();
    await form.updateComplete;
    expect(box.checked).to.equal(true);
    form.amount = 8000;
    await form.updateComplete;
    expect(box.checked).to.equal(false);
  });

  it('keeps the focus on an input that a person went to while the bank looked at the card', async () => {
    const form = await mountForm();
    const email = document.createElement('input');
    email.dataset['test'] = '';
    document.body.append(email);
    await typeCard(form, {...good, number: '4000000000000127'});
    let goOn: (() => void) | undefined;
    const wait = (event: PaymentMethodSubmitEvent): void => {
      event.waitUntil(new Promise<void>((resolve) => (goOn = resolve)));
    };
    form.addEventListener('payment-method-submit', wait, {once: true});
    inside(form, '.submit').focus();
    const outcome = form.submit();
    await until(() => goOn !== undefined);
    email.focus();
    goOn?.();
    expect((await outcome).status).to.equal('failed');
    await form.updateComplete;
    expect(document.activeElement).to.equal(email);
    email.blur();
    inside(form, '.submit').focus();
    expect((await form.submit()).status).to.equal('failed');
    await until(() => hasFocus(form, 'cvc'));
  });

  it('keeps the focus that went on, within a shadow root, after focus() was called too early', async () => {
    const app = document.createElement('div');
    app.dataset['test'] = '';
    const shadow = app.attachShadow({mode: 'open'});
    shadow.innerHTML = '<button>Pay by card</button><input aria-label="Email">';
    document.body.append(app);
    const form = createForm();
    shadow.append(form);
    await form.updateComplete;
    const [button, email] = shadow.querySelectorAll<HTMLElement>('button, input');
    button?.focus();
    form.focus();
    email?.focus();
    await form.ready;
    await form.updateComplete;
    expect(hasFocus(form, 'number')).to.equal(false);
    expect(shadow.activeElement).to.equal(email);
  });
});
