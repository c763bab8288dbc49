import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {resetBackends} from './support/environment.js';
import {clearPage, createForm, good, loadOfflineStripe, typeCard} from './support/form.js';

describe('A form whose shadow root came from a server', () => {
  before(async () => {
    await loadOfflineStripe();
    await resetBackends();
  });
  afterEach(clearPage);

  /** Connected, with what a server rendered in it. */
  function serve(locale: string): PaymentMethodForm {
    const form = createForm('catalyze', {locale});
    const root = form.attachShadow({mode: 'open'});
    root.innerHTML = '<style>p { color: red }</style><p class="served">…</p>';
    document.body.append(form);
    return form;
  }
  const served = (form: PaymentMethodForm): Element | null => form.renderRoot.querySelector('.served, style');

  it('stands in its place before anything is painted, with its own styles, and saves a card', async () => {
    const form = serve('en');
    let frames = 0;
    requestAnimationFrame(() => (frames += 1));
    await form.updateComplete;
    expect(frames).to.equal(0);
    expect(served(form)).to.equal(null);
    await form.ready;
    expect(form.renderRoot.querySelectorAll('form').length).to.equal(1);
    expect(getComputedStyle(form.renderRoot.querySelector('.submit')!).inlineSize).not.to.equal('auto');
    await typeCard(form, good);
    expect(await form.submit()).to.include({status: 'attached'});
  });

  for (const [what, place] of [
    ['an input', '<input id="billing-name" readonly>'],
    ['the button', '<button class="submit">Save</button>'],
  ] as const) {
    it(`keeps the focus that ${what} of it has`, async () => {
      const form = createForm('catalyze', {collect: 'name'});
      const root = form.attachShadow({mode: 'open'});
      root.innerHTML = place;
      document.body.append(form);
      const {firstElementChild: before} = root;
      (before as HTMLElement).focus();
      await form.updateComplete;
      await Promise.resolve();
      expect(root.activeElement).not.to.equal(before);
      expect(root.activeElement?.matches('#billing-name, .submit')).to.equal(true);
      expect(root.activeElement?.localName).to.equal(before?.localName);
    });
  }

  it('leaves it there until it has the words of its language', async () => {
    const form = serve('sv');
    const told: (string | undefined)[] = [];
    const observer = new MutationObserver(() => {
      told.push(form.renderRoot.querySelector('#label-number')?.textContent);
    });
    observer.observe(form.renderRoot, {childList: true, subtree: true, characterData: true});
    expect(served(form)).not.to.equal(null);
    await form.ready;
    observer.disconnect();
    expect([...new Set(told)]).to.deep.equal(['Kortnummer']);
  });

  it('is there at once for whoever asks for its validity', () => {
    const form = serve('sv');
    form.required = true;
    expect(form.checkValidity()).to.equal(false);
    expect(served(form)).to.equal(null);
  });
});
