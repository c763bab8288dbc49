import type {ErrorCode} from '../../src/submission/codes.js';
import type {Credential} from '../../src/submission/credential.js';
import type {Ending} from '../../src/submission/ending.js';
import type {Failure} from '../../src/submission/failure.js';
import type {
  Authentication,
  JournalEntry,
  Ports,
  Reconciliation,
  Reply,
  Unconfirmed,
} from '../../src/submission/ports.js';
import type {Predecessor} from '../../src/submission/submission.js';

export const token: Credential = {
  type: 'token',
  id: 'tok_1',
  cardId: 'card_1',
  card: {brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034},
};

export const failure = (code: ErrorCode): Failure => ({phase: 'request', code, retry: 'later'});

export const accepted: Reply = {kind: 'accepted'};
export const refused: Extract<Reply, {kind: 'refused'}> = {
  kind: 'refused',
  failure: failure('request-rejected'),
};
export const noAnswer: Reply = {
  kind: 'unclear',
  failure: failure('network-error'),
  mayStillArrive: true,
  repeat: {},
};
export const serverError: Reply = {
  kind: 'unclear',
  failure: failure('server-error'),
  mayStillArrive: false,
  repeat: {},
};

/** A form that has left the page in the middle of an attempt which ends like this. */
export const leaving = (ending: Ending, clientSecret?: string): Predecessor => ({
  running: Promise.resolve(ending),
  clientSecret,
});

export interface FakeWorld {
  /** What each send is answered with; the last one again when they run out. */
  readonly replies?: readonly Reply[];
  readonly invalid?: readonly Failure[];
  readonly online?: boolean;
  readonly start?: 'go' | 'canceled' | Failure;
  readonly credential?: () => Promise<Credential | Failure>;
  readonly prepared?: 'canceled' | Failure;
  /** Called when the request is shown to the page; `true`: the page sends it by itself. */
  readonly onPrepare?: () => boolean;
  readonly repeatIsSafe?: boolean;
  readonly replays?: boolean;
  readonly reconciliation?: Reconciliation;
  readonly makeDefault?: () => Promise<boolean>;
  readonly authentication?: Authentication;
  /** Whether a page in another tab is at the attempt. */
  readonly inOtherTab?: () => boolean;
  readonly resumed?: Authentication | Unconfirmed;
  readonly onSend?: () => void;
  readonly onAuthenticate?: () => void;
  /** @param forPerson whether somebody is there for a challenge */
  readonly onResume?: (forPerson: boolean) => void;
}

/** Milliseconds. Waits between sends pass at once; longer ones when the test has time pass. */
const LONGEST_BETWEEN_SENDS = 20_000;

/** A world of which everything is known: what was asked of it, and how long was waited. */
export function fakeWorld(world: FakeWorld = {}): {
  readonly openPorts: (attempt?: string) => Ports;
  /** What is remembered over a reload, by the attempt's id. */
  readonly journal: ReadonlyMap<string, JournalEntry>;
  readonly sent: string[];
  readonly waits: number[];
  readonly credentials: () => number;
  pass: (ms: number) => void;
} {
  const sent: string[] = [];
  const waits: number[] = [];
  let credentials = 0;
  let attempts = 0;
  let now = 0;
  const replies = [...(world.replies ?? [accepted])];
  const journal = new Map<string, JournalEntry>();
  const timers = new Map<() => void, number>();
  const later = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      timers.set(resolve, now + ms);
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  const openPorts = (attempt = `attempt-${String((attempts += 1))}`): Ports => ({
    attempt,
    journal: {
      write: (entry) => journal.set(attempt, entry),
      erase: () => journal.delete(attempt),
      claim: () => Promise.resolve(world.inOtherTab?.() !== true),
    },
    random: () => 1,
    isOnline: () => world.online ?? true,
    clock: {
      now: () => now,
      sleep: (ms, signal) => {
        if (ms > LONGEST_BETWEEN_SENDS) return later(ms, signal);
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
    },
    askToStart: () => Promise.resolve(world.start ?? 'go'),
    fields: {
      validate: () => world.invalid ?? [],
      createCredential: () => {
        credentials += 1;
        return world.credential?.() ?? Promise.resolve(token);
      },
    },
    endpoint: {
      repeatIsSafe: world.repeatIsSafe ?? true,
      replays: world.replays ?? false,
      renew: () => undefined,
      reconciliation: world.reconciliation ?? {kind: 'none'},
      prepare: (credential, attempt) => {
        const isUnderWay = world.onPrepare?.() ?? false;
        const send = (): Promise<Reply> => {
          sent.push(`${attempt} ${credential.id}`);
          world.onSend?.();
          const reply = replies.length > 1 ? replies.shift() : replies[0];
          return Promise.resolve(reply ?? accepted);
        };
        return Promise.resolve(world.prepared ?? {send, isUnderWay});
      },
      ...(world.makeDefault && {makeDefault: world.makeDefault}),
    },
    authenticator: {
      authenticate: (_secret, _credential, onChallenge) => {
        onChallenge();
        world.onAuthenticate?.();
        return Promise.resolve(world.authentication ?? {kind: 'succeeded', warnings: []});
      },
      resume: (_secret, onChallenge) => {
        world.onResume?.(onChallenge !== undefined);
        return Promise.resolve(world.resumed ?? {kind: 'succeeded', warnings: []});
      },
    },
  });
  return {
    openPorts,
    journal,
    sent,
    waits,
    credentials: () => credentials,
    pass: (ms) => {
      now += ms;
      for (const [run, due] of timers) if (due <= now) run();
    },
  };
}
