import type {Authentication} from '../../api/authentications.js';
import type {Texts} from '../texts/index.js';

export type ChallengeOutcome = 'passed' | 'failed';

/** What the outer 3-D Secure frame offers to the inner one. */
export interface ChallengeContract {
  /** `undefined` when there is no such authentication (any more). */
  readonly authentication: Authentication | undefined;
  readonly texts: Texts['challenge'];
  readonly locale: string;
  /** Ends the authentication; rejects when that could not be saved. */
  readonly settle: (outcome: ChallengeOutcome) => Promise<void>;
  /** Closes a challenge that is not running. */
  readonly leave: () => void;
}

declare global {
  interface Window {
    stripeSimulatorChallenge?: ChallengeContract;
  }
}
