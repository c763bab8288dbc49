import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {
  holdsCardNumber,
  jsonHoldsCardNumber,
  maskCardNumbers,
} from '../../demo/org-backend/http/card-number.js';
import {createLog, maskSecrets} from '../../demo/org-backend/http/log.js';

/** Numbers that pass as a card's: of each network, with the check digit of ISO/IEC 7812-1. */
const cardNumber = fc
  .constantFrom(
    {prefix: '4', length: 16},
    {prefix: '51', length: 16},
    {prefix: '2221', length: 16},
    {prefix: '34', length: 15},
    {prefix: '6011', length: 16},
    {prefix: '36', length: 14},
    {prefix: '35', length: 16},
    {prefix: '62', length: 19},
  )
  .chain(({prefix, length}) =>
    fc
      .array(fc.integer({min: 0, max: 9}), {
        minLength: length - prefix.length - 1,
        maxLength: length - prefix.length - 1,
      })
      .map((digits) => withCheckDigit(`${prefix}${digits.join('')}`)),
  );
/** All that the runtime knows how to write numbers in. */
const scripts = Intl.supportedValuesOf('numberingSystem')
  .map((system) => `en-u-nu-${system}`)
  .map((locale) => Array.from({length: 10}, (_, digit) => new Intl.NumberFormat(locale).format(digit)))
  .filter((digits) => digits.every((digit) => /^\p{Nd}$/u.test(digit)));
const styles = [...scripts, Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹'), Array.from('₀₁₂₃₄₅₆₇₈₉'), Array.from('⓪①②③④⑤⑥⑦⑧⑨')];
const separator = fc.constantFrom(
  ...[
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '\u2009',
    '\u3000',
    '-',
    '‐',
    '–',
    '—',
    '−',
    '－',
    '.',
    '．',
    '·',
    '•',
    '_',
    ',',
    '/',
    '*',
    '|',
  ],
  ...['\u200b', '\u200d', '\u2060', '\u00ad', '\u202e', '\ufe0f\u20e3'],
);
/** A way to write a number: each digit in some script, and separators between any two. */
const styled = fc
  .tuple(
    fc.array(fc.constantFrom(...styles), {minLength: 19, maxLength: 19}),
    fc.array(fc.array(separator, {maxLength: 6}), {minLength: 19, maxLength: 19}),
  )
  .map(
    ([chosen, gaps]) =>
      (number: string) =>
        Array.from(number)
          .map((digit, place) => (place === 0 ? '' : gaps[place]!.join('')) + chosen[place]![Number(digit)]!)
          .join(''),
  );
const written = fc.tuple(cardNumber, styled).map(([number, write]) => write(number));
const plainDigit = new Map(
  styles.flatMap((digits) => digits.map((digit, value) => [digit, String(value)] as const)),
);

function withCheckDigit(digits: string): string {
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, place) => {
      const doubled = place % 2 === 0 ? Number(digit) * 2 : Number(digit);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

describe('Card numbers in any digits, with any separators', () => {
  const around = fc.constantFrom('', 'my card: ', 'بطاقتي ', '卡號', '"');

  it('are found', () => {
    assert.ok(styles.length > 20);
    fc.assert(
      fc.property(around, written, around, (before, number, after) => {
        assert.ok(holdsCardNumber(before + number + after));
        assert.ok(jsonHoldsCardNumber({a: [{[before + number]: 1}]}));
        assert.ok(jsonHoldsCardNumber([before + number + after]));
      }),
      {numRuns: 1_000},
    );
  });

  it('are masked, and nothing else is', () => {
    fc.assert(
      fc.property(around, written, around, (before, number, after) => {
        assert.equal(maskCardNumbers(before + number + after), `${before}[digits]${after}`);
      }),
      {numRuns: 1_000},
    );
  });

  it('never reach a line of the log', () => {
    fc.assert(
      fc.property(around, cardNumber, styled, (before, number, write) => {
        const lines: string[] = [];
        const log = createLog({level: 'info', destination: {write: (line) => lines.push(line)}});
        const text = write(number);
        log.info({err: new Error(before + text), [text]: {text}}, text);
        assert.equal(lines.length, 1);
        const digits = Array.from(lines.join(''))
          .map((character) => plainDigit.get(character) ?? '')
          .join('');
        assert.ok(!digits.includes(number));
        assert.doesNotThrow(() => void JSON.parse(lines.join('')));
      }),
      {numRuns: 500},
    );
  });
});

describe('Finding card numbers', () => {
  it('finds them however they are written', () => {
    for (const text of [
      '4242424242424242',
      'tok_4242424242424242',
      'my card: 4242 4242 4242 4242, thanks',
      '4242-4242-4242-4242',
      '4242.4242.4242.4242',
      '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2',
      '4242\u200b4242\u200b4242\u200b4242',
      '４２４２４２４２４２４２４２４２',
      '378282246310005',
      '3782 822463 10005',
      '36227206271667',
      '6205500000000000004',
      '5555555555554444 12/34 123',
      '424242424242424212341234',
    ]) {
      assert.ok(holdsCardNumber(text), text);
    }
  });

  it('leaves other digits alone', () => {
    for (const text of [
      '',
      'tok_104FD42eZvKYlo2Cm1wYwsL1',
      '00000000-0000-4000-8000-000000000000',
      '4242424242424241',
      '42424242424',
      '2026-11-21T12:34:56.789Z',
      'Order 20261121123456',
      '+49 30 1234567',
    ]) {
      assert.ok(!holdsCardNumber(text), text);
    }
  });

  it('looks into every key and value, however deep', () => {
    const nested = JSON.parse(`${'['.repeat(5000)}"4242424242424242"${']'.repeat(5000)}`) as unknown;
    assert.ok(jsonHoldsCardNumber(nested));
    assert.ok(jsonHoldsCardNumber({a: [{'4242 4242 4242 4242': null}]}));
    assert.ok(jsonHoldsCardNumber({a: 4242424242424242}));
    assert.ok(!jsonHoldsCardNumber({a: [1, 'two', null, true, {}]}));
  });

  it('takes no longer than a blink on the longest body there is', () => {
    const started = performance.now();
    for (const text of [
      '1'.repeat(16_384),
      '1 - '.repeat(4_096),
      '4'.repeat(16_384),
      '1a'.repeat(8_192),
      `${'1 '.repeat(11)}${' '.repeat(16_000)}`,
      `${'1'.repeat(11)}${' -'.repeat(8_000)}x`,
      `1${' '.repeat(1_000)}`.repeat(16),
      '\\n'.repeat(8_192),
      '٤'.repeat(8_192),
      '４ '.repeat(8_192),
    ]) {
      holdsCardNumber(text);
    }
    assert.ok(performance.now() - started < 1_000);
  });
});

describe('Masking', () => {
  it('leaves no long run of digits, even of a number that no card has', () => {
    assert.equal(maskCardNumbers('no 4242 4242 4242 4241 here'), 'no [digits] here');
    assert.equal(maskCardNumbers('amount 99999999'), 'amount 99999999');
  });

  it('leaves no client secret, key or bearer', () => {
    const masked = maskSecrets(
      'pi_1AbC_secret_dEf seti_1_secret_2 sk_test_abc rk_live_abc whsec_abc "authorization":"Bearer demo-billing"',
    );
    assert.equal(masked, '[secret] [secret] [secret] [secret] [secret] "authorization":"[secret]"');
  });
});
