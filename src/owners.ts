import type {Ending} from './submission/ending.js';

/** The form of this page that an attempt belongs to. */
export interface Owner {
  readonly isConnected: boolean;
  /** The ending to come, while the attempt runs. */
  readonly running: Promise<Ending> | undefined;
  /** Opens the intent of an attempt that it has left open. */
  readonly clientSecret: string | undefined;
}

const owners = new Map<string, Owner>();

/** Tells the other forms of the page whose an attempt is, so that none takes up what another one is at. */
export function own(attempt: string, owner: Owner): void {
  owners.set(attempt, owner);
}

/** The attempt is over, or its form is gone; what another form has taken over meanwhile stays with that. */
export function disown(attempt: string, owner: Owner): void {
  if (owners.get(attempt) === owner) owners.delete(attempt);
}

/** The form that an attempt belongs to; `undefined` when it was made by an earlier page. */
export function ownerOf(attempt: string): Owner | undefined {
  return owners.get(attempt);
}
