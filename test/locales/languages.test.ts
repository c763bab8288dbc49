import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../.config/test-files.js';
import {en} from '../../src/locales/en.js';
import {importLanguage} from '../../src/locales/import-language.js';
import {LANGUAGES, languageOf, type Language} from '../../src/locales/language.js';

const english: Readonly<Record<string, string>> = en;
const placeholders = (text: string | undefined): string[] => [...(text?.match(/\{\w+\}/g) ?? [])].sort();

/** `StripeElementLocale` without `auto`. */
const STRIPE_LOCALES =
  'ar bg cs da de el en en-AU en-CA en-NZ en-GB es es-ES es-419 et fi fil fr fr-CA fr-FR he hu hr id it it-IT ja ko lt lv ms mt nb nl no pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  );

/** Words that a language shares with English. */
const SHARED_WORDS: Partial<Record<Language, readonly string[]>> = {
  fr: ['Total'],
  es: ['Total'],
  'pt-BR': ['Total'],
  pt: ['Total'],
  ro: ['Card', 'Total'],
  fil: ['Security code', 'Card', 'Email', 'Address', 'Postal code'],
  mt: ['Total'],
};

const OTHER_SCRIPTS: ReadonlySet<Language> = new Set([
  'ja',
  'zh',
  'ar',
  'ko',
  'zh-Hant',
  'ru',
  'el',
  'he',
  'bg',
  'th',
]);
/** What stays in Latin letters in every script. */
const LATIN = /\{\w+\}|Stripe|API|CAPTCHA|CVC/g;

/** What is said below the card's fields. */
const FIELD_ERRORS = [
  'incomplete_number',
  'invalid_number',
  'incorrect_number',
  'incomplete_expiry',
  'invalid_expiry_month',
  'invalid_expiry_month_past',
  'invalid_expiry_year',
  'invalid_expiry_year_past',
  'incomplete_cvc',
  'invalid_cvc',
  'incorrect_cvc',
] as const;
/** In Latin letters: a Chinese, Japanese or Korean sign takes the room of two. */
const widthOf = (text: string): number =>
  text.replace(/\p{M}/gu, '').replace(/[\u1100-\u115f\u3000-\u9fff\uac00-\ud7a3\uff00-\uff60]/g, '..').length;

describe('A language', () => {
  for (const language of LANGUAGES) {
    it(`has the same strings as all others, with the placeholders of English: ${language}`, async () => {
      const strings = await importLanguage(language);
      assert.deepEqual(Object.keys(strings).sort(), Object.keys(await importLanguage('de')).sort());
      for (const [key, text] of Object.entries(strings)) {
        assert.ok(text.trim() === text && text !== '', key);
        assert.deepEqual(placeholders(text), placeholders(english[key]), key);
      }
    });

    it(`leaves nothing in English but words that are its own too: ${language}`, async () => {
      const strings = Object.entries(await importLanguage(language));
      const same = strings.filter(([key, text]) => text === english[key]).map(([, text]) => text);
      assert.deepEqual([...new Set(same)], SHARED_WORDS[language] ?? []);
    });

    if (OTHER_SCRIPTS.has(language)) {
      it(`is written in its own script, but for names and abbreviations: ${language}`, async () => {
        const texts = Object.entries(await importLanguage(language));
        const latin = texts.filter(([, text]) => /\p{Script=Latin}/u.test(text.replace(LATIN, '')));
        assert.deepEqual(latin, []);
      });
    }

    it(`has no straight quote, no three dots and no double space: ${language}`, async () => {
      const strings = Object.values(await importLanguage(language));
      assert.deepEqual(
        strings.filter((text) => /['"]|\.\.\.| {2}/.test(text)),
        [],
      );
    });
  }

  it('says what is wrong with a field in few words, as its place is narrow', async () => {
    const translations = await Promise.all(LANGUAGES.map(importLanguage));
    const long = [en, ...translations].flatMap((strings) =>
      FIELD_ERRORS.map((code) => strings[`error.${code}`]).filter((text) => widthOf(text) > 40),
    );
    assert.deepEqual(long, []);
  });

  it('has a module, and each module is listed', () => {
    const parts = /^(en(-.*|glish)?|dictionary|import-.*|language|speech)$/;
    const modules = readdirSync(join(root, 'src/locales')).map((name) => name.replace(/\.ts$/, ''));
    assert.deepEqual(modules.filter((name) => !parts.test(name)).sort(), [...LANGUAGES].sort());
  });
});

describe('The language for a tag', () => {
  for (const [tag, language] of [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de-Latn-CH', 'de'],
    ['de-u-nu-latn', 'de'],
    ['pt', 'pt'],
    ['pt-BR', 'pt-BR'],
    ['pt-AO', 'pt'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['nb-NO', 'nb'],
    ['zh-CN', 'zh'],
    ['zh-Hans-SG', 'zh'],
    ['zh-Hans-HK', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant-MY', 'zh-Hant'],
    ['en-GB', undefined],
    ['eo', undefined],
    ['x-private', undefined],
    ['', undefined],
  ] as const) {
    it(`${tag === '' ? 'that is blank' : tag} is ${language ?? 'English'}`, () => {
      assert.equal(languageOf(tag), language);
    });
  }

  it('is one of ours for every locale of Stripe’s fields, of old names too', () => {
    const english = [...STRIPE_LOCALES, 'iw', 'in', 'tl'].filter(
      (locale) => languageOf(Intl.getCanonicalLocales(locale)[0] ?? '') === undefined,
    );
    assert.deepEqual(english, ['en', 'en-AU', 'en-CA', 'en-NZ', 'en-GB']);
    assert.deepEqual(
      Intl.getCanonicalLocales(['iw', 'in', 'tl']).map((locale) => languageOf(locale)),
      ['he', 'id', 'fil'],
    );
  });
});
