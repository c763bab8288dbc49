import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {StripeError} from '@stripe/stripe-js';
import fc from 'fast-check';
import {answers, stripeErrors} from '../../.config/errors/answers.js';
import {codeTexts} from '../../.config/errors/codes.js';
import {declineTexts} from '../../.config/errors/declines.js';
import {en} from '../../src/locales/en.js';
import {readRefusal} from '../../src/org-api/answer.js';
import {readAnswer} from '../../src/org-api/http.js';
import {tokenizationFailure} from '../../src/stripe/credential.js';
import {stripeFailure} from '../../src/stripe/stripe-failure.js';
import {fieldCode} from '../../src/submission/field-code.js';
import type {Failure} from '../../src/submission/failure.js';
import {failureMessage} from '../../src/view/messages.js';

const advices = ['same-card', 'new-card', 'later', 'sign-in', 'none'];

/** What holds for every failure, wherever it comes from. */
function check(failure: Failure): void {
  assert.ok(Object.hasOwn(codeTexts, failure.code), failure.code);
  assert.ok(advices.includes(failure.retry), failure.retry);
  const message = failureMessage(en, failure);
  assert.notEqual(message.trim(), '');
  assert.notEqual(message, '{detail}');
  assert.doesNotMatch(JSON.stringify([failure, message]), /_secret_|\d{13,19}/);
}

/** Words that mean something somewhere, and words that mean nothing. */
const word = fc.oneof(
  fc.constantFrom(
    ...Object.keys(codeTexts),
    ...Object.keys(declineTexts),
    ...answers.flatMap(([, one]) => one ?? []),
    ...stripeErrors.flatMap(({type, code}) => [type, ...(code === undefined ? [] : [code])]),
    ...['constructor', '__proto__', 'toString', '', ' ', 'pi_1_secret_2', '4242424242424242'],
  ),
  fc.string(),
);
const scalar = fc.oneof(
  word,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant('Your card was declined.'),
);
const fields = fc.record(
  {
    message: scalar,
    code: scalar,
    error_code: scalar,
    decline_code: scalar,
    title: scalar,
    detail: scalar,
    description: scalar,
    type: scalar,
    instance: scalar,
    error_description: scalar,
    request_id: scalar,
    traceId: scalar,
  },
  {requiredKeys: []},
);
const body = fc.oneof(
  fields,
  fc.record({error: fc.oneof(fields, scalar)}),
  fc.record({errors: fc.oneof(fc.array(fc.oneof(fields, scalar), {maxLength: 2}), fields, scalar)}),
  fc.anything({withNullPrototype: true}),
  scalar,
);

describe('Any error', () => {
  it('that the org’s API answers gets a known code, an advice and words', () => {
    const status = fc.oneof(
      fc.constantFrom(...answers.map(([one]) => one)),
      fc.integer({min: 300, max: 599}),
      fc.constant(0),
    );
    fc.assert(
      fc.property(status, body, (one, what) => {
        const reply = readRefusal({status: one, body: what});
        assert.ok(reply.kind !== 'accepted');
        check(reply.failure);
        if (one !== 0) assert.equal(reply.failure.status, one);
      }),
      {numRuns: 5_000},
    );
  });

  it('that comes over the line as whatever text is read', async () => {
    const json = body.map((one) => JSON.stringify(one === undefined ? null : one));
    const text = fc.oneof(
      json,
      json.map((one) => one.slice(0, -1)),
      word.map((one) => `<html><body>${one}</body></html>`),
      fc.string(),
    );
    const header = fc.stringMatching(/^[!-~]{0,40}$/);
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 400, max: 599}), text, header, async (status, sent, id) => {
        const response = new Response(sent, {status, headers: {'X-Request-Id': id}});
        const reply = readRefusal(await readAnswer(response));
        assert.ok(reply.kind !== 'accepted');
        check(reply.failure);
      }),
      {numRuns: 2_000},
    );
  });

  it('of Stripe’s gets a known code, an advice and words', () => {
    const error = fc.record(
      {
        type: word,
        code: word,
        decline_code: word,
        message: scalar,
        payment_intent: fc.constant({client_secret: 'pi_1_secret_2'}),
      },
      {requiredKeys: ['type']},
    );
    const wellFormed = (one: object): boolean => !/4242424242424242|_secret_|\d{13}/.test(wordsOf(one));
    fc.assert(
      fc.property(error, (one) => {
        const given = one as unknown as StripeError;
        for (const failure of [tokenizationFailure(given), stripeFailure('authentication', given)]) {
          // Type and code are Stripe's own words; only the sentence and what hangs on the error may hold more.
          check(wellFormed(one) ? failure : {...failure, cause: undefined});
        }
      }),
      {numRuns: 5_000},
    );
  });

  it('in a field of Stripe’s gets a known code and words', () => {
    fc.assert(
      fc.property(word, (code) => {
        check({phase: 'validation', code: fieldCode(code), retry: 'same-card', field: 'number'});
      }),
    );
    assert.equal(fieldCode('invalid_number'), 'invalid_number');
    assert.equal(fieldCode('invalid_moon_phase'), 'invalid-card-details');
    assert.equal(fieldCode('timeout'), 'invalid-card-details');
  });
});

describe('A code of Stripe’s that the form does not know', () => {
  it('becomes the general one of its phase, and is kept beside it', () => {
    const unknown = (type: StripeError['type'], code: string): Failure =>
      tokenizationFailure({type, code, message: 'Its own words.'});
    const refused = unknown('invalid_request_error', 'moon_phase');
    assert.equal(refused.code, 'stripe-refused');
    assert.deepEqual(refused.cause, {type: 'invalid_request_error', code: 'moon_phase'});
    const declined = unknown('card_error', 'moon_phase');
    assert.deepEqual([declined.code, declined.retry], ['card_declined', 'new-card']);
    assert.deepEqual(declined.cause, {type: 'card_error', code: 'moon_phase'});
    const mistyped = unknown('validation_error', 'invalid_moon_phase');
    assert.equal(mistyped.code, 'invalid-card-details');
    assert.equal(failureMessage(en, mistyped), 'Its own words.');
    assert.deepEqual(mistyped.cause, {type: 'validation_error', code: 'invalid_moon_phase'});
  });

  it('brings along nothing of the intent, which has a client secret', () => {
    const error = {
      type: 'invalid_request_error',
      code: 'payment_intent_unexpected_state',
      payment_intent: {client_secret: 'pi_1_secret_2'},
    } as unknown as StripeError;
    assert.doesNotMatch(JSON.stringify(stripeFailure('authentication', error)), /secret/);
  });
});

const wordsOf = (one: object): string => {
  const {type, code} = one as {type?: string; code?: string};
  return `${type ?? ''} ${code ?? ''}`;
};
