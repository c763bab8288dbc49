import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readErrorBody} from '../../src/org-api/error-body.js';
import {readAnswer} from '../../src/org-api/http.js';

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
    [
      'problem details, with a type',
      {type: 'https://api.example.test/problems/token-expired', title: 'Expired', status: 401},
      {message: 'Expired', code: 'token-expired'},
    ],
    [
      'problem details, by field',
      {title: 'Not valid.', errors: {email: ['Not an address.']}, traceId: '00-af76-01'},
      {message: 'Not valid.', requestId: '00-af76-01'},
    ],
    ['OAuth', {error: 'invalid_token', error_description: 'No.'}, {message: 'No.', code: 'invalid_token'}],
    ['a code for the error', {error: 'invalid_token'}, {code: 'invalid_token'}],
    [
      'both APIs with particulars',
      {errors: [{message: 'No.', code: 401, error_code: 'bad-api-key', field: 'X-Api-Key'}]},
      {message: 'No.', code: 'bad-api-key'},
    ],
    ['Spring', {status: 404, error: 'Not Found', message: '', path: '/x'}, {message: 'Not Found'}],
    ['a list of words', {errors: ['No.']}, {}],
    ['a word for the error', {error: 'No.'}, {message: 'No.'}],
    ['plain text', ' No. ', {message: 'No.'}],
    ['HTML', '<!doctype html><h1>Bad gateway</h1>', {}],
    ['XML', '<?xml version="1.0"?><Error>Denied</Error>', {}],
    ['JSON that broke off', '{"errors":[{"message":"N', {}],
    ['a number', 42, {}],
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

describe('The body of an answer', () => {
  for (const [text, body] of [
    ['{"a":1}', {a: 1}],
    ['null', null],
    ['', ''],
    ['"No."', 'No.'],
    ['No.', 'No.'],
    ['<h1>No.</h1>', '<h1>No.</h1>'],
  ] as const) {
    it(`is parsed where it is JSON, and else is text: ${text}`, async () => {
      assert.deepEqual((await readAnswer(new Response(text))).body, body);
    });
  }
});
