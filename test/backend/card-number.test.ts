import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  holdsCardNumber,
  jsonHoldsCardNumber,
  maskCardNumbers,
} from '../../demo/org-backend/http/card-number.js';
import {maskSecrets} from '../../demo/org-backend/http/log.js';

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
    for (const text of ['1'.repeat(16_384), '1 - '.repeat(4_096), '4'.repeat(16_384), '1a'.repeat(8_192)]) {
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
