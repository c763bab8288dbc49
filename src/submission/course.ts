import type {Evidence} from './evidence.js';
import type {Step} from './machine.js';

/** The way of one attempt, as those who walk it report it. */
export interface Course {
  readonly reach: (step: Step) => void;
  /** Keeps what can tell the ending, should it get lost. */
  readonly keep: (evidence: Evidence) => void;
}
