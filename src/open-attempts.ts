import type {Configuration} from './configuration/configuration.js';
import {findInterrupted, isRemembered, type Found} from './journal.js';
import {ownerOf} from './owners.js';
import {isCleared, type RedirectReturn} from './redirect-return.js';

/**
 * An attempt at this endpoint of which it is open how it ended, and that no form of this page is at: the one that the bank
 * sends the person back from, else one that an earlier page, or a form that is gone, has left.
 */
export function findOpenAttempt(
  configuration: Configuration,
  returned: RedirectReturn | undefined,
): Found | undefined {
  const remembered = findInterrupted(configuration);
  const back = returned && backFromBank(configuration, returned, remembered);
  return [...(back ? [back] : []), ...remembered].find(({attempt}) => ownerOf(attempt)?.isConnected !== true);
}

/** The bank may come back in another tab than the one that remembers the attempt. What is remembered of another endpoint is not ours. */
function backFromBank(
  {contract, returnUrl}: Configuration,
  returned: RedirectReturn,
  remembered: readonly Found[],
): Found | undefined {
  if (isCleared(returned)) return undefined;
  const {intent, clientSecret} = returned;
  const found = remembered.find((one) => one.intent === intent);
  if (found) return {...found, clientSecret};
  const isOurs = contract.readClientSecret !== undefined && isThisPage(returnUrl) && !isRemembered(intent);
  return isOurs ? attemptOfIntent(returned) : undefined;
}

/** What is not remembered here, the intent itself tells: its card and its sum. */
function attemptOfIntent({intent, clientSecret}: RedirectReturn): Found {
  return {
    attempt: intent,
    credential: {type: 'payment-method', id: ''},
    mayBeConfirmed: true,
    mayArriveFor: 0,
    mayRepeat: false,
    clientSecret,
  };
}

function isThisPage(url: string | undefined): boolean {
  if (url === undefined) return false;
  const {origin, pathname} = new URL(url);
  return origin === location.origin && pathname === location.pathname;
}
