import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Submission} from '../../src/submission/submission.js';
import {start} from './fake-form.js';
import {accepted, failure, fakeWorld, noAnswer, refused, serverError, token} from './fake-ports.js';

describe('An attempt', () => {
  it('ends attached when the endpoint accepts the credential', async () => {
    const {submission, sent} = start();
    assert.deepEqual(await submission.submit(), {status: 'attached', credential: token, warnings: []});
    assert.deepEqual(sent, ['attempt-1 tok_1']);
  });

  it('is shared by everyone who submits while it runs', async () => {
    const {submission, sent, credentials} = start();
    const [one, two] = [submission.submit(), submission.submit()];
    assert.equal(one, two);
    await one;
    assert.equal(credentials(), 1);
    assert.equal(sent.length, 1);
  });

  it('is not repeated after a success until the form is reset', async () => {
    const {submission, sent} = start();
    const first = await submission.submit();
    assert.equal(await submission.submit(), first);
    submission.reset();
    await submission.submit();
    assert.deepEqual(sent, ['attempt-1 tok_1', 'attempt-2 tok_1']);
  });

  it('makes a new credential each time it follows a failure', async () => {
    const {submission, credentials} = start({replies: [refused, accepted]});
    assert.equal((await submission.submit()).status, 'failed');
    assert.equal((await submission.submit()).status, 'attached');
    assert.equal(credentials(), 2);
  });

  it('asks for nothing while something must be mended', async () => {
    const {submission, credentials} = start({
      invalid: [failure('incomplete_number'), failure('incomplete_cvc')],
    });
    const ending = await submission.submit();
    assert.deepEqual(ending.status === 'failed' && ending.failures.map(({code}) => code), [
      'incomplete_number',
      'incomplete_cvc',
    ]);
    assert.equal(credentials(), 0);
  });

  it('sends nothing while the browser is offline', async () => {
    const {submission, credentials} = start({online: false});
    const ending = await submission.submit();
    assert.equal(ending.status === 'failed' && ending.failures[0].code, 'offline');
    assert.equal(credentials(), 0);
  });

  it('can be canceled by the page before anything is made, and before anything is sent', async () => {
    const before = start({start: 'canceled'});
    assert.deepEqual(await before.submission.submit(), {status: 'canceled', reason: 'submit-canceled'});
    assert.equal(before.credentials(), 0);
    const after = start({prepared: 'canceled'});
    assert.deepEqual(await after.submission.submit(), {status: 'canceled', reason: 'request-canceled'});
    assert.deepEqual(after.sent, []);
  });

  it('never sends a credential that was made for an abandoned attempt', async () => {
    let give: (value: typeof token) => void = () => undefined;
    const {submission, sent} = start({
      credential: () =>
        new Promise((resolve) => {
          give = resolve;
        }),
    });
    const ending = submission.submit();
    await new Promise(setImmediate);
    submission.cancel('disconnected');
    give(token);
    assert.deepEqual(await ending, {status: 'canceled', reason: 'disconnected'});
    assert.deepEqual(sent, []);
  });

  it('is shared by a page that submits when it hears of it', async () => {
    const fake = fakeWorld();
    const heard: Promise<unknown>[] = [];
    const submission = new Submission(fake.openPorts, (state) => {
      if (state.status === 'working') heard.push(submission.submit());
    });
    const running = submission.submit();
    assert.ok(heard.every((promise) => promise === running));
    await running;
    assert.ok(heard.length > 1);
    assert.equal(fake.sent.length, 1);
  });

  it('is not given up once the page has begun to send it by itself', async () => {
    const {submission} = start({
      onPrepare: () => {
        submission.cancel('disconnected');
        return true;
      },
    });
    assert.equal((await submission.submit()).status, 'attached');
  });

  it('is given up when the page abandons it as it sees the request', async () => {
    const {submission, sent} = start({
      onPrepare: () => {
        submission.cancel('disconnected');
        return false;
      },
    });
    assert.deepEqual(await submission.submit(), {status: 'canceled', reason: 'disconnected'});
    assert.deepEqual(sent, []);
  });

  it('is a failure, not an exception, when it cannot even be prepared', async () => {
    const submission = new Submission(
      () => {
        throw new Error('bug');
      },
      () => undefined,
    );
    const ending = await submission.submit();
    assert.equal(ending.status === 'failed' && ending.failures[0].code, 'unexpected');
  });

  it('goes on to its end when it is canceled after the request was sent', async () => {
    const {submission} = start({
      replies: [accepted],
      makeDefault: () => {
        submission.cancel('disconnected');
        return Promise.resolve(true);
      },
    });
    assert.equal((await submission.submit()).status, 'attached');
  });

  it('is a success with a remark when only making the card the default went wrong', async () => {
    for (const makeDefault of [() => Promise.resolve(false), () => Promise.reject(new Error('down'))]) {
      const ending = await start({makeDefault}).submission.submit();
      assert.deepEqual(ending, {status: 'attached', credential: token, warnings: ['not-made-default']});
    }
  });

  it('passes through its steps in order', async () => {
    const {submission, states} = start({
      replies: [{kind: 'accepted', clientSecret: 'pi_1_secret_2'}],
      makeDefault: () => Promise.resolve(true),
    });
    await submission.submit();
    assert.deepEqual(
      states.map((state) => (state.status === 'working' ? state.step : state.status)),
      ['validating', 'creating-credential', 'requesting', 'authenticating', 'finishing', 'ended'],
    );
  });
});

