import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Ending} from '../../src/submission/ending.js';
import type {Failure} from '../../src/submission/failure.js';
import type {Interrupted} from '../../src/submission/submission.js';
import {lookUps, rest, start} from './fake-form.js';
import {accepted, failure, leaving, noAnswer, refused, token, type FakeWorld} from './fake-ports.js';

const failed = (one: Failure): Ending => ({status: 'failed', failures: [one]});
const notSaved: Failure = {phase: 'reconciliation', code: 'not-saved', retry: 'same-card'};
const interrupted: Interrupted = {
  attempt: 'earlier',
  credential: {type: 'payment-method', id: 'pm_1'},
  mayBeConfirmed: false,
  mayArriveFor: 0,
};
const secret = {kind: 'accepted', clientSecret: 'pi_1_secret_2'} as const;
const unclear = {kind: 'unclear', failure: failure('stripe-unreachable')} as const;

describe('What outlives the page', () => {
  const remembered = async (world: FakeWorld): Promise<unknown> => {
    const {submission, journal} = start(world);
    await submission.submit();
    return journal.get('attempt-1');
  };

  it('is the ids, and a mark of the card where it is known', async () => {
    const browserConfirms: FakeWorld = {replies: [noAnswer], reconciliation: {kind: 'nothing-happened'}};
    assert.deepEqual(await remembered(browserConfirms), {
      credential: {type: 'token', id: 'tok_1', cardId: 'card_1', cardMark: 43},
      mayBeConfirmed: false,
    });
    const bare = {type: 'payment-method', id: 'pm_1'} as const;
    assert.deepEqual(await remembered({...browserConfirms, credential: () => Promise.resolve(bare)}), {
      credential: bare,
      mayBeConfirmed: false,
    });
    const marked = {...bare, cardMark: 7};
    assert.deepEqual(await remembered({...browserConfirms, credential: () => Promise.resolve(marked)}), {
      credential: marked,
      mayBeConfirmed: false,
    });
  });

  it('says where the server may have confirmed, whatever the page that comes back is set up for', async () => {
    for (const kind of ['none', 'repeat'] as const) {
      const entry = await remembered({replies: [noAnswer], reconciliation: {kind}});
      assert.equal((entry as {mayBeConfirmed: boolean}).mayBeConfirmed, true);
    }
  });

  it('has nothing of what is no client secret', async () => {
    const odd = {kind: 'accepted', clientSecret: 'token_of_some_other_kind'} as const;
    const entry = await remembered({replies: [odd], authentication: unclear});
    assert.doesNotMatch(JSON.stringify(entry), /other_kind|intent/);
  });

  it('has the id of an intent, without its secret', async () => {
    assert.deepEqual(await remembered({replies: [secret], authentication: unclear}), {
      credential: {type: 'token', id: 'tok_1', cardId: 'card_1', cardMark: 43},
      intent: 'pi_1',
      mayBeConfirmed: true,
    });
  });
});

describe('An attempt that was taken up', () => {
  it('is open, and says that the page was left', () => {
    const {submission} = start({reconciliation: {kind: 'none'}});
    submission.takeUp(interrupted);
    assert.deepEqual(submission.state, {
      status: 'ended',
      attempt: 'earlier',
      ending: {
        status: 'unknown',
        failure: {phase: 'reconciliation', code: 'interrupted', retry: 'later'},
      },
    });
  });

  it('is read by the secret that a redirect brought back', async () => {
    const world = start({reconciliation: {kind: 'none'}});
    world.submission.takeUp({...interrupted, mayBeConfirmed: true, clientSecret: 'pi_1_secret_2'});
    await rest();
    const {state} = world.submission;
    assert.equal(state.status === 'ended' && state.ending.status, 'attached');
    assert.deepEqual(world.sent, []);
  });

  it('opens nothing while an attempt runs, nor after a success', async () => {
    const world = start();
    const running = world.submission.submit();
    world.submission.takeUp(interrupted, leaving({status: 'canceled', reason: 'reset'}));
    assert.equal(world.submission.running, running);
    const ending = await running;
    world.submission.takeUp(interrupted);
    assert.deepEqual(world.submission.state, {status: 'ended', attempt: 'attempt-1', ending});
  });

  it('is not sent again when the request would not be the same any more', async () => {
    const world = start({reconciliation: {kind: 'repeat'}});
    world.submission.takeUp({...interrupted, mayRepeat: false});
    assert.equal((await world.submission.reconcile()).status, 'unknown');
    assert.deepEqual([world.sent, world.submission.canReconcile], [[], false]);
  });

  it('goes before another card after a failure, too', async () => {
    const world = start({replies: [refused]});
    await world.submission.submit();
    world.submission.takeUp(interrupted);
    const {state} = world.submission;
    assert.equal(state.status === 'ended' && state.attempt, 'earlier');
  });

  it('that another form runs shows as being found out, and waits out what may be on its way', async () => {
    const {reconciliation, count} = lookUps(false);
    const world = start({reconciliation});
    world.submission.takeUp(interrupted, leaving({status: 'unknown', failure: failure('timeout')}));
    await rest();
    assert.deepEqual(world.steps, ['validating', 'reconciling', 'unknown']);
    assert.deepEqual(Object.keys(world.submission.timings), ['reconciling']);
    world.pass(29_999);
    await rest();
    assert.equal(count(), 0);
    world.pass(1);
    await rest();
    assert.equal(count(), 1);
    assert.deepEqual(world.submission.state, {status: 'ended', attempt: 'earlier', ending: failed(notSaved)});
  });

  it('tells the timings of its running step', async () => {
    const world = start({
      credential: () => {
        world.pass(5);
        assert.deepEqual(world.submission.timings, {validating: 0, 'creating-credential': 5});
        return Promise.resolve(token);
      },
      replies: [accepted],
    });
    assert.equal((await world.submission.submit()).status, 'attached');
    assert.deepEqual(world.submission.timings, {validating: 0, 'creating-credential': 5, requesting: 0});
    world.submission.reset();
    assert.deepEqual(world.submission.timings, {});
  });

  it('does not carry the timings of a failure into the next attempt', async () => {
    const world = start({
      replies: [refused],
      credential: () => {
        world.pass(5);
        return Promise.resolve(token);
      },
    });
    await world.submission.submit();
    await world.submission.submit();
    assert.equal(world.submission.timings['creating-credential'], 5);
  });
});

describe('A refusal that is read while a confirmation may be on its way', () => {
  it('is believed only after that', async () => {
    const declined = failure('card_declined');
    const world = start({
      replies: [secret],
      authentication: unclear,
      resumed: {kind: 'failed', failure: declined},
    });
    assert.equal((await world.submission.submit()).status, 'unknown');
    assert.equal((await world.submission.reconcile()).status, 'unknown');
    world.pass(30_000);
    await rest();
    assert.deepEqual(await world.submission.reconcile(), failed(declined));
  });
});

describe('A repeat that comes back with a secret', () => {
  it('is confirmed where the browser had not begun to', async () => {
    let confirmed = 0;
    const world = start({
      replies: [noAnswer, noAnswer, noAnswer, secret],
      reconciliation: {kind: 'repeat'},
      onAuthenticate: () => (confirmed += 1),
    });
    await world.submission.submit();
    assert.equal((await world.submission.reconcile()).status, 'attached');
    assert.equal(confirmed, 1);
  });

  it('without one is done, whatever had been begun', async () => {
    const world = start({reconciliation: {kind: 'repeat'}, replies: [accepted]});
    world.submission.takeUp({...interrupted, mayBeConfirmed: true});
    assert.equal((await world.submission.reconcile()).status, 'attached');
  });
});
