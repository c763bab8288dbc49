import {endChallenge} from './intents/attempt.js';
import {invalidRequest, missing} from './errors.js';
import type {Params} from './params.js';
import type {Store, StoredIntent} from './store.js';

/** What the challenge page shows of a running 3-D Secure authentication. */
export interface Authentication {
  readonly id: string;
  readonly purpose: 'payment' | 'setup';
  /** In minor units of `currency`; a setup has no amount. */
  readonly amount: number | null;
  readonly currency: string | null;
  readonly brand: string;
  readonly last4: string;
}

/** `GET /simulator/authentications/:id`. The id is unguessable, and is all that the page needs to know. */
export function retrieveAuthentication(store: Store, id: string): Authentication {
  const intent = running(store, id);
  const card = intent.paymentMethod?.card.profile;
  return {
    id,
    purpose: intent.kind,
    amount: intent.kind === 'payment' ? intent.object.amount : null,
    currency: intent.kind === 'payment' ? intent.object.currency : null,
    brand: card?.brand ?? 'unknown',
    last4: card?.last4 ?? '',
  };
}

/** `POST /simulator/authentications/:id` with `outcome` `passed` or `failed`: what the cardholder did. */
export function completeAuthentication(store: Store, id: string, params: Params): {readonly id: string} {
  const intent = running(store, id);
  const outcome = params.expectOnly({outcome: 'read'}).oneOf('outcome', ['passed', 'failed']);
  if (outcome === undefined) throw invalidRequest('Missing required param: outcome.', {param: 'outcome'});
  endChallenge(store, intent, outcome === 'passed');
  return {id};
}

function running(store: Store, id: string): StoredIntent {
  const intent = store.intentByChallenge(id);
  if (intent === undefined) throw missing('authentication', id);
  return intent;
}