describe('Sending', () => {
  it('repeats a request without an answer, always the same, at most three times', async () => {
    const {submission, sent, waits, credentials} = start({replies: [noAnswer]});
    assert.equal((await submission.submit()).status, 'unknown');
    assert.deepEqual(sent, ['attempt-1 tok_1', 'attempt-1 tok_1', 'attempt-1 tok_1']);
    assert.deepEqual(waits, [500, 1000]);
    assert.equal(credentials(), 1);
  });

  it('never repeats where a repeat could charge twice', async () => {
    const {submission, sent} = start({replies: [noAnswer], repeatIsSafe: false});
    assert.equal((await submission.submit()).status, 'unknown');
    assert.equal(sent.length, 1);
  });

  it('never repeats a clear refusal', async () => {
    const {submission, sent} = start({replies: [refused]});
    assert.equal((await submission.submit()).status, 'failed');
    assert.equal(sent.length, 1);
  });

  it('waits as long as the endpoint asks, unless that is too long for a person', async () => {
    const asked = start({replies: [{...refused, repeat: {afterMs: 3000}}, accepted]});
    assert.equal((await asked.submission.submit()).status, 'attached');
    assert.deepEqual(asked.waits, [3000]);
    const tooLong = start({replies: [{...refused, repeat: {afterMs: 60_000}}]});
    assert.equal((await tooLong.submission.submit()).status, 'failed');
    assert.deepEqual(tooLong.waits, []);
  });

  it('does not believe a refusal of a repeat while an earlier send got no answer', async () => {
    const ending = await start({replies: [noAnswer, refused]}).submission.submit();
    assert.equal(ending.status === 'unknown' && ending.failure.code, 'network-error');
  });
});

