import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import de from '../../src/locales/de.js';
import {outcomeWords} from '../../src/locales/en-outcomes.js';

describe('The words that come with a part', () => {
  it('are those that each language has: its words are complete before the part is there', () => {
    assert.deepEqual(
      Object.keys(outcomeWords).filter((key) => !(key in de)),
      [],
    );
  });
});
