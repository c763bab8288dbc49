import {expect} from 'chai';
import ar from '../../src/locales/ar.js';
import de from '../../src/locales/de.js';
import {en} from '../../src/locales/en.js';
import fr from '../../src/locales/fr.js';
import type {PaymentMethodForm} from '../../src/index.js';
import {
  clearPage,
  createForm,
  framesOf,
  inside,
  loadOfflineStripe,
  mountForm,
  submitButton,
  textOf,
  until,
} from './support/form.js';

const speaks = (form: PaymentMethodForm, language: string): Promise<void> =>
  until(() => inside(form, 'form').lang === language);

const english = new Set<string>(Object.values(en));
/** Lines that a person reads in English. */
const englishIn = (form: PaymentMethodForm): string[] =>
  textOf(form)
    .split('\n')
    .filter((line) => english.has(line.trim()));

describe('The words of a form', () => {
  before(loadOfflineStripe);
  afterEach(clearPage);

  for (const [locale, words] of [
    ['de-AT', de],
    ['ar-EG', ar],
  ] as const) {
    it(`are in ${locale}, from the labels to the errors`, async () => {
      const form = await mountForm('catalyze', {locale, collect: 'name email address'});
      await speaks(form, locale.slice(0, 2));
      expect(submitButton(form).textContent).to.contain(words['submit.save']);
      expect(inside(form, '#label-number').textContent).to.equal(words['label.number']);
      expect((await form.submit()).status).to.equal('failed');
      await form.updateComplete;
      expect(textOf(form)).to.contain(words['error.incomplete_number']);
      expect(form.error?.message).to.equal(words['error.incomplete_number']);
      expect(englishIn(form)).to.deep.equal([]);
    });
  }

  it('run from right to left in Arabic, Stripe’s fields with them, and only there', async () => {
    const form = await mountForm('catalyze', {locale: 'ar'});
    await speaks(form, 'ar');
    const directions = (): string[] =>
      [inside(form, '.label'), framesOf(form)[0]!].map((element) => getComputedStyle(element).direction);
    expect(directions()).to.deep.equal(['rtl', 'rtl']);
    form.locale = 'de';
    await speaks(form, 'de');
    expect(directions()).to.deep.equal(['ltr', 'ltr']);
  });

  it('follow the locale at once where the language is there already', async () => {
    const form = await mountForm('catalyze', {locale: 'de'});
    await speaks(form, 'de');
    form.locale = 'en';
    await form.updateComplete;
    expect(submitButton(form).textContent).to.contain(en['submit.save']);
    form.locale = 'de';
    await form.updateComplete;
    expect(submitButton(form).textContent).to.contain(de['submit.save']);
    const second = createForm('catalyze', {locale: 'de'});
    document.body.append(second);
    await second.updateComplete;
    expect(inside(second, 'form').lang).to.equal('de');
  });

  it('follow the nearest lang, through shadow roots, as it changes', async () => {
    const outer = document.createElement('div');
    outer.dataset['test'] = '';
    outer.lang = 'de';
    document.body.append(outer);
    const form = await mountForm('catalyze', {locale: 'auto'}, outer.attachShadow({mode: 'open'}));
    await speaks(form, 'de');
    outer.lang = 'fr-CA';
    await speaks(form, 'fr');
    expect(submitButton(form).textContent).to.contain(fr['submit.save']);
    form.lang = 'de';
    await speaks(form, 'de');
    form.removeAttribute('lang');
    await speaks(form, 'fr');
  });

  it('are English in a language that there is none of, and the page’s own stay on top', async () => {
    const form = await mountForm('catalyze', {locale: 'eo'});
    expect(inside(form, 'form').lang).to.equal('en');
    expect(submitButton(form).textContent).to.contain(en['submit.save']);
    form.messages = {'submit.save': 'Konservi la karton'};
    form.locale = 'de';
    await speaks(form, 'de');
    expect(submitButton(form).textContent).to.contain('Konservi la karton');
  });
});
