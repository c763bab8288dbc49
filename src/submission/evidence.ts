import type {Credential} from './credential.js';
import type {Ports, PreparedRequest} from './ports.js';

/** What an attempt left behind that can tell how it ended. Kept in memory only: it may hold a client secret. */
export interface Evidence {
  readonly ports: Ports;
  readonly credential: Credential;
  readonly request: PreparedRequest;
  /** On the ports' clock: until then a send without an answer may still be on its way. */
  readonly mayArriveUntil: number;
  readonly clientSecret?: string;
}

/** Whether there is a way to find out what became of the attempt. */
export function canTell(evidence: Evidence): boolean {
  return evidence.clientSecret !== undefined || evidence.ports.endpoint.reconciliation.kind !== 'none';
}
