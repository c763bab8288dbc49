import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Ending} from '../../src/submission/ending.js';
import {endedAs, idle, mayStart, type SubmissionState} from '../../src/submission/machine.js';
import {transition, type SubmissionEvent} from '../../src/submission/transition.js';
import {failure, token} from './fake-ports.js';

const unknown = {status: 'unknown', failure: failure('timeout')} as const;
const failed: Ending = {status: 'failed', failures: [failure('offline')]};
const canceled: Ending = {status: 'canceled', reason: 'reset'};
const attached: Ending = {status: 'attached', credential: token, warnings: []};
const ended = (ending: Ending, attempt = 'one'): SubmissionState => ({status: 'ended', attempt, ending});
const working: SubmissionState = {status: 'working', attempt: 'one', step: 'requesting'};
const all = [idle, working, ended(unknown), ended(failed), ended(canceled), ended(attached)];

/** Asserts where an event leads from each state; states that are not named stay the very same object. */
function check(event: SubmissionEvent, next: ReadonlyMap<SubmissionState, SubmissionState>): void {
  for (const state of all) {
    const expected = next.get(state);
    const result = transition(state, event);
    if (expected) assert.deepEqual(result, expected);
    else assert.equal(result, state, `${event.type} from ${JSON.stringify(state)}`);
  }
}

const [, , openState, failedState, canceledState, attachedState] = all as [
  SubmissionState,
  SubmissionState,
  SubmissionState,
  SubmissionState,
  SubmissionState,
  SubmissionState,
];

describe('The state of a submission', () => {
  it('begins an attempt from the beginning, after a failure, and after one was given up', () => {
    const started: SubmissionState = {status: 'working', attempt: 'two', step: 'validating'};
    check(
      {type: 'started', attempt: 'two'},
      new Map([
        [idle, started],
        [failedState, started],
        [canceledState, started],
      ]),
    );
    assert.deepEqual(
      all.map((state) => mayStart(state)),
      [true, false, false, true, true, false],
    );
  });

  it('goes from step to step, and drops what an abandoned attempt says', () => {
    check(
      {type: 'step-reached', attempt: 'one', step: 'authenticating'},
      new Map([[working, {status: 'working', attempt: 'one', step: 'authenticating'}]]),
    );
    check({type: 'step-reached', attempt: 'other', step: 'authenticating'}, new Map());
  });

  it('ends the attempt that runs, and no other', () => {
    check({type: 'ended', attempt: 'one', ending: attached}, new Map([[working, ended(attached)]]));
    check({type: 'ended', attempt: 'other', ending: attached}, new Map());
  });

  it('is found out only where it is open, for the attempt that is', () => {
    check(
      {type: 'reconciliation-started', attempt: 'one'},
      new Map([[openState, {status: 'working', attempt: 'one', step: 'reconciling'}]]),
    );
    check({type: 'reconciliation-started', attempt: 'other'}, new Map());
  });

  it('takes up an attempt of an earlier page wherever one of its own could begin', () => {
    const open = ended(unknown, 'earlier');
    check(
      {type: 'taken-up', attempt: 'earlier', ending: unknown},
      new Map([
        [idle, open],
        [failedState, open],
        [canceledState, open],
      ]),
    );
  });

  it('forgets a failure once something is changed, and nothing else', () => {
    check(
      {type: 'edited'},
      new Map([
        [failedState, idle],
        [canceledState, idle],
      ]),
    );
  });

  it('goes back to the beginning from everywhere', () => {
    for (const state of all) assert.equal(transition(state, {type: 'reset'}), idle);
  });

  it('tells how it ended', () => {
    assert.equal(endedAs(attachedState, 'attached'), true);
    assert.equal(endedAs(attachedState, 'failed'), false);
    assert.equal(endedAs(working, 'attached'), false);
  });
});
