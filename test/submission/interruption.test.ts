import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Ending} from '../../src/submission/ending.js';
import {Submission, type Interrupted} from '../../src/submission/submission.js';
import {rest, start} from './fake-form.js';
import {accepted, failure, leaving, noAnswer, refused, token} from './fake-ports.js';

const left: Interrupted = {
  attempt: 'earlier',
  credential: {type: 'token', id: 'tok_1', cardId: 'card_1'},
  mayBeConfirmed: false,
  mayArriveFor: 0,
};

const last = ({submission}: {submission: Submission}): Ending['status'] | undefined =>
  submission.state.status === 'ended' ? submission.state.ending.status : undefined;

describe('What is remembered over a reload', () => {
  it('is written before anything is sent, and holds no card', async () => {
    const world = start({reconciliation: {kind: 'look-up', holds: () => Promise.resolve('unclear')}});
    let seen = '';
    const submission = new Submission(
      () => {
        const ports = world.openPorts();
        const prepare: typeof ports.endpoint.prepare = () =>
          Promise.resolve({
            send: () => {
              seen = JSON.stringify([...world.journal]);
              return Promise.resolve(noAnswer);
            },
          });
        return {...ports, endpoint: {...ports.endpoint, prepare}};
      },
      () => undefined,
    );
    await submission.submit();
    assert.match(seen, /attempt-1.*tok_1.*card_1/);
    assert.doesNotMatch(seen, /visa|4242|2034/);
  });

  it('is there before other tabs are told, and gone when the attempt is given up meanwhile', async () => {
    const world = start();
    let remembered = 0;
    const submission = new Submission(
      () => {
        const ports = world.openPorts();
        const claim = (): Promise<boolean> => {
          remembered = world.journal.size;
          submission.cancel('reset');
          return Promise.resolve(true);
        };
        return {...ports, journal: {...ports.journal, claim}};
      },
      () => undefined,
    );
    assert.equal((await submission.submit()).status, 'canceled');
    assert.deepEqual([remembered, world.journal.size, world.sent], [1, 0, []]);
  });

  it('is forgotten once the ending is known, and kept while it is not', async () => {
    for (const [reply, kept] of [
      [accepted, 0],
      [refused, 0],
      [noAnswer, 1],
    ] as const) {
      const {submission, journal} = start({replies: [reply]});
      await submission.submit();
      assert.equal(journal.size, kept);
      submission.reset();
      assert.equal(journal.size, 0);
    }
  });

  it('says once a confirmation may have been begun, and never holds the secret', async () => {
    const {submission, journal} = start({
      replies: [{kind: 'accepted', clientSecret: 'pi_1_secret_2'}],
      authentication: {kind: 'unclear', failure: failure('stripe-unreachable')},
    });
    await submission.submit();
    assert.equal(journal.get('attempt-1')?.mayBeConfirmed, true);
    assert.doesNotMatch(JSON.stringify([...journal]), /_secret_/);
  });
});

describe('An attempt that an earlier page left open', () => {
  it('is looked up by itself, and nothing is sent', async () => {
    for (const [holds, expected] of [
      [true, 'attached'],
      [false, 'failed'],
      ['unclear', 'unknown'],
    ] as const) {
      const world = start({reconciliation: {kind: 'look-up', holds: () => Promise.resolve(holds)}});
      world.submission.takeUp(left);
      assert.equal((await world.submission.submit()).status, expected);
      assert.deepEqual([world.sent, world.credentials()], [[], 0]);
    }
  });

  it('is not called a failure while it may still arrive, and is looked up again after that', async () => {
    const world = start({reconciliation: {kind: 'look-up', holds: () => Promise.resolve(false)}});
    world.submission.takeUp({...left, mayArriveFor: 30_000});
    await rest();
    assert.equal(last(world), 'unknown');
    world.pass(29_000);
    await rest();
    assert.equal(last(world), 'unknown');
    world.pass(1_000);
    await rest();
    assert.equal(last(world), 'failed');
  });

  it('came to nothing when the browser had not begun to confirm it', async () => {
    const world = start({reconciliation: {kind: 'nothing-happened'}});
    world.submission.takeUp(left);
    const ending = await world.submission.submit();
    assert.equal(ending.status === 'failed' && ending.failures[0].code, 'never-confirmed');
  });

  it('stays unknown when a confirmation may have been begun and nobody can tell', async () => {
    const world = start({reconciliation: {kind: 'nothing-happened'}});
    world.submission.takeUp({...left, mayBeConfirmed: true});
    assert.equal((await world.submission.submit()).status, 'unknown');
    assert.equal(world.submission.canReconcile, false);
    assert.deepEqual(world.sent, []);
  });

  it('is asked for with its key, and its intent is read and never confirmed', async () => {
    let confirmed = 0;
    const world = start({
      reconciliation: {kind: 'nothing-happened'},
      replays: true,
      replies: [{kind: 'accepted', clientSecret: 'pi_1_secret_2'}],
      resumed: {kind: 'succeeded', warnings: []},
      onAuthenticate: () => (confirmed += 1),
    });
    world.submission.takeUp({...left, mayBeConfirmed: true});
    await rest();
    assert.deepEqual([last(world), world.sent], ['unknown', []], 'nothing is sent before a person asks');
    assert.equal((await world.submission.reconcile()).status, 'attached');
    assert.deepEqual(world.sent, ['earlier tok_1']);
    assert.equal(confirmed, 0);
  });

  it('is sent again only when a person asks, where a repeat tells', async () => {
    const world = start({reconciliation: {kind: 'repeat'}});
    world.submission.takeUp(left);
    await rest();
    assert.deepEqual([last(world), world.sent], ['unknown', []]);
    assert.equal((await world.submission.reconcile()).status, 'attached');
    assert.deepEqual(world.sent, ['earlier tok_1']);
  });

  it('stays unknown when the page does not let the repeat go', async () => {
    for (const prepared of ['canceled', failure('invalid-request')] as const) {
      const world = start({reconciliation: {kind: 'repeat'}, prepared});
      world.submission.takeUp(left);
      assert.equal((await world.submission.reconcile()).status, 'unknown');
    }
  });

  it('does not disturb an attempt of this page', async () => {
    const world = start();
    const running = world.submission.submit();
    world.submission.takeUp(left);
    assert.equal((await running).status, 'attached');
    world.submission.takeUp(left);
    assert.equal(last(world), 'attached');
  });
});

