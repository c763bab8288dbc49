import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {formatQuery, parseQuery} from '../../demo/playground/query.js';
import {lookDefinitions, lookNames, tokenNames, tokensOf, withToken} from '../../demo/playground/tokens.js';
import {settings} from './playground-settings.js';

const styles = ['tokens', 'styles']
  .map((name) => readFileSync(new URL(`../../src/view/${name}.ts`, import.meta.url), 'utf8'))
  .join('');
const none = new Map<never, never>();

describe('the tokens of the playground', () => {
  it('are those that the tag reads', () => {
    const read = [...styles.matchAll(/--payment-method-form-([a-z-]+)/g)].map(([, name]) => name);
    assert.deepEqual([...tokenNames].sort(), [...new Set(read)].sort());
  });

  it('are a look’s, with what is given in their place', () => {
    for (const look of lookNames)
      assert.deepEqual(Object.fromEntries(tokensOf(look, none)), lookDefinitions[look].tokens);
    assert.equal(tokensOf('paper', new Map([['radius', '9px']])).get('radius'), '9px');
    assert.equal(tokensOf('paper', new Map([['radius', '']])).has('radius'), false);
    assert.equal(tokensOf(undefined, none).size, 0);
  });

  it('can each be set, and left to the tag again, whatever the look says', () => {
    const set = withToken('paper', none, 'radius', '9px');
    assert.equal(tokensOf('paper', set).get('radius'), '9px');
    assert.equal(tokensOf('paper', withToken('paper', set, 'radius', null)).has('radius'), false);
    assert.deepEqual(withToken(undefined, set, 'radius', null), new Map());
  });

  it('are in the link, with the look, the scheme and the direction', () => {
    const search = '?scheme=dark&dir=rtl&look=paper&--color-accent=%23f0f&--radius=';
    const {choices, tokens} = parseQuery(search, settings);
    assert.deepEqual(choices, {scheme: 'dark', dir: 'rtl', look: 'paper'});
    assert.deepEqual(
      tokens,
      new Map([
        ['color-accent', '#f0f'],
        ['radius', ''],
      ]),
    );
    assert.equal(formatQuery(parseQuery(search, settings), settings), search);
    assert.equal(formatQuery(parseQuery('?scheme=sepia&dir=up&look=__proto__', settings), settings), '');
  });
});
