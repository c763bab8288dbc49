import type {Credential} from '../../src/submission/credential.js';
import type {Failure} from '../../src/submission/failure.js';
import type {Authentication, Ports, Reconciliation, Reply, Unconfirmed} from '../../src/submission/ports.js';

export const token: Credential = {
  type: 'token',
  id: 'tok_1',
  cardId: 'card_1',
  card: {brand: 'visa', last4: '4242', expMonth: 12, expYear: 2034},
};

export const failure = (code: string): Failure => ({phase: 'request', code, retry: 'later'});

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
  readonly reconciliation?: Reconciliation;
  readonly makeDefault?: () => Promise<boolean>;
  readonly authentication?: Authentication;
  readonly resumed?: Authentication | Unconfirmed;
}

/** A world of which everything is known: what was asked of it, and how long was waited. */
export function fakeWorld(world: FakeWorld = {}): {
  readonly openPorts: () => Ports;
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
  const openPorts = (): Ports => ({
    attempt: `attempt-${String((attempts += 1))}`,
    random: () => 1,
    isOnline: () => world.online ?? true,
    clock: {
      now: () => now,
      sleep: (ms) => {
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
      reconciliation: world.reconciliation ?? {kind: 'none'},
      prepare: (credential, attempt) => {
        const isUnderWay = world.onPrepare?.() ?? false;
        const send = (): Promise<Reply> => {
          sent.push(`${attempt} ${credential.id}`);
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
        return Promise.resolve(world.authentication ?? {kind: 'succeeded', warnings: []});
      },
      resume: () => Promise.resolve(world.resumed ?? {kind: 'succeeded', warnings: []}),
    },
  });
  return {
    openPorts,
    sent,
    waits,
    credentials: () => credentials,
    pass: (ms) => {
      now += ms;
    },
  };
}
