import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {giveSign, whenSilent} from '../../src/stripe/silence.js';

describe('The wait for a frame', () => {
  let told = 0;
  const wait = (): (() => void) =>
    whenSilent(1_000, () => {
      told += 1;
    });
  beforeEach(() => {
    told = 0;
    mock.timers.enable({apis: ['setTimeout', 'Date'], now: 100_000});
    mock.method(performance, 'now', () => Date.now());
  });
  afterEach(() => {
    mock.timers.reset();
    mock.restoreAll();
  });

  it('ends at the limit when no frame of the page begins to work', () => {
    giveSign();
    wait();
    mock.timers.tick(999);
    assert.equal(told, 0);
    mock.timers.tick(1);
    assert.equal(told, 1);
    mock.timers.tick(10_000);
    assert.equal(told, 1);
  });

  it('goes on for as long as others begin to work', () => {
    wait();
    for (let signs = 0; signs < 3; signs += 1) {
      mock.timers.tick(900);
      giveSign();
    }
    mock.timers.tick(999);
    assert.equal(told, 0);
    mock.timers.tick(1);
    assert.equal(told, 1);
  });

  it('ends a limit after the last sign, whenever that was', () => {
    wait();
    mock.timers.tick(10);
    giveSign();
    mock.timers.tick(999);
    assert.equal(told, 0);
    mock.timers.tick(1);
    assert.equal(told, 1);
  });

  it('does not go on for ever', () => {
    wait();
    for (let millisecond = 1; millisecond < 5_000; millisecond += 1) {
      mock.timers.tick(1);
      giveSign();
    }
    assert.equal(told, 0);
    mock.timers.tick(1);
    assert.equal(told, 1);
  });

  it('does not go on for ever where the clock stands still', () => {
    mock.method(performance, 'now', () => 100_000);
    wait();
    giveSign();
    for (let limits = 0; limits < 5; limits += 1) {
      assert.equal(told, 0);
      mock.timers.tick(1_000);
    }
    assert.equal(told, 1);
  });

  it('is ended by whoever began it, also when it has gone on', () => {
    wait()();
    const end = wait();
    mock.timers.tick(500);
    giveSign();
    mock.timers.tick(600);
    end();
    mock.timers.tick(10_000);
    assert.equal(told, 0);
  });
});
