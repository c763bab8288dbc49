import type {FormState} from './events.js';
import {endedAs, type SubmissionState} from './submission/machine.js';

/** What the one public state follows from. */
export interface StateSources {
  readonly misconfigured: boolean;
  readonly load: 'loading' | 'ready' | 'failed';
  readonly submission: SubmissionState;
  readonly invalid: boolean;
  readonly complete: boolean;
}

/** The public state: the submission's while there is one, else the fields'. */
export function formState({misconfigured, load, submission, invalid, complete}: StateSources): FormState {
  if (submission.status === 'working')
    return submission.step === 'authenticating' ? 'authenticating' : 'submitting';
  if (endedAs(submission, 'attached') || endedAs(submission, 'unknown')) return submission.ending.status;
  if (misconfigured) return 'failed';
  if (load !== 'ready') return load;
  if (endedAs(submission, 'failed') && submission.ending.failures[0].phase !== 'validation') return 'failed';
  if (invalid) return 'invalid';
  return complete ? 'complete' : 'ready';
}