describe('An attempt whose form has left the page', () => {
  it('repeats nothing any more, and is still looked up', async () => {
    const world = start({
      replies: [noAnswer, accepted],
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve(true)},
      onSend: () => {
        world.submission.cancel('disconnected');
      },
    });
    assert.equal((await world.submission.submit()).status, 'attached');
    assert.equal(world.sent.length, 1);
  });

  it('goes on when it was only configured anew', async () => {
    const world = start({
      replies: [noAnswer, accepted],
      onSend: () => {
        world.submission.cancel('reconfigured');
      },
    });
    assert.equal((await world.submission.submit()).status, 'attached');
    assert.equal(world.sent.length, 2);
  });

  it('is not looked up again by itself', async () => {
    let lookUps = 0;
    const holds = (): Promise<boolean> => Promise.resolve((lookUps += 1) > 99);
    const world = start({replies: [noAnswer], reconciliation: {kind: 'look-up', holds}});
    await world.submission.submit();
    assert.equal(lookUps, 1);
    world.submission.cancel('disconnected');
    world.pass(40_000);
    await rest();
    assert.deepEqual([lookUps, last(world)], [1, 'unknown']);
  });

  for (const when of ['while it runs', 'after it ended'] as const) {
    it(`is looked up again by itself as ever once the form is back, here ${when}`, async () => {
      let lookUps = 0;
      const holds = (): Promise<boolean> => Promise.resolve((lookUps += 1) > 1);
      const leave = (): void => {
        world.submission.cancel('disconnected');
      };
      const world = start({
        replies: [noAnswer],
        reconciliation: {kind: 'look-up', holds},
        onSend: () => {
          leave();
          if (when === 'while it runs') world.submission.returned();
        },
      });
      assert.equal((await world.submission.submit()).status, 'unknown');
      if (when === 'after it ended') {
        world.submission.returned();
        await rest();
      }
      assert.deepEqual([lookUps, last(world)], [1, 'unknown']);
      world.pass(40_000);
      await rest();
      assert.deepEqual([lookUps, last(world), world.sent.length], [2, 'attached', 1]);
    });
  }

  it('is looked up at once when the form comes back after that', async () => {
    let lookUps = 0;
    const holds = (): Promise<boolean> => Promise.resolve((lookUps += 1) > 1);
    const world = start({replies: [noAnswer], reconciliation: {kind: 'look-up', holds}});
    await world.submission.submit();
    world.submission.cancel('disconnected');
    world.pass(40_000);
    world.submission.returned();
    await rest();
    assert.deepEqual([lookUps, last(world)], [2, 'attached']);
  });

  it('asks for nothing when the form was never away', async () => {
    let lookUps = 0;
    const holds = (): Promise<boolean> => Promise.resolve((lookUps += 1) > 99);
    const world = start({replies: [noAnswer], reconciliation: {kind: 'look-up', holds}});
    await world.submission.submit();
    world.submission.returned();
    await rest();
    assert.equal(lookUps, 1);
  });

  it('shows how it ended in the form that took its place', async () => {
    const world = start();
    const ending: Ending = {
      status: 'attached',
      credential: token,
      warnings: [],
    };
    world.submission.takeUp(left, leaving(ending));
    assert.equal(world.submission.state.status, 'working');
    assert.equal(await world.submission.submit(), ending);
    assert.deepEqual(world.sent, []);
  });

  it('is taken to be as far as it can be when its ending is not known there', async () => {
    const world = start({reconciliation: {kind: 'nothing-happened'}});
    const unknown: Ending = {status: 'unknown', failure: failure('timeout')};
    world.submission.takeUp(left, leaving(unknown));
    assert.equal((await world.submission.submit()).status, 'unknown');
    assert.equal((await world.submission.reconcile()).status, 'unknown');
    assert.equal(world.submission.canReconcile, false);
  });
});

