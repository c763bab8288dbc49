import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Reply} from '../../src/submission/ports.js';
import {SENDING_BUDGET, send, type Sent} from '../../src/submission/sending.js';
import {noAnswer, refused, serverError} from './fake-ports.js';
import {VirtualTime} from './virtual-time.js';

interface World {
  readonly replies: readonly Reply[];
  /** Milliseconds that each send takes, should its limit allow. */
  readonly takes?: number;
  /** Milliseconds that the endpoint allows one send by itself. */
  readonly timeout?: number;
  readonly random?: number;
}

/** Sends in a world whose time is known, and tells when each send began. */
async function sendIn({replies, takes = 100, timeout = 15_000, random = 1}: World): Promise<
  Sent & {
    readonly began: readonly number[];
    readonly ended: number;
  }
> {
  const time = new VirtualTime();
  const began: number[] = [];
  let ended = -1;
  const sending = send(
    {
      send: async (within) => {
        began.push(time.now());
        await time.sleep(Math.min(takes, timeout, within));
        return replies[began.length - 1] ?? replies.at(-1) ?? refused;
      },
    },
    {
      clock: {now: time.now, sleep: time.sleep},
      random: () => random,
      repeatIsSafe: true,
      left: new AbortController().signal,
    },
  ).finally(() => {
    ended = time.now();
  });
  await time.pass(10 * SENDING_BUDGET);
  return {...(await sending), began, ended};
}

const tooMany = (afterMs?: number): Reply => ({
  ...refused,
  repeat: afterMs === undefined ? {} : {afterMs},
});

describe('Repeats of a request', () => {
  it('are two at most, after at most 0.5 s and 1 s', async () => {
    const {began} = await sendIn({replies: [noAnswer]});
    assert.deepEqual(began, [0, 600, 1_700]);
  });

  it('wait a part of that which chance decides', async () => {
    const {began} = await sendIn({replies: [serverError], random: 0.5});
    assert.deepEqual(began, [0, 350, 950]);
  });

  it('wait as long as the endpoint asks, and end where it asks for too long', async () => {
    assert.deepEqual((await sendIn({replies: [tooMany(20_000), refused]})).began, [0, 20_100]);
    assert.deepEqual((await sendIn({replies: [tooMany(20_001), refused]})).began, [0]);
  });

  it('are not begun when too little of the budget is left', async () => {
    const slow = await sendIn({replies: [noAnswer], takes: 30_000, timeout: 30_000});
    assert.equal(slow.began.length, 2);
    assert.ok(slow.ended <= SENDING_BUDGET);
    const slower = await sendIn({replies: [noAnswer], takes: 59_000, timeout: 120_000});
    assert.equal(slower.began.length, 1);
  });

  it('leave a single send the limit that the host page set', async () => {
    const {ended} = await sendIn({replies: [refused], takes: 100_000, timeout: 120_000});
    assert.equal(ended, 100_000);
  });

  it('never take longer than the budget, whatever the endpoint does', async () => {
    const replies = fc.array(
      fc.oneof(
        fc.constantFrom(noAnswer, serverError, refused),
        fc.integer({min: 0, max: 30_000}).map(tooMany),
      ),
      {minLength: 1, maxLength: 5},
    );
    await fc.assert(
      fc.asyncProperty(
        replies,
        fc.integer({min: 0, max: 60_000}),
        fc.double({min: 0, max: 1, noNaN: true}),
        async (all, takes, random) => {
          const {ended, began} = await sendIn({replies: all, takes, timeout: SENDING_BUDGET, random});
          assert.ok(ended <= SENDING_BUDGET, `${String(ended)} ms`);
          assert.ok(began.length <= 3);
        },
      ),
    );
  });
});

describe('What became of the sends', () => {
  it('says until when one without an answer may arrive', async () => {
    assert.equal((await sendIn({replies: [noAnswer, refused]})).mayArriveUntil, 30_100);
    assert.equal((await sendIn({replies: [serverError]})).mayArriveUntil, -Infinity);
  });

  it('keeps the reason of the last one that did not tell', async () => {
    assert.equal((await sendIn({replies: [noAnswer, serverError, refused]})).lost?.code, 'server-error');
    assert.equal((await sendIn({replies: [tooMany(), refused]})).lost, undefined);
  });
});
