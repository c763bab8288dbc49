import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../.config/test-files.js';
import {en} from '../../src/locales/en.js';
import {importLanguage} from '../../src/locales/import-language.js';
import {LANGUAGES, languageOf} from '../../src/locales/language.js';

const english: Readonly<Record<string, string>> = en;
const placeholders = (text: string | undefined): string[] => [...(text?.match(/\{\w+\}/g) ?? [])].sort();

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

    it(`leaves no sentence in English: ${language}`, async () => {
      const strings = Object.entries(await importLanguage(language));
      const same = strings.filter(([key, text]) => text.includes(' ') && text === english[key]);
      assert.deepEqual(same, []);
    });

    it(`has no straight quote, no three dots and no double space: ${language}`, async () => {
      const strings = Object.values(await importLanguage(language));
      assert.deepEqual(
        strings.filter((text) => /['"]|\.\.\.| {2}/.test(text)),
        [],
      );
    });
  }

  it('has a module, and each module is listed', () => {
    const parts = /^(en|dictionary|import-.*|language|speech)$/;
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
    ['es-419', 'es'],
    ['fr-CA', 'fr'],
    ['pt', 'pt'],
    ['pt-BR', 'pt-BR'],
    ['pt-AO', 'pt'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['nb-NO', 'nb'],
    ['zh-CN', 'zh'],
    ['zh-Hans-SG', 'zh'],
    ['zh-TW', undefined],
    ['zh-Hant-HK', undefined],
    ['en-GB', undefined],
    ['eo', undefined],
    ['x-private', undefined],
    ['', undefined],
  ] as const) {
    it(`${tag === '' ? 'that is blank' : tag} is ${language ?? 'English'}`, () => {
      assert.equal(languageOf(tag), language);
    });
  }
});