describe('A lost answer', () => {
  it('is a success when the org turns out to hold the card', async () => {
    const {submission} = start({
      replies: [noAnswer],
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve(true)},
    });
    assert.equal((await submission.submit()).status, 'attached');
  });

  it('is not called a failure while the request may still arrive', async () => {
    const {submission, pass} = start({
      replies: [noAnswer],
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve(false)},
    });
    assert.equal((await submission.submit()).status, 'unknown');
    pass(31_000);
    const ending = await submission.reconcile();
    assert.equal(ending.status === 'failed' && ending.failures[0].code, 'not-saved');
  });

  it('is a known failure when the server has finished and the org does not hold the card', async () => {
    const {submission} = start({
      replies: [serverError],
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve(false)},
    });
    assert.equal((await submission.submit()).status, 'failed');
  });

  it('stays unknown when the look-up cannot tell, or fails', async () => {
    for (const holds of [
      () => Promise.resolve('unclear' as const),
      () => Promise.reject(new Error('down')),
    ]) {
      const {submission} = start({replies: [noAnswer], reconciliation: {kind: 'look-up', holds}});
      assert.equal((await submission.submit()).status, 'unknown');
    }
  });

  it('is looked up, not sent with another card, when the person submits again', async () => {
    const {submission, credentials, sent} = start({
      replies: [noAnswer, noAnswer, noAnswer, accepted],
      reconciliation: {kind: 'repeat'},
    });
    assert.equal((await submission.submit()).status, 'unknown');
    assert.equal((await submission.submit()).status, 'attached');
    assert.equal(credentials(), 1);
    assert.equal(new Set(sent).size, 1);
  });

  it('is harmless where nothing comes of the request without our next step', async () => {
    const {submission} = start({replies: [noAnswer], reconciliation: {kind: 'nothing-happened'}});
    assert.equal((await submission.submit()).status, 'unknown');
    assert.equal((await submission.reconcile()).status, 'failed');
  });

  it('stays unknown where there is no way to tell, without another word about it', async () => {
    const {submission, states} = start({replies: [noAnswer]});
    const ending = await submission.submit();
    assert.equal(ending.status, 'unknown');
    assert.equal(submission.canReconcile, false);
    const before = states.length;
    assert.equal(await submission.reconcile(), ending);
    assert.equal(states.length, before);
  });

  it('is the same ending as before when it stays open', async () => {
    const {submission} = start({
      replies: [noAnswer],
      reconciliation: {kind: 'look-up', holds: () => Promise.resolve('unclear')},
    });
    const ending = await submission.submit();
    assert.equal(await submission.reconcile(), ending);
  });

  it('is a failure when the card is refused at the next try, and open while something else is', async () => {
    const refusedWith = (status: number): typeof refused => ({
      kind: 'refused',
      failure: {...failure(status === 402 ? 'card_declined' : 'request-rejected'), status},
    });
    for (const [status, expected] of [
      [402, 'failed'],
      [401, 'unknown'],
      [403, 'unknown'],
    ] as const) {
      const replies = [noAnswer, noAnswer, noAnswer, refusedWith(status)];
      const {submission} = start({replies, reconciliation: {kind: 'repeat'}});
      await submission.submit();
      const ending = await submission.reconcile();
      assert.equal(ending.status, expected);
      assert.equal(ending.status === 'unknown' ? ending.failure.status : status, status);
    }
  });
});

describe('A client secret', () => {
  const replies = [{kind: 'accepted', clientSecret: 'pi_1_secret_2'}] as const;

  it('ends the attempt as its authentication ends', async () => {
    const declined = start({replies, authentication: {kind: 'failed', failure: failure('card_declined')}});
    assert.equal((await declined.submission.submit()).status, 'failed');
    const processing = start({
      replies,
      authentication: {kind: 'succeeded', warnings: ['payment-processing']},
    });
    const ending = await processing.submission.submit();
    assert.deepEqual(ending.status === 'attached' && ending.warnings, ['payment-processing']);
  });

  it('is read again, and nothing is sent, when its authentication did not tell', async () => {
    const {submission, sent} = start({
      replies,
      authentication: {kind: 'unclear', failure: failure('stripe-unreachable')},
    });
    assert.equal((await submission.submit()).status, 'unknown');
    assert.equal((await submission.reconcile()).status, 'attached');
    assert.equal(sent.length, 1);
  });

  it('is not called a failure while a confirmation may still be on its way', async () => {
    const {submission, pass} = start({
      replies,
      authentication: {kind: 'unclear', failure: failure('stripe-unreachable')},
      resumed: {kind: 'unconfirmed'},
    });
    assert.equal((await submission.submit()).status, 'unknown');
    assert.equal((await submission.reconcile()).status, 'unknown');
    pass(31_000);
    const ending = await submission.reconcile();
    assert.equal(ending.status === 'failed' && ending.failures[0].code, 'not-saved');
  });

  it('never shows in a state', async () => {
    const {submission, states} = start({
      replies,
      authentication: {kind: 'unclear', failure: failure('timeout')},
    });
    const ending = await submission.submit();
    assert.doesNotMatch(JSON.stringify([states, ending]), /_secret_/);
  });
});

describe('A defect in a port', () => {
  it('is unknown once something was sent, and a failure before', async () => {
    const before = start({credential: () => Promise.reject(new Error('bug'))});
    assert.equal((await before.submission.submit()).status, 'failed');
    const world = fakeWorld();
    const submission = new Submission(
      () => {
        const ports = world.openPorts();
        const prepare = (): Promise<{send: () => Promise<never>}> =>
          Promise.resolve({send: () => Promise.reject(new Error('bug'))});
        return {...ports, endpoint: {...ports.endpoint, prepare}};
      },
      () => undefined,
    );
    assert.equal((await submission.submit()).status, 'unknown');
  });
});
