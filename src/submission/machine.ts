import type {Ending} from './ending.js';

/** What an attempt is busy with. */
export type Step =
  'validating' | 'creating-credential' | 'requesting' | 'authenticating' | 'finishing' | 'reconciling';

/** Where the submission stands. One attempt at a time. */
export type SubmissionState =
  | {readonly status: 'idle'}
  | {readonly status: 'working'; readonly attempt: string; readonly step: Step}
  | {readonly status: 'ended'; readonly attempt: string; readonly ending: Ending};

/** The state before the first attempt. */
export const idle: SubmissionState = {status: 'idle'};

/** Whether a new attempt may begin: not during another, not after a success, and not while it is open whether the last one arrived. */
export function mayStart(state: SubmissionState): boolean {
  return state.status === 'idle' || endedAs(state, 'failed') || endedAs(state, 'canceled');
}

/** Whether the last attempt ended in this way. */
export function endedAs<S extends Ending['status']>(
  state: SubmissionState,
  status: S,
): state is Extract<SubmissionState, {status: 'ended'}> & {ending: Extract<Ending, {status: S}>} {
  return state.status === 'ended' && state.ending.status === status;
}
