import type {CardProfile, Decline, DeclineScope} from '../cards.js';

/** What a card is asked to do, as far as its issuer cares. */
export interface IssuerRequest {
  readonly purpose: 'attach' | 'setup' | 'charge';
  /** The cardholder is not there to authenticate. */
  readonly offSession: boolean;
  /** The card was saved for later use by an earlier intent. */
  readonly setUp: boolean;
  /** The cardholder has just passed 3-D Secure for this attempt. */
  readonly authenticated: boolean;
}

export type IssuerAnswer =
  | {readonly kind: 'approved'}
  | {readonly kind: 'challenge'}
  | {readonly kind: 'declined'; readonly decline: Decline};

/** The simulated bank: answers as https://docs.stripe.com/testing describes the card. */
export function askIssuer({behaviour}: CardProfile, request: IssuerRequest): IssuerAnswer {
  switch (behaviour.kind) {
    case 'succeeds':
      return {kind: 'approved'};
    case 'declines':
      return declinesNow(behaviour.scope, request)
        ? {kind: 'declined', decline: behaviour.decline}
        : {kind: 'approved'};
    case 'authenticates':
      // Attaching a bare payment method never authenticates, so what would follow does not happen either.
      if (request.purpose === 'attach') return {kind: 'approved'};
      if (needsChallenge(behaviour.when, request)) {
        return request.offSession
          ? {
              kind: 'declined',
              decline: {code: 'authentication_required', declineCode: 'authentication_required'},
            }
          : {kind: 'challenge'};
      }
      return behaviour.afterwards !== undefined && declinesNow(behaviour.afterwards.scope, request)
        ? {kind: 'declined', decline: behaviour.afterwards.decline}
        : {kind: 'approved'};
  }
}

function declinesNow(scope: DeclineScope, {purpose}: IssuerRequest): boolean {
  switch (scope) {
    case 'atAnyTime':
      return true;
    case 'whenUsed':
      return purpose !== 'attach';
    case 'whenCharged':
      return purpose === 'charge';
  }
}

function needsChallenge(
  when: 'always' | 'unlessSetUp' | 'onSessionCharge',
  {purpose, offSession, setUp, authenticated}: IssuerRequest,
): boolean {
  if (authenticated) return false;
  switch (when) {
    case 'always':
      return true;
    case 'unlessSetUp':
      return !setUp;
    case 'onSessionCharge':
      return purpose === 'charge' && !offSession;
  }
}
