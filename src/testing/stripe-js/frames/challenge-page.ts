import {showChallengePage} from './challenge-view.js';

/** The page of the inner 3-D Secure frame. */
const contract = window.parent.stripeSimulatorChallenge;
if (contract !== undefined) showChallengePage(contract);
