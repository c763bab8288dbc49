import type {ErrorCode} from './codes.js';
import type {Failure, Phase, RetryAdvice} from './failure.js';

/** What helps before anything is sent hangs on the phase alone; the table of all codes comes with what sends. */
const ADVICE = {
  configuration: 'none',
  load: 'later',
  validation: 'same-card',
} as const satisfies Partial<Record<Phase, RetryAdvice>>;

/** A failure of the time before anything is sent. */
export function createEarlyFailure(
  phase: keyof typeof ADVICE,
  code: ErrorCode,
  more: Partial<Omit<Failure, 'phase' | 'code'>> = {},
): Failure {
  return {phase, code, retry: ADVICE[phase], ...more};
}
