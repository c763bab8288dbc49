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
}

/** How it can be found out what became of the attempt: by the intent that its client secret opens, or as the endpoint allows. */
export function wayToTell(evidence: Evidence): 'resume' | Reconciliation['kind'] {
  const {clientSecret, mayBeConfirmed, ports} = evidence;
  if (clientSecret !== undefined) return 'resume';
  const {kind} = ports.endpoint.reconciliation;
  if (kind !== 'nothing-happened' || !mayBeConfirmed) return kind;
  return ports.endpoint.replays ? 'repeat' : 'none';
}

/** Whether finding out sends nothing that could change anything, so that nobody needs to be asked. */
export function canTellByItself(evidence: Evidence): boolean {
  const way = wayToTell(evidence);
  return way === 'resume' || way === 'look-up' || way === 'nothing-happened';
}

/** What of the evidence may outlive the page. */
export function journalEntry({credential, mayBeConfirmed, clientSecret}: Evidence): JournalEntry {
  const {type, id, cardId, card} = credential;
  const mark = card ? cardMark(card) : credential.cardMark;
  return {
    credential: {
      type,
      id,
      ...(cardId !== undefined && {cardId}),
      ...(mark !== undefined && {cardMark: mark}),
    },
    ...(clientSecret !== undefined && {intent: clientSecret.split('_secret_', 1)[0]}),
    mayBeConfirmed,
  };
}
