import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Patience} from '../../src/patience.js';

describe('A wait', () => {
  it('is worth a word after a second, and long after five', ({mock}) => {
    mock.timers.enable({apis: ['setTimeout']});
    const told: string[] = [];
    const patience = new Patience(() => told.push(patience.waited));
    patience.set(true);
    patience.set(true);
    mock.timers.tick(999);
    assert.equal(patience.waited, 'no');
    mock.timers.tick(1);
    assert.equal(patience.waited, 'some');
    mock.timers.tick(4000);
    assert.deepEqual(told, ['some', 'long']);
  });

  it('that is over leaves no timer, and the next one begins anew', ({mock}) => {
    mock.timers.enable({apis: ['setTimeout']});
    const told: string[] = [];
    const patience = new Patience(() => told.push(patience.waited));
    patience.set(true);
    mock.timers.tick(1500);
    patience.set(false);
    assert.equal(patience.waited, 'no');
    mock.timers.tick(10_000);
    assert.deepEqual(told, ['some']);
    patience.set(true);
    mock.timers.tick(1000);
    assert.deepEqual(told, ['some', 'some']);
  });
});
