import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {noCredential} from '../../src/submission/credential.js';
import {Submission} from '../../src/submission/submission.js';
import {failure, fakeWorld, noAnswer, serverError, type FakeWorld} from './fake-ports.js';

const secret = {kind: 'accepted', clientSecret: 'seti_1_secret_2'} as const;
const confirmed = {kind: 'succeeded', warnings: [], paid: {paymentMethod: 'pm_9'}} as const;
const unclear = {kind: 'unclear', failure: failure('stripe-unreachable')} as const;

function start(world: FakeWorld): ReturnType<typeof fakeWorld> & {submission: Submission} {
  const fake = fakeWorld({
    credential: () => Promise.resolve(noCredential),
    reconciliation: {kind: 'nothing-happened'},
    ...world,
  });
  return {...fake, submission: new Submission(fake.openPorts, () => undefined)};
}

describe('Where the intent comes before the credential', () => {
  it('the payment method that the intent was confirmed with is the credential', async () => {
    const {submission} = start({replies: [secret], authentication: confirmed});
    assert.deepEqual(await submission.submit(), {
      status: 'attached',
      credential: {type: 'payment-method', id: 'pm_9'},
      warnings: [],
    });
  });

  it('it is made the default where that is asked for, and an intent that tells no card is a success too', async () => {
    const made: string[] = [];
    const {submission} = start({
      replies: [secret],
      authentication: confirmed,
      makeDefault: () => {
        made.push('default');
        return Promise.resolve(true);
      },
    });
    assert.equal((await submission.submit()).status, 'attached');
    assert.deepEqual(made, ['default']);
    const silent = start({replies: [secret], authentication: {kind: 'succeeded', warnings: []}});
    const ending = await silent.submission.submit();
    assert.equal(ending.status === 'attached' && ending.credential.id, '');
  });

  it('so it is when that is found out later only', async () => {
    const {submission} = start({replies: [secret], authentication: unclear, resumed: confirmed});
    assert.equal((await submission.submit()).status, 'unknown');
    const ending = await submission.reconcile();
    assert.equal(ending.status === 'attached' && ending.credential.id, 'pm_9');
  });

  for (const [name, reply] of [
    ['no answer', noAnswer],
    ['a server error', serverError],
  ] as const) {
    it(`${name} is a failure, as nobody could confirm what may have been made`, async () => {
      const {submission, journal} = start({replies: [reply]});
      const ending = await submission.submit();
      assert.equal(ending.status === 'failed' && ending.failures[0].code, 'never-confirmed');
      assert.equal(journal.size, 0);
    });
  }

  it('no answer leaves it open with an endpoint that does more than make an intent', async () => {
    const {submission} = start({replies: [noAnswer], reconciliation: {kind: 'none'}});
    assert.equal((await submission.submit()).status, 'unknown');
  });

  it('an intent that was never confirmed is known not to be saved once nothing can be on its way', async () => {
    const {submission, pass} = start({
      replies: [secret],
      authentication: unclear,
      resumed: {kind: 'unconfirmed'},
    });
    assert.equal((await submission.submit()).status, 'unknown');
    assert.equal((await submission.reconcile()).status, 'unknown');
    pass(30_000);
    const ending = await submission.reconcile();
    assert.equal(ending.status === 'failed' && ending.failures[0].code, 'not-saved');
  });
});
