import {expect} from 'chai';
import type {PaymentMethodForm} from '../../src/index.js';
import {en} from '../../src/locales/en.js';
import {importLanguage} from '../../src/locales/import-language.js';
import {LANGUAGES} from '../../src/locales/language.js';
import {environment, resetBackends} from './support/environment.js';
import {
  clearPage,
  createForm,
  declined,
  inside,
  loadOfflineStripe,
  mountForm,
  next,
  typeCard,
  until,
} from './support/form.js';

const everything = {collect: 'name email phone address'};

/** What a person may meet, but for what only the developer of a page does. */
const states: Readonly<Record<string, () => Promise<PaymentMethodForm>>> = {
  'empty, with a sum to agree to': () => mountForm('gatego-intent', everything),
  'with everything missing': async () => {
    const form = await mountForm('gatego-intent', everything);
    await form.submit();
    return form;
  },
  declined: async () => {
    const form = await mountForm('gatego-attach');
    await typeCard(form, declined);
    await form.submit();
    return form;
  },
  'with an outcome that nobody knows': async () => {
    const form = await mountForm();
    form.addEventListener('payment-method-request', (event) => {
      event.preventDefault();
      event.respondWith(Promise.reject(new TypeError('The line is down.')));
    });
    await typeCard(form);
    expect((await form.submit()).status).to.equal('unknown');
    return form;
  },
  saved: async () => {
    const form = await mountForm();
    await typeCard(form);
    await form.submit();
    return form;
  },
  'without permission': async () => {
    const form = createForm('catalyze', {'check-permission': 'user_viewer'});
    const told = next(form, 'payment-method-error');
    document.body.append(form);
    await told;
    return form;
  },
  'that could not be loaded': async () => {
    const rule = {fault: {kind: 'loaderror'}, path: '/endive/elements-inner-card.html'};
    const body = JSON.stringify({...rule, times: 0});
    const headers = {'Content-Type': 'application/json'};
    await fetch(`${environment.stripeUrl}/_simulator/faults`, {method: 'POST', headers, body});
    const form = createForm();
    const told = next(form, 'payment-method-error');
    document.body.append(form);
    await told;
    return form;
  },
};

const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(/\{\w+\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.+')}$`,
  );
const placeholderOnly = /^\{\w+\}$/;
const patternsOf = (strings: Readonly<Record<string, string>>): readonly RegExp[] =>
  Object.values(strings)
    .filter((text) => !placeholderOnly.test(text))
    .map(patternOf);
const english = patternsOf(en);

/** All that the form says, also to those who hear it: whole texts, without the names of countries, which the browser has. */
function wordsIn(form: PaymentMethodForm): readonly string[] {
  const words: string[] = [];
  for (const element of form.renderRoot.querySelectorAll('*')) {
    if (element.matches('style, option')) continue;
    for (const name of ['aria-label', 'placeholder', 'title']) words.push(element.getAttribute(name) ?? '');
    for (const node of element.childNodes) if (node instanceof Text) words.push(node.data);
  }
  return words.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

describe('A form in every language', () => {
  before(loadOfflineStripe);
  beforeEach(resetBackends);
  afterEach(clearPage);

  for (const [state, show] of Object.entries(states)) {
    it(`says nothing in English: ${state}`, async () => {
      const form = await show();
      const left: string[] = [];
      for (const language of LANGUAGES) {
        form.locale = language;
        await until(() => inside(form, 'form').lang === language);
        const own = patternsOf(await importLanguage(language));
        const isEnglish = (text: string): boolean =>
          english.some((pattern) => pattern.test(text)) && !own.some((pattern) => pattern.test(text));
        left.push(
          ...wordsIn(form)
            .filter(isEnglish)
            .map((text) => `${language}: ${text}`),
        );
      }
      expect(wordsIn(form).length).to.be.greaterThan(1);
      expect(left).to.deep.equal([]);
    });

    it(`has room for words that are half as long again: ${state}`, async () => {
      const form = await show();
      form.messages = Object.fromEntries(Object.entries(en).map(([key, text]) => [key, stretch(text)]));
      const tooWide: string[] = [];
      for (const width of [280, 320, 480, 900]) {
        form.style.width = `${width}px`;
        await form.updateComplete;
        tooWide.push(...whatSticksOut(form).map((name) => `${width} px: ${name}`));
      }
      expect(wordsIn(form).join()).to.match(/[ëåöñ]{2}/);
      expect(tooWide).to.deep.equal([]);
    });
  }

  it('is measured by a check that sees words that stick out', async () => {
    const form = await mountForm();
    form.style.width = '280px';
    form.submitLabel = 'x'.repeat(80);
    await form.updateComplete;
    inside(form, 'button[type=submit]').style.whiteSpace = 'nowrap';
    expect(whatSticksOut(form)).not.to.deep.equal([]);
  });
});

/** A pseudo-language: English with other letters, each vowel twice, and at least 40 % longer. */
function stretch(text: string): string {
  const letters: Readonly<Record<string, string>> = {a: 'åå', e: 'ëë', i: 'ïï', o: 'öö', u: 'üü', n: 'ñ'};
  const pieces = text.split(/(\{\w+\})/);
  const longer = pieces
    .map((piece) =>
      placeholderOnly.test(piece) ? piece : piece.replace(/[aeioun]/g, (each) => letters[each] ?? each),
    )
    .join('');
  const missing = Math.ceil(text.length * 1.4) - longer.length;
  return missing > 0 ? `${longer} ${'ë'.repeat(missing)}` : longer;
}

/** What is wider than its place, or outside of the form's. */
function whatSticksOut(form: PaymentMethodForm): readonly string[] {
  const place = form.getBoundingClientRect();
  return [...form.renderRoot.querySelectorAll<HTMLElement>('form *')]
    .filter(
      (element) => element.checkVisibility({visibilityProperty: true}) && !element.closest('.quiet, option'),
    )
    .filter((element) => {
      const {left, right, bottom, width} = element.getBoundingClientRect();
      const isOutside = left < place.left - 1 || right > place.right + 1 || bottom > place.bottom + 1;
      const isBlock = getComputedStyle(element).display !== 'inline' && element.clientWidth > 0;
      return width > 0 && (isOutside || (isBlock && element.scrollWidth > element.clientWidth + 1));
    })
    .map((element) => `${element.localName}.${element.className} ${element.textContent.trim().slice(0, 40)}`);
}
