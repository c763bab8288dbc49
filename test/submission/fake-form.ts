import type {SubmissionState} from '../../src/submission/machine.js';
import type {Reconciliation} from '../../src/submission/ports.js';
import {Submission} from '../../src/submission/submission.js';
import {fakeWorld, type FakeWorld} from './fake-ports.js';

/** A submission in a world of which everything is known, with all that it went through. */
export function start(world: FakeWorld = {}): ReturnType<typeof fakeWorld> & {
  readonly submission: Submission;
  readonly states: SubmissionState[];
  /** The same, in a word each. */
  readonly steps: string[];
} {
  const fake = fakeWorld(world);
  const states: SubmissionState[] = [];
  const steps: string[] = [];
  const submission = new Submission(fake.openPorts, (state) => {
    states.push(state);
    steps.push(wordFor(state));
  });
  return {...fake, submission, states, steps};
}

/** Until nothing that can happen by itself is left to happen. */
export const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An API that is asked what it holds, once after the other; the last answer again when they run out. */
export function lookUps(...answers: readonly boolean[]): {
  readonly reconciliation: Reconciliation;
  /** How often it was asked. */
  readonly count: () => number;
} {
  let asked = 0;
  const holds = (): Promise<boolean> => {
    asked += 1;
    return Promise.resolve(answers[asked - 1] ?? answers.at(-1) ?? false);
  };
  return {reconciliation: {kind: 'look-up', holds}, count: () => asked};
}

function wordFor(state: SubmissionState): string {
  switch (state.status) {
    case 'working':
      return state.step;
    case 'ended':
      return state.ending.status;
    case 'idle':
      return 'idle';
  }
}
