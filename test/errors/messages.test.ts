import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {codeTexts} from '../../.config/errors/codes.js';
import {declineTexts} from '../../.config/errors/declines.js';
import {
  isFailure,
  readConfiguration,
  type ConfigurationInput,
} from '../../src/configuration/configuration.js';
import {en} from '../../src/locales/en.js';
import {outcomeWords} from '../../src/locales/en-outcomes.js';
import {learn} from '../../src/locales/english.js';
import {cardFailure} from '../../src/submission/card-failure.js';
import type {ErrorCode} from '../../src/submission/codes.js';
import {createFailure} from '../../src/submission/failure.js';
import {failureMessage, type Messages} from '../../src/view/messages.js';

const codes = Object.keys(codeTexts) as ErrorCode[];
/** `{orgId}` is what the page is to write. */
const isFilledIn = (message: string): boolean => !/\{(?!orgId\})\w*\}/.test(message);

describe('The message of an error', () => {
  for (const code of codes) {
    it(`is one of its own: ${code}`, () => {
      const message = failureMessage(en, createFailure('request', code));
      assert.notEqual(message.trim(), '');
      assert.equal(message === en['error.unexpected'], code === 'unexpected');
    });
  }

  it('has every placeholder filled in, and stays of its own with a sentence of somebody else’s', () => {
    for (const code of codes.filter((one) => codeTexts[one].phases[0] !== 'configuration')) {
      const values = code === 'load-forbidden' ? {directive: 'script-src'} : {};
      assert.ok(isFilledIn(failureMessage(en, createFailure('request', code, {values}))), code);
      const message = failureMessage(en, createFailure('request', code, {values, detail: 'No.'}));
      assert.ok(isFilledIn(message) && message !== '', code);
    }
  });

  it('has every placeholder filled in whatever is wrong with the configuration', () => {
    const names = Object.keys(good) as (keyof ConfigurationInput)[];
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('payment', '{orgId}', 'catalyze', 'gatego-intent', null, {}, 7),
    );
    fc.assert(
      fc.property(
        fc.subarray(names, {minLength: 1}),
        fc.array(value, {minLength: 30, maxLength: 30}),
        (wrong, values) => {
          const input = {...good, ...Object.fromEntries(wrong.map((name, index) => [name, values[index]]))};
          const result = readConfiguration(input, 'https://shop.example.test/');
          if (!isFailure(result)) return;
          assert.ok(codes.includes(result.code), result.code);
          const message = failureMessage(en, result);
          assert.ok(isFilledIn(message), message);
        },
      ),
      {numRuns: 2_000},
    );
  });

  it('is never blank, even where the page or a language has left it so', () => {
    learn(outcomeWords);
    const blank = {...en, 'error.timeout': ' ', 'error.conflict.detail': '', 'error.insufficient_funds': ''};
    assert.equal(failureMessage(blank, createFailure('request', 'timeout')), en['error.timeout']);
    assert.equal(
      failureMessage(blank, createFailure('request', 'conflict', {detail: 'No.'})),
      'The server refused: No.',
    );
    const declined = createFailure('request', 'card_declined', {declineCode: 'insufficient_funds'});
    assert.equal(failureMessage(blank, declined), en['error.insufficient_funds']);
  });
});

describe('The message of a decline', () => {
  const message = (
    code: string | undefined,
    declineCode: string | undefined,
    detail?: string,
    messages: Messages = en,
  ) => failureMessage(messages, {phase: 'request', ...cardFailure(code, declineCode, detail)});

  for (const declineCode of Object.keys(declineTexts)) {
    it(`is whole, and names no crime: ${declineCode}`, () => {
      const told = message('card_declined', declineCode);
      assert.ok(isFilledIn(told) && told.trim() !== '');
      assert.doesNotMatch(told, /lost|stolen|fraud|crime|steal|black|pick|restricted|security v/i);
    });
  }

  it('stays generic for what names a crime, wherever it stands', () => {
    const generic = en['error.card_declined'];
    for (const crime of ['lost_card', 'stolen-card', 'pickup_card', 'fraudulent', 'merchant_blacklist']) {
      assert.equal(message('card_declined', crime, 'Your card was declined.'), generic);
      assert.equal(message(crime, undefined, 'Refused.'), generic);
    }
    for (const sentence of ['This card was reported stolen.', 'Pick up card', 'SUSPECTED FRAUD']) {
      assert.equal(message(undefined, undefined, sentence), generic);
    }
  });

  it('comes with the advice that fits it', () => {
    const advised: Readonly<Record<string, string>> = {
      approve_with_id: 'same-card',
      authentication_required: 'new-card',
      call_issuer: 'new-card',
      card_not_supported: 'new-card',
      card_velocity_exceeded: 'new-card',
      currency_not_supported: 'new-card',
      do_not_honor: 'new-card',
      duplicate_transaction: 'none',
      expired_card: 'new-card',
      incorrect_cvc: 'same-card',
      incorrect_zip: 'same-card',
      insufficient_funds: 'new-card',
      issuer_not_available: 'later',
      live_mode_test_card: 'new-card',
      lost_card: 'new-card',
      processing_error: 'same-card',
      reenter_transaction: 'same-card',
      testmode_decline: 'new-card',
      try_again_later: 'later',
    };
    for (const [declineCode, retry] of Object.entries(advised)) {
      assert.equal(cardFailure('card_declined', declineCode).retry, retry, declineCode);
    }
  });

  it('keeps the reason of the issuer, in the spelling of Stripe, and nothing that is none', () => {
    assert.equal(cardFailure('card_declined', 'a_new_reason').declineCode, 'a_new_reason');
    assert.equal(cardFailure('card-declined', 'insufficient-funds').declineCode, 'insufficient_funds');
    assert.equal(cardFailure('insufficient-funds', undefined).declineCode, 'insufficient_funds');
    for (const wrong of ['4242424242424242', 'a sentence', '', 'x'.repeat(90)]) {
      assert.equal(cardFailure('card_declined', wrong).declineCode, undefined, wrong);
    }
  });
});

const good: ConfigurationInput = {
  publishableKey: 'pk_test_123',
  stripeAccount: undefined,
  endpoint: 'https://api.example.test/v2/org/{orgId}/payment',
  orgId: 'org_1',
  contract: 'catalyze',
  orgHeader: undefined,
  amount: undefined,
  currency: undefined,
  description: undefined,
  receiptEmail: undefined,
  errorOnRequiresAction: false,
  email: undefined,
  layout: 'split',
  collect: undefined,
  preferredNetwork: undefined,
  wallets: false,
  timeout: undefined,
  credentials: undefined,
  idempotencyHeader: undefined,
  apiKey: undefined,
  returnUrl: undefined,
  checkPermission: undefined,
};
