import type {Ending} from './ending.js';
import {endedAs, idle, mayStart, type Step, type SubmissionState} from './machine.js';

/** What can happen to it. Everything that comes from an attempt names the attempt, so that a late word from an abandoned one is dropped. */
export type SubmissionEvent =
  | {readonly type: 'started'; readonly attempt: string}
  | {readonly type: 'step-reached'; readonly attempt: string; readonly step: Step}
  | {readonly type: 'ended'; readonly attempt: string; readonly ending: Ending}
  | {readonly type: 'reconciliation-started'; readonly attempt: string}
  | {readonly type: 'taken-up'; readonly attempt: string; readonly ending: Unknown}
  | {readonly type: 'edited'}
  | {readonly type: 'reset'};

type Unknown = Extract<Ending, {status: 'unknown'}>;

/** The next state; the same object when the event changes nothing. */
export function transition(state: SubmissionState, event: SubmissionEvent): SubmissionState {
  switch (event.type) {
    case 'started':
      return mayStart(state) ? {status: 'working', attempt: event.attempt, step: 'validating'} : state;
    case 'step-reached':
      return isAbout(state, event.attempt) ? {...state, step: event.step} : state;
    case 'ended':
      return isAbout(state, event.attempt)
        ? {status: 'ended', attempt: event.attempt, ending: event.ending}
        : state;
    case 'reconciliation-started':
      return endedAs(state, 'unknown') && state.attempt === event.attempt
        ? {status: 'working', attempt: event.attempt, step: 'reconciling'}
        : state;
    case 'taken-up':
      return mayStart(state) ? {status: 'ended', attempt: event.attempt, ending: event.ending} : state;
    case 'edited':
      return endedAs(state, 'failed') || endedAs(state, 'canceled') ? idle : state;
    case 'reset':
      return idle;
  }
}

function isAbout(
  state: SubmissionState,
  attempt: string,
): state is Extract<SubmissionState, {status: 'working'}> {
  return state.status === 'working' && state.attempt === attempt;
}
