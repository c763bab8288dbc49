import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Reply} from '../../src/submission/ports.js';
import {rest, start} from './fake-form.js';
import {failure, noAnswer} from './fake-ports.js';

describe('What may still be on its way', () => {
  it('is not taken for lost by a slow look-up that was asked before', async () => {
    let hold: ((value: boolean) => void) | undefined;
    let asked = 0;
    const world = start({
      replies: [noAnswer],
      repeatIsSafe: false,
      reconciliation: {
        kind: 'look-up',
        holds: () => {
          asked += 1;
          if (asked === 1) return Promise.resolve(false);
          return new Promise((resolve) => (hold = resolve));
        },
      },
    });
    assert.equal((await world.submission.submit()).status, 'unknown');
    // For 10 s more the request may still be on its way.
    world.pass(20_000);
    const checking = world.submission.reconcile();
    await rest();
    world.pass(12_000);
    hold?.(false);
    assert.equal((await checking).status, 'unknown');
  });

  it('is not taken for lost by a slow look at the intent either', async () => {
    let pass: (ms: number) => void = () => undefined;
    const world = start({
      replies: [{kind: 'accepted', clientSecret: 'pi_1_secret_2'}],
      authentication: {kind: 'unclear', failure: failure('stripe-unreachable')},
      resumed: {kind: 'unconfirmed'},
      onResume: () => pass(12_000),
    });
    pass = world.pass;
    assert.equal((await world.submission.submit()).status, 'unknown');
    world.pass(20_000);
    assert.equal((await world.submission.reconcile()).status, 'unknown');
  });

  it('is a request whose key the endpoint is at work on, where the API is looked up, too', async () => {
    const atWork: Reply = {kind: 'refused', failure: {...failure('conflict'), status: 409}};
    const world = start({
      replies: [atWork],
      replays: true,
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve(false)},
    });
    const ending = await world.submission.submit();
    assert.equal(ending.status, 'unknown');
  });
});
