import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {cardElements} from '../../src/stripe/card-elements.js';
import {created} from './support/created.js';

describe('A single card field', () => {
  const networks = ['cartes_bancaires', 'visa'];
  const fields = {style: {}, disabled: false, disableLink: true};

  it('offers no Link, and prefers the networks that are wanted', () => {
    const card = {...fields, hidePostalCode: true};
    assert.deepEqual(created(cardElements, 'card', {layout: 'card'}), ['card', card]);
    assert.deepEqual(created(cardElements, 'card', {layout: 'card', preferredNetwork: networks}), [
      'card',
      {...card, preferredNetwork: networks},
    ]);
    assert.deepEqual(created(cardElements, 'number', {layout: 'split', preferredNetwork: networks}), [
      'cardNumber',
      {...fields, preferredNetwork: networks, showIcon: true},
    ]);
  });
});
