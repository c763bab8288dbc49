import {Channel} from '../channel.js';
import type {FromChallenge, ToChallenge} from '../protocol.js';
import {textsFor} from '../texts/index.js';
import {loadAuthentication, saveOutcome} from './authentication-client.js';
import {onConnect} from './handshake.js';

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
  const authentication = await loadAuthentication(url);
  window.stripeSimulatorChallenge = {
    authentication,
    texts: texts.challenge,
    locale,
    settle: async (outcome) => {
      await saveOutcome(url, outcome);
      settled();
    },
    leave: settled,
  };
  const frame = document.createElement('iframe');
  frame.name = 'stripe-challenge-frame';
  frame.title = texts.challenge.title;
  frame.src = './challenge-page.html';
  document.body.append(frame);
}
