import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {attributeDefinitions, attributeNames} from '../../demo/playground/attributes.js';
import {LANGUAGES} from '../../src/locales/language.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the attributes of the playground', () => {
  it('are those of the tag', () => {
    const source = read('src/form-properties.ts') + read('src/form-control.ts');
    const properties = [...source.matchAll(/@property\(([^)]*)\) (\w+)/g)];
    const attributes = properties
      .filter(([, options = '']) => !options.includes('attribute: false'))
      .map(([, options = '', name = '']) => /attribute: '([^']+)'/.exec(options)?.[1] ?? name.toLowerCase());
    assert.deepEqual([...attributeNames()].sort(), attributes.sort());
  });

  it('suggest every language for the locale', () => {
    const locale = attributeDefinitions.find(({name}) => name === 'locale');
    assert(locale?.input.kind === 'text');
    const missing = ['auto', 'en', ...LANGUAGES].filter(
      (language) => !(locale.input.kind === 'text' && locale.input.suggestions?.includes(language)),
    );
    assert.deepEqual(missing, []);
  });
});
