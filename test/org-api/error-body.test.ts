import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readErrorBody} from '../../src/org-api/error-body.js';

describe('The body of an error answer', () => {
  const bodies: readonly (readonly [string, unknown, ReturnType<typeof readErrorBody>])[] = [
    ['Catalyze', {errors: [{message: 'No.', code: 403}]}, {message: 'No.'}],
    ['Catalyze, later', {title: 'Refused', description: 'No.', code: 7}, {message: 'No.'}],
    ['Catalyze, later still', {id: 'x', message: 'No.'}, {message: 'No.'}],
    ['Gatego', {error_code: 'token-expired'}, {code: 'token-expired'}],
    [
      'Stripe-like',
      {error: {message: 'No.', code: 'card_declined', decline_code: 'lost_card'}},
      {message: 'No.', code: 'card_declined', declineCode: 'lost_card'},
    ],
    ['problem details', {type: 'about:blank', title: 'Bad', detail: 'No.', status: 422}, {message: 'No.'}],
    ['a word for the error', {error: 'No.'}, {message: 'No.'}],
    ['plain text', ' No. ', {message: 'No.'}],
    ['HTML', '<!doctype html><h1>Bad gateway</h1>', {}],
    ['nothing', '', {}],
    ['null', null, {}],
    ['a list', [1], {}],
    ['an empty list of errors', {errors: []}, {}],
    ['wrong types', {errors: [{message: {a: 1}, code: []}]}, {}],
    ['a trace', 'Error: boom\n    at Object.<anonymous> (/srv/app.js:10:3)', {}],
    ['a page of text', 'x'.repeat(301), {}],
    ['a client secret', {message: 'pi_1_secret_2 is bad'}, {}],
    ['a card number', {message: '4242 4242 4242 4242 is bad'}, {}],
  ];
  for (const [name, body, expected] of bodies) {
    it(`is read: ${name}`, () => {
      assert.deepEqual(readErrorBody(body), expected);
    });
  }
});
