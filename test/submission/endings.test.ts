import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Ending} from '../../src/submission/ending.js';
import type {Failure} from '../../src/submission/failure.js';
import type {Ports, Reconciliation, Reply} from '../../src/submission/ports.js';
import {Submission, type Interrupted} from '../../src/submission/submission.js';
import {lookUps, rest, start} from './fake-form.js';
import {accepted, failure, noAnswer, refused, serverError, token, fakeWorld} from './fake-ports.js';

const failed = (one: Failure): Ending => ({status: 'failed', failures: [one]});
const holds = (answer: boolean | 'unclear'): Reconciliation => ({
  kind: 'look-up',
  holds: () => Promise.resolve(answer),
});
const notSaved: Failure = {phase: 'reconciliation', code: 'not-saved', retry: 'same-card'};
const interrupted: Interrupted = {
  attempt: 'earlier',
  credential: {type: 'payment-method', id: 'pm_1'},
  mayBeConfirmed: false,
  mayArriveFor: 0,
};

describe('An attempt that comes to nothing', () => {
  it('says which phase it was and what helps', async () => {
    const offline = start({online: false});
    assert.deepEqual(
      await offline.submission.submit(),
      failed({phase: 'request', code: 'offline', retry: 'later'}),
    );
    assert.deepEqual(offline.steps, ['validating', 'failed']);
  });

  it('passes on why the page, Stripe or the request did not let it go on', async () => {
    const veto = failure('submit-vetoed');
    const vetoed = start({start: veto});
    assert.deepEqual(await vetoed.submission.submit(), failed(veto));
    assert.deepEqual([vetoed.credentials(), vetoed.steps], [0, ['validating', 'failed']]);

    const refusal = failure('stripe-refused');
    const noCredential = start({credential: () => Promise.resolve(refusal)});
    assert.deepEqual(await noCredential.submission.submit(), failed(refusal));
    assert.deepEqual(noCredential.steps, ['validating', 'creating-credential', 'failed']);

    const mistake = failure('invalid-request');
    const notSent = start({prepared: mistake});
    assert.deepEqual(await notSent.submission.submit(), failed(mistake));
    assert.deepEqual(notSent.sent, []);
  });

  it('tells why it was given up, wherever it was', async () => {
    const asked = start({
      invalid: [],
      start: 'go',
      credential: () => {
        asked.submission.cancel('reconfigured');
        return Promise.resolve(token);
      },
    });
    assert.deepEqual(await asked.submission.submit(), {status: 'canceled', reason: 'reconfigured'});
    assert.deepEqual(asked.sent, []);

    const fake = fakeWorld();
    const waiting: Submission = new Submission(
      () => {
        const ports = fake.openPorts();
        const askToStart: Ports['askToStart'] = () => {
          waiting.reset();
          return Promise.resolve('go');
        };
        return {...ports, askToStart};
      },
      () => undefined,
    );
    assert.deepEqual(await waiting.submit(), {status: 'canceled', reason: 'reset'});
    assert.equal(fake.credentials(), 0);
  });

  it('is a defect with its cause when the world cannot even be opened', async () => {
    const cause = new Error('bug');
    const submission = new Submission(
      () => {
        throw cause;
      },
      () => undefined,
    );
    const unexpected: Failure = {phase: 'request', code: 'unexpected', retry: 'later', cause};
    assert.deepEqual(await submission.submit(), failed(unexpected));
    submission.takeUp(interrupted);
    assert.equal(submission.state.status, 'idle');
    assert.equal(submission.running, undefined);
  });

  it('is forgotten once something is changed', async () => {
    const {submission, steps} = start({replies: [refused]});
    await submission.submit();
    submission.edited();
    submission.edited();
    assert.equal(submission.state.status, 'idle');
    assert.deepEqual(steps.slice(-2), ['failed', 'idle']);
  });
});

