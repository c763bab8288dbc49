import type {FromChallenge, ToChallenge} from '../protocol.js';
import {textsFor} from '../texts/index.js';
import type {Environment} from './environment.js';
import {openOverlay} from './overlay.js';

/** Milliseconds that a cardholder has; a bank's page runs out as well. */
const TIMEOUT = 15 * 60_000;
/** Milliseconds that the frame has to say that it is there. */
const ANSWER_TIMEOUT = 20_000;

/** Shows the 3-D Secure challenge over the page, until the cardholder has ended it or the time is up. */
export function showChallenge(
  environment: Environment,
  authenticationId: string,
  locale: string,
): Promise<void> {
  return new Promise((resolve) => {
    const overlay = openOverlay<ToChallenge, FromChallenge>(environment, {
      page: 'three-ds-2-challenge',
      title: textsFor(locale).challenge.title,
      timeout: TIMEOUT,
      answerTimeout: ANSWER_TIMEOUT,
      loaded: () => overlay.send({kind: 'start', apiUrl: environment.apiUrl, authenticationId, locale}),
      receive: ({kind}) => {
        if (kind !== 'settled') return;
        overlay.close();
        resolve();
      },
      expired: resolve,
    });
  });
}
