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

/** What a finished challenge answers. */
export interface CompletedAuthentication {
  readonly id: string;
  /** Where a challenge on a page of its own goes next. */
  readonly return_url: string | null;
}

/** `POST /simulator/authentications/:id` with `outcome` `passed` or `failed`: what the cardholder did. */
export function completeAuthentication(store: Store, id: string, params: Params): CompletedAuthentication {
  const intent = running(store, id);
  const outcome = params.expectOnly({outcome: 'read'}).oneOf('outcome', ['passed', 'failed']);
  if (outcome === undefined) throw invalidRequest('Missing required param: outcome.', {param: 'outcome'});
  endChallenge(store, intent, outcome === 'passed');
  return {id, return_url: intent.returnUrl === undefined ? null : returnAddress(intent, intent.returnUrl)};
}

/** A return URL with what Stripe adds to it (https://docs.stripe.com/payments/3d-secure/authentication-flow). */
function returnAddress({kind, object}: StoredIntent, returnUrl: string): string {
  const url = new URL(returnUrl);
  url.searchParams.set(`${kind}_intent`, object.id);
  url.searchParams.set(`${kind}_intent_client_secret`, object.client_secret ?? '');
  url.searchParams.set(
    'redirect_status',
    object.status === 'requires_payment_method' ? 'failed' : 'succeeded',
  );
  return url.href;
}

function running(store: Store, id: string): StoredIntent {
  const intent = store.intentByChallenge(id);
  if (intent === undefined) throw missing('authentication', id);
  return intent;
}