describe('A lost answer', () => {
  it('is looked up where the API tells, and nowhere else', async () => {
    const lookedUp = start({replies: [noAnswer, refused], reconciliation: holds(true)});
    assert.deepEqual(await lookedUp.submission.submit(), {
      status: 'attached',
      credential: token,
      warnings: [],
    });
    assert.deepEqual(lookedUp.steps, [
      'validating',
      'creating-credential',
      'requesting',
      'reconciling',
      'attached',
    ]);
    for (const kind of ['none', 'repeat', 'nothing-happened'] as const) {
      const other = start({replies: [noAnswer], reconciliation: {kind}});
      assert.equal((await other.submission.submit()).status, 'unknown');
      assert.equal(other.steps.includes('reconciling'), false);
    }
  });

  it('that nothing came of says so in full', async () => {
    const late = start({replies: [noAnswer], reconciliation: holds(false)});
    const first = await late.submission.submit();
    assert.equal(first.status, 'unknown');
    assert.equal(await late.submission.reconcile(), first);
    late.pass(30_000);
    await rest();
    assert.deepEqual(await late.submission.reconcile(), failed(notSaved));

    const nothing = start({replies: [noAnswer], reconciliation: {kind: 'nothing-happened'}});
    await nothing.submission.submit();
    assert.deepEqual(
      await nothing.submission.reconcile(),
      failed({phase: 'reconciliation', code: 'never-confirmed', retry: 'same-card'}),
    );
  });

  it('is none where every send was answered and nothing comes of them without a confirmation', async () => {
    const answered = start({
      replies: [serverError],
      reconciliation: {kind: 'nothing-happened'},
    });
    assert.deepEqual(
      await answered.submission.submit(),
      failed({
        phase: 'reconciliation',
        code: 'never-confirmed',
        retry: 'same-card',
      }),
    );
    const twice = start({
      replies: [noAnswer, serverError],
      reconciliation: {kind: 'nothing-happened'},
    });
    assert.equal((await twice.submission.submit()).status, 'unknown');
  });

  it('is asked for again once, and by itself, as soon as it must have arrived, however late it was sent', async () => {
    const {reconciliation, count} = lookUps(false, true);
    const world = start({replies: [noAnswer], reconciliation});
    world.pass(100_000);
    assert.equal((await world.submission.submit()).status, 'unknown');
    world.pass(29_999);
    await rest();
    assert.equal(count(), 1);
    world.pass(1);
    await rest();
    assert.equal(count(), 2);
    assert.equal(world.steps.at(-1), 'attached');
  });

  it('stays the same ending when the repeat is lost in another way', async () => {
    const world = start({
      replies: [noAnswer, noAnswer, noAnswer, serverError],
      reconciliation: {kind: 'repeat'},
    });
    const first = await world.submission.submit();
    assert.equal(await world.submission.reconcile(), first);
  });

  it('is a request with the same key that the endpoint is at work on', async () => {
    const atWork: Reply = {kind: 'refused', failure: failure('conflict')};
    const keyed = start({
      replies: [atWork, accepted],
      replays: true,
      reconciliation: {kind: 'repeat'},
    });
    assert.deepEqual(await keyed.submission.submit(), {
      status: 'unknown',
      failure: failure('conflict'),
    });
    assert.equal((await keyed.submission.reconcile()).status, 'attached');
    assert.equal(new Set(keyed.sent).size, 1);
    for (const world of [{replays: false}, {reconciliation: {kind: 'nothing-happened'}} as const]) {
      const other = start({
        replies: [atWork],
        replays: true,
        reconciliation: {kind: 'repeat'},
        ...world,
      });
      assert.equal((await other.submission.submit()).status, 'failed');
    }
    const rejected = start({
      replies: [refused],
      replays: true,
      reconciliation: {kind: 'repeat'},
    });
    assert.equal((await rejected.submission.submit()).status, 'failed');
  });

  it('stays open, as the same ending, while the look-up fails', async () => {
    const down = start({
      replies: [noAnswer],
      reconciliation: {kind: 'look-up', holds: () => Promise.reject(new Error('down'))},
    });
    const first = await down.submission.submit();
    down.pass(60_000);
    await rest();
    assert.equal(await down.submission.reconcile(), first);
    assert.equal(first.status, 'unknown');
  });

  it('is asked for again with the same request, and stays the same ending while that does not tell', async () => {
    let prepared = 0;
    const world = start({
      replies: [noAnswer],
      reconciliation: {kind: 'repeat'},
      onPrepare: () => {
        prepared += 1;
        return false;
      },
    });
    const first = await world.submission.submit();
    assert.equal(await world.submission.reconcile(), first);
    assert.deepEqual([prepared, world.sent.length], [1, 4]);
  });

  it('keeps its ending when a repeat is refused for the reason that is known, and tells another one', async () => {
    const timeout: Failure = failure('network-error');
    const same = start({
      replies: [noAnswer, noAnswer, noAnswer, {kind: 'refused', failure: timeout}],
      reconciliation: {kind: 'repeat'},
    });
    const first = await same.submission.submit();
    assert.equal(await same.submission.reconcile(), first);
    const other = start({
      replies: [noAnswer, noAnswer, noAnswer, {kind: 'refused', failure: failure('not-signed-in')}],
      reconciliation: {kind: 'repeat'},
    });
    await other.submission.submit();
    assert.deepEqual(await other.submission.reconcile(), {
      status: 'unknown',
      failure: failure('not-signed-in'),
    });
  });

  it('is found out once for all who ask', async () => {
    const world = start({replies: [noAnswer], reconciliation: holds('unclear')});
    await world.submission.submit();
    const one = world.submission.reconcile();
    assert.equal(world.submission.reconcile(), one);
    assert.equal(world.submission.submit(), one);
    assert.equal(world.submission.running, one);
    await one;
    assert.equal(world.submission.running, undefined);
  });

  it('is not looked up again once the person has started over', async () => {
    const {reconciliation, count} = lookUps(false);
    const world = start({replies: [noAnswer], reconciliation});
    await world.submission.submit();
    world.submission.reset();
    world.pass(60_000);
    await rest();
    assert.deepEqual([count(), world.submission.state.status], [1, 'idle']);
  });

  it('is not waited for when it cannot be told', async () => {
    const world = start({replies: [noAnswer], reconciliation: {kind: 'none'}});
    await world.submission.submit();
    world.pass(60_000);
    await rest();
    assert.equal(world.steps.includes('reconciling'), false);
    assert.equal(world.submission.canReconcile, false);
    assert.equal((await world.submission.reconcile()).status, 'unknown');
  });
});

