import {cardMark, type Credential} from './credential.js';
import type {JournalEntry, Ports, PreparedRequest, Reconciliation} from './ports.js';

/** What an attempt left behind that can tell how it ended. Kept in memory only: it may hold a client secret. */
export interface Evidence {
  readonly ports: Ports;
  readonly credential: Credential;
  /** Absent when the attempt was made by an earlier page. */
  readonly request?: PreparedRequest;
  /** On the ports' clock: until then a send without an answer may still be on its way. */
  readonly mayArriveUntil: number;
  readonly clientSecret?: string;
  /** Whether a confirmation of an intent may have been begun. */
  readonly mayBeConfirmed: boolean;
  /** `false` when the request would not be the same any more. */
  readonly mayRepeat?: boolean;
  /** A page in another tab was at it when it was to be found out. */
  readonly wasElsewhere?: boolean;
}

/** How it can be found out what became of the attempt: by the intent that its client secret opens, or as the endpoint allows. */
export function wayToTell(evidence: Evidence): 'resume' | Reconciliation['kind'] {
  const {clientSecret, mayBeConfirmed, mayRepeat = true, ports} = evidence;
  if (clientSecret !== undefined) return 'resume';
  const {kind} = ports.endpoint.reconciliation;
  const way =
    kind === 'nothing-happened' && mayBeConfirmed ? (ports.endpoint.replays ? 'repeat' : 'none') : kind;
  return way === 'repeat' && !mayRepeat ? 'none' : way;
}

/** Whether finding out sends nothing that could change anything, so that nobody needs to be asked. */
export function canTellByItself(evidence: Evidence): boolean {
  const way = wayToTell(evidence);
  return way === 'resume' || way === 'look-up' || way === 'nothing-happened';
}

/** What of the evidence may outlive the page. */
export function journalEntry({credential, mayBeConfirmed, clientSecret, ports}: Evidence): JournalEntry {
  const {type, id, cardId, card} = credential;
  const intent = /^((?:pi|seti)_\w+)_secret_/.exec(clientSecret ?? '')?.[1];
  const mark = card ? cardMark(card) : credential.cardMark;
  return {
    credential: {
      type,
      id,
      ...(cardId !== undefined && {cardId}),
      ...(mark !== undefined && {cardMark: mark}),
    },
    ...(intent !== undefined && {intent}),
    // The page that comes back may be set up otherwise: where the server confirms, it must not be taken for one that does not.
    mayBeConfirmed: mayBeConfirmed || ports.endpoint.reconciliation.kind !== 'nothing-happened',
  };
}
