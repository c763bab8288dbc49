import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Submission} from '../../src/submission/submission.js';
import {Stopwatch} from '../../src/submission/timings.js';
import {fakeWorld, noAnswer, token} from './fake-ports.js';

describe('The timings of an attempt', () => {
  it('are the milliseconds of each step, those of the same step added up', () => {
    let now = 100;
    const watch = new Stopwatch(() => now, 'validating');
    now += 5;
    watch.reach('requesting');
    now += 40;
    watch.reach('authenticating');
    now += 1_000;
    watch.reach('requesting');
    now += 2;
    assert.deepEqual(watch.timings, {validating: 5, requesting: 42, authenticating: 1_000});
    now += 3;
    assert.deepEqual(watch.timings, {validating: 5, requesting: 45, authenticating: 1_000});
  });

  it('go on where they were when its ending is found out later', () => {
    const watch = new Stopwatch(() => 0, 'reconciling', {requesting: 7});
    assert.deepEqual(watch.timings, {requesting: 7, reconciling: 0});
  });

  it('are told for the ending, with what finding it out took', async () => {
    const world = fakeWorld({
      replies: [noAnswer],
      reconciliation: {
        kind: 'look-up',
        holds: () => {
          world.pass(10);
          return Promise.resolve('unclear');
        },
      },
      credential: () => {
        world.pass(300);
        return Promise.resolve(token);
      },
    });
    const submission = new Submission(world.openPorts, () => undefined);
    assert.deepEqual(submission.timings, {});
    const ending = await submission.submit();
    const first = submission.timingsOf(ending);
    assert.equal(first['creating-credential'], 300);
    // Two waits, of half a second and of one, with `random` at its most.
    assert.equal(first.requesting, 1_500);
    assert.equal(first.reconciling, 10);
    await submission.reconcile();
    assert.equal(submission.timings.reconciling, 20);
    assert.equal(submission.timings['creating-credential'], 300);
  });
});