describe('A refusal', () => {
  const withStatus = (status: number): Failure => ({...failure('request-rejected'), status});
  const refusing = (status: number): readonly Reply[] => [{kind: 'refused', failure: withStatus(status)}];

  it('may answer a repeat that only the browser knows of: what the API holds goes before it', async () => {
    for (const status of [400, 403, 409]) {
      const world = start({replies: refusing(status), reconciliation: holds(true)});
      assert.deepEqual(await world.submission.submit(), {
        status: 'attached',
        credential: token,
        warnings: [],
      });
      assert.deepEqual(world.steps.slice(-2), ['reconciling', 'attached']);
    }
  });

  it('is believed when the API does not hold the card, or does not tell', async () => {
    for (const answer of [false, 'unclear'] as const) {
      const world = start({replies: refusing(400), reconciliation: holds(answer)});
      assert.deepEqual(await world.submission.submit(), failed(withStatus(400)));
    }
    const down = start({
      replies: refusing(400),
      reconciliation: {kind: 'look-up', holds: () => Promise.reject(new Error('down'))},
    });
    assert.deepEqual(await down.submission.submit(), failed(withStatus(400)));
  });

  it('is not looked up for a card that was declined, nor for who is not signed in, nor before anything was sent', async () => {
    for (const one of [withStatus(401), withStatus(402), failure('auth-token-failed')]) {
      const world = start({replies: [{kind: 'refused', failure: one}], reconciliation: holds(true)});
      assert.deepEqual(await world.submission.submit(), failed(one));
    }
    const other = start({replies: refusing(400), reconciliation: {kind: 'repeat'}});
    assert.deepEqual(await other.submission.submit(), failed(withStatus(400)));
    assert.equal(other.steps.includes('reconciling'), false);
  });
});

describe('Asking what became of an attempt', () => {
  it('gives the last ending where nothing is open', async () => {
    const world = start();
    assert.deepEqual(await world.submission.reconcile(), {status: 'canceled', reason: 'reset'});
    const ending = await world.submission.submit();
    assert.equal(await world.submission.reconcile(), ending);
    assert.equal(world.sent.length, 1);
  });
});
