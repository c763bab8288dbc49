import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {ErrorCode} from '../../src/submission/codes.js';
import {createFailure, type FieldName} from '../../src/submission/failure.js';
import {placeOf} from '../../src/view/place.js';

const place = (code: ErrorCode, shown: readonly FieldName[], field?: FieldName): FieldName | undefined =>
  placeOf(
    createFailure('request', code, field && {field}),
    shown.map((name) => ({name})),
  );

describe('What a bank has against a part of the card', () => {
  const split = ['number', 'expiry', 'cvc'] as const;

  it('is told at its field', () => {
    assert.equal(place('incorrect_cvc', split), 'cvc');
    assert.equal(place('invalid_expiry_year', split), 'expiry');
    assert.equal(place('incorrect_number', split), 'number');
    assert.equal(place('incorrect_zip', [...split, 'postal_code']), 'postal_code');
  });

  it('is told at the field of the whole card, where there is only that', () => {
    assert.equal(place('incorrect_cvc', ['card']), 'card');
    assert.equal(place('incorrect_cvc', ['payment', 'name']), 'payment');
    assert.equal(place('incorrect_zip', ['card']), undefined);
  });

  it('is told below the form where it is about none of them', () => {
    assert.equal(place('card_declined', split), undefined);
    assert.equal(place('consent-required', split, 'consent'), 'consent');
  });
});