describe('An intent that a form left open', () => {
  const open: Ending = {
    status: 'unknown',
    failure: failure('stripe-unreachable'),
  };

  it('is read with the secret that the form still has, by the one that takes its place', async () => {
    const world = start({reconciliation: {kind: 'nothing-happened'}});
    world.submission.takeUp(left, leaving(open, 'pi_1_secret_2'));
    assert.equal((await world.submission.submit()).status, 'unknown');
    world.pass(30_000);
    await rest();
    assert.deepEqual([last(world), world.sent], ['attached', []]);
    assert.equal(world.submission.clientSecret, undefined);
  });

  it('is read also when the form has got the secret after its place was taken only', async () => {
    const world = start({reconciliation: {kind: 'nothing-happened'}});
    let end: (ending: Ending) => void = () => undefined;
    const running = new Promise<Ending>((resolve) => {
      end = resolve;
    });
    const predecessor: {running: Promise<Ending>; clientSecret: string | undefined} = {
      running,
      clientSecret: undefined,
    };
    world.submission.takeUp(left, predecessor);
    predecessor.clientSecret = 'pi_1_secret_2';
    end(open);
    assert.equal((await world.submission.submit()).status, 'unknown');
    assert.equal(world.submission.clientSecret, 'pi_1_secret_2');
    world.pass(30_000);
    await rest();
    assert.deepEqual([last(world), world.sent], ['attached', []]);
  });

  it('is read at once when the form has come to its end before', async () => {
    const world = start({reconciliation: {kind: 'nothing-happened'}});
    world.submission.takeUp(
      {...left, mayBeConfirmed: true},
      {
        running: undefined,
        clientSecret: 'pi_1_secret_2',
      },
    );
    await rest();
    assert.equal(last(world), 'attached');
  });

  it('tells its card and its sum where nothing is remembered of the attempt', async () => {
    const sum = {amount: 5000, currency: 'usd'};
    const world = start({
      resumed: {
        kind: 'succeeded',
        warnings: [],
        paid: {paymentMethod: 'pm_7', sum},
      },
    });
    const credential = {type: 'payment-method', id: ''} as const;
    world.submission.takeUp({
      ...left,
      credential,
      clientSecret: 'pi_1_secret_2',
    });
    const ending = await world.submission.running;
    assert.deepEqual(ending, {
      status: 'attached',
      credential: {type: 'payment-method', id: 'pm_7'},
      warnings: [],
      sum,
    });
  });
});

describe('An attempt that a page in another tab is at', () => {
  it('is left to that page, and taken to be as far as it can be there', async () => {
    let elsewhere = true;
    const world = start({
      reconciliation: {kind: 'nothing-happened'},
      inOtherTab: () => elsewhere,
    });
    world.submission.takeUp(left);
    await rest();
    assert.equal(last(world), 'unknown');
    elsewhere = false;
    world.pass(60_000);
    await rest();
    assert.equal((await world.submission.reconcile()).status, 'unknown');
    assert.equal(world.submission.canReconcile, false);
    assert.deepEqual(world.sent, []);
  });

  it('is looked up once that page may have come to its end', async () => {
    let elsewhere = true;
    const world = start({
      reconciliation: {
        kind: 'look-up',
        holds: () => Promise.resolve(!elsewhere),
      },
      inOtherTab: () => elsewhere,
    });
    world.submission.takeUp(left);
    await rest();
    assert.equal(last(world), 'unknown');
    elsewhere = false;
    world.pass(29_999);
    await rest();
    assert.equal(last(world), 'unknown');
    world.pass(1);
    await rest();
    assert.equal(last(world), 'attached');
  });
});

describe('An attempt that a page in another tab does not let go of', () => {
  it('is looked at twice by itself, and afterwards when a person asks', async () => {
    let looks = 0;
    let elsewhere = true;
    const world = start({
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve(true)},
      inOtherTab: () => {
        looks += 1;
        return elsewhere;
      },
    });
    world.submission.takeUp(left);
    for (let minute = 0; minute < 10; minute += 1) {
      await rest();
      world.pass(60_000);
    }
    assert.deepEqual([looks, last(world)], [2, 'unknown']);
    assert.equal((await world.submission.reconcile()).status, 'unknown');
    elsewhere = false;
    assert.equal((await world.submission.reconcile()).status, 'attached');
  });
});

describe('A challenge that is still open', () => {
  it('is taken up for a person, and not when the form asks by itself', async () => {
    const challenges: boolean[] = [];
    const world = start({
      replies: [{kind: 'accepted', clientSecret: 'pi_1_secret_2'}],
      authentication: {kind: 'unclear', failure: failure('stripe-unreachable')},
      resumed: {kind: 'unclear', failure: failure('stripe-unreachable')},
      onResume: (forPerson) => challenges.push(forPerson),
    });
    await world.submission.submit();
    world.pass(31_000);
    await rest();
    await world.submission.reconcile();
    assert.deepEqual(challenges, [false, true]);
  });
});
