import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {en} from '../../src/locales/en.js';
import type {ErrorCode} from '../../src/submission/codes.js';
import {failureMessage, format} from '../../src/view/messages.js';
import {formatMoney} from '../../src/view/money.js';

describe('A sum', () => {
  for (const [amount, currency, shown] of [
    [5000, 'usd', '$50.00'],
    [1, 'usd', '$0.01'],
    [5000, 'jpy', '¥5,000'],
    [1230, 'kwd', 'KWD 1.230'],
    [99999999, 'usd', '$999,999.99'],
    [500, 'isk', 'ISK 5.00'],
  ] as const) {
    it(`of ${String(amount)} ${currency} is read as ${shown}`, () => {
      assert.equal(formatMoney(amount, currency, 'en-US').replace(/\u00a0/g, ' '), shown);
    });
  }
});

describe('A message', () => {
  const base = {phase: 'request', retry: 'later'} as const;

  it('is never blank, whatever the code', () => {
    for (const code of ['', 'made-up', 'constructor', '__proto__']) {
      assert.equal(failureMessage(en, {...base, code: code as ErrorCode}), en['error.unexpected']);
    }
  });

  it('prefers what is known of a decline, then the sentence of the API, then its own', () => {
    const declined = {...base, code: 'card_declined'} as const;
    assert.equal(
      failureMessage(en, {...declined, declineCode: 'insufficient_funds', detail: 'No.'}),
      en['error.insufficient_funds'],
    );
    assert.equal(
      failureMessage(en, {...declined, detail: 'The limit of this month is reached.'}),
      'The card was refused: The limit of this month is reached.',
    );
    assert.equal(failureMessage(en, declined), en['error.card_declined']);
  });

  it('takes no sentence of the API that only says again that the card was declined', () => {
    for (const detail of [
      'Your card was declined.',
      'The card was declined.',
      'your card has been declined',
    ]) {
      const declined = {...base, code: 'card_declined', detail} as const;
      assert.equal(failureMessage(en, declined), en['error.card_declined'], detail);
    }
  });

  it('keeps a placeholder that has no value, and takes values as they are', () => {
    assert.equal(format('{orgId} of {name}', {name: '$& {x}'}), '{orgId} of $& {x}');
  });
});
