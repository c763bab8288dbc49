import type {Authentication} from '../../api/authentications.js';
import {Channel} from '../channel.js';
import type {FromChallenge, ToChallenge} from '../protocol.js';
import {textsFor} from '../texts/index.js';
import type {ChallengeOutcome} from './challenge-contract.js';
import {onConnect} from './handshake.js';

/** Milliseconds for one call. */
const TIMEOUT = 30_000;

/** The page of the outer 3-D Secure frame: fills the overlay and holds the bank's page in an inner frame. */
onConnect((port) => {
  const host = new Channel<FromChallenge, ToChallenge>(port, (message) => {
    host.send({kind: 'shown'});
    void begin(message, () => host.send({kind: 'settled'}));
  });
});

async function begin({apiUrl, authenticationId, locale}: ToChallenge, settled: () => void): Promise<void> {
  const url = new URL(`/simulator/authentications/${authenticationId}`, apiUrl);
  const texts = textsFor(locale);
  document.documentElement.lang = locale;
  document.title = texts.challenge.title;
  const authentication = await load(url);
  window.stripeSimulatorChallenge = {
    authentication,
    texts: texts.challenge,
    locale,
    settle: async (outcome) => {
      if (await save(url, outcome)) settled();
      else throw new Error('The outcome of the authentication could not be saved.');
    },
    leave: settled,
  };
  const frame = document.createElement('iframe');
  frame.name = 'stripe-challenge-frame';
  frame.title = texts.challenge.title;
  frame.src = './challenge-page.html';
  document.body.append(frame);
}

async function load(url: URL): Promise<Authentication | undefined> {
  try {
    const response = await fetch(url, {signal: AbortSignal.timeout(TIMEOUT)});
    return response.ok ? ((await response.json()) as Authentication) : undefined;
  } catch {
    return undefined;
  }
}

async function save(url: URL, outcome: ChallengeOutcome): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({outcome}),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  return response.ok;
}
