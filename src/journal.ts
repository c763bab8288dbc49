import {holdAttempt, releaseAttempt} from './attempt-lock.js';
import type {Configuration} from './configuration/configuration.js';
import {isSame} from './is-same.js';
import type {Journal, JournalEntry} from './submission/ports.js';
import {ON_ITS_WAY, SENDING_BUDGET} from './submission/sending.js';
import type {Interrupted} from './submission/submission.js';

const PREFIX = 'payment-method-form:';

/** What `sessionStorage` holds for one attempt. */
interface Entry extends JournalEntry {
  readonly target: number;
  readonly sum?: Configuration['sum'];
  /** Milliseconds since 1970: by then every send has arrived or never will. */
  readonly arrivedBy: number;
}

/** Remembers an attempt in `sessionStorage`, where a reloaded page of the same tab finds it. Does nothing where there is none. */
export function createJournal(attempt: string, configuration: Configuration): Journal {
  const key = PREFIX + attempt;
  return {
    write: (entry) => {
      const arrivedBy = Date.now() + longest(configuration) + ON_ITS_WAY;
      const {sum} = configuration;
      const stored: Entry = {target: targetOf(configuration), arrivedBy, ...(sum && {sum}), ...entry};
      const write = (text: string) =>
        withStorage((storage) => {
          storage.setItem(key, text);
          return true;
        });
      // Where there is no room for it all, what was there must not go on saying that nothing was confirmed: this is no longer.
      const {intent, ...shorter} = stored;
      if (!write(JSON.stringify(stored)) && intent !== undefined) write(JSON.stringify(shorter));
    },
    claim: () => holdAttempt(attempt),
    erase: () => {
      releaseAttempt(attempt);
      withStorage((storage) => {
        storage.removeItem(key);
      });
    },
  };
}

/** An attempt that was found, with the sum that was agreed to. */
export interface Found extends Interrupted {
  readonly sum?: Configuration['sum'];
}

/** Whether an attempt at this intent is remembered, at whatever endpoint. */
export function isRemembered(intent: string): boolean {
  return readEntries().some(({entry}) => entry.intent === intent);
}

/** The attempts at the endpoint of this configuration that ended without anybody knowing how. */
export function findInterrupted(configuration: Configuration): readonly Found[] {
  const target = targetOf(configuration);
  return readEntries().flatMap(({attempt, entry}) => {
    if (entry.target !== target) return [];
    const {arrivedBy, credential, mayBeConfirmed, intent, sum} = entry;
    const mayArriveFor = Math.min(Math.max(arrivedBy - Date.now(), 0), configuration.timeout + ON_ITS_WAY);
    return [
      {
        attempt,
        mayArriveFor,
        credential,
        mayBeConfirmed,
        mayRepeat: isSame(sum, configuration.sum),
        ...(sum && {sum}),
        ...(intent !== undefined && {intent}),
      },
    ];
  });
}

/** Milliseconds from the first send to the end of the last one. */
function longest({timeout}: Configuration): number {
  return Math.max(SENDING_BUDGET, timeout);
}

/** What an attempt is at: only the same endpoint, for the same organization, can tell what became of it. */
function targetOf({contract, settings}: Configuration): number {
  return hash([contract.name, settings.endpoint, settings.orgId ?? ''].join(' '));
}

/** FNV-1a: an address may hold what does not belong into a storage. */
function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, char) => Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
}

function readEntries(): readonly {readonly attempt: string; readonly entry: Entry}[] {
  const found = withStorage((storage) =>
    Object.keys(storage).flatMap((key) => {
      const entry = key.startsWith(PREFIX) ? readEntry(storage.getItem(key)) : undefined;
      return entry ? [{attempt: key.slice(PREFIX.length), entry}] : [];
    }),
  );
  return found ?? [];
}

/** Other scripts of the page can write there too. */
function readEntry(text: string | null): Entry | undefined {
  try {
    const entry = JSON.parse(text ?? '') as Partial<Entry> | null;
    const {type, id} = entry?.credential ?? {};
    const whole =
      typeof entry?.target === 'number' &&
      typeof entry.arrivedBy === 'number' &&
      typeof entry.mayBeConfirmed === 'boolean' &&
      typeof id === 'string' &&
      /^(token|payment-method|confirmation-token|none)$/.test(type ?? '');
    return whole ? (entry as Entry) : undefined;
  } catch {
    return undefined;
  }
}

/** A browser may refuse the storage, or have none left. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
