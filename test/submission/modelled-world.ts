import type {Credential} from '../../src/submission/credential.js';
import type {Failure} from '../../src/submission/failure.js';
import type {
  Authentication,
  OrgEndpoint,
  Ports,
  Reconciliation,
  Reply,
  Unconfirmed,
} from '../../src/submission/ports.js';
import type {VirtualTime} from './virtual-time.js';

/** The four ways in which an org API can stand to a lost answer. */
export const apis = ['look-up', 'repeat', 'browser-confirms', 'server-confirms'] as const;
export type Api = (typeof apis)[number];

/** What happens to one request on its way to the org and back. */
export const requestFaults = [
  'none',
  'request-lost',
  'answer-lost',
  'request-late',
  'error-before',
  'error-after',
  'gateway-error-late',
  'too-many',
] as const;
export type RequestFault = (typeof requestFaults)[number];

/** What happens to one confirmation at Stripe. */
export const confirmationFaults = ['none', 'request-lost', 'answer-lost', 'request-late'] as const;
export type ConfirmationFault = (typeof confirmationFaults)[number];

/** Everything that chance decides in a run. */
export interface Chances {
  readonly api: Api;
  /** Whether the org answers "token already used" to a repeat, instead of what it answered first. */
  readonly forgetful: boolean;
  readonly declines: readonly boolean[];
  readonly requests: readonly RequestFault[];
  readonly confirmations: readonly ConfirmationFault[];
  readonly lookUpsFail: readonly boolean[];
  /** Milliseconds by which what is late is late. */
  readonly lateness: number;
}

type Draw = 'declines' | 'requests' | 'confirmations' | 'lookUps';

interface Intent {
  readonly credential: string;
  status: 'unconfirmed' | 'succeeded' | 'declined';
}

/** Milliseconds after which a request without an answer is given up. */
const TIMEOUT = 15_000;

const failure = (code: string, status?: number): Failure => ({
  phase: 'request',
  code,
  retry: 'later',
  ...(status !== undefined && {status}),
});
const lost: Reply = {kind: 'unclear', failure: failure('timeout'), mayStillArrive: true, repeat: {}};

/** An org, its bank and the lines to them, as simple as can be: what really happened is plain to see. */
export class ModelledWorld {
  /** Credentials that the org holds a card for, with how often each was saved. */
  readonly saved = new Map<string, number>();
  /** Credentials that were charged, with how often. */
  readonly charged = new Map<string, number>();
  /** For each attempt the credentials that were sent. */
  readonly sent = new Map<string, Set<string>>();
  readonly credentialOf = new Map<string, string>();
  readonly #declined = new Set<string>();
  readonly #intents = new Map<string, Intent>();
  readonly #used: Record<Draw, number> = {declines: 0, requests: 0, confirmations: 0, lookUps: 0};
  #attempts = 0;
  #made = 0;

  constructor(
    private readonly chances: Chances,
    private readonly time: VirtualTime,
  ) {}

  openPorts = (): Ports => {
    const attempt = `attempt-${String((this.#attempts += 1))}`;
    return {
      attempt,
      random: () => 1,
      isOnline: () => true,
      clock: {now: this.time.now, sleep: this.time.sleep},
      askToStart: () => Promise.resolve('go'),
      fields: {
        validate: () => [],
        createCredential: async () => {
          await this.time.sleep(100);
          return this.#makeCredential(attempt);
        },
      },
      endpoint: this.#endpoint(),
      authenticator: {
        authenticate: (secret, _credential, onChallenge) => {
          onChallenge();
          return this.#confirm(secret);
        },
        resume: (secret) => this.#read(secret),
      },
    };
  };

  #makeCredential(attempt: string): Credential {
    const id = `credential-${String((this.#made += 1))}`;
    this.credentialOf.set(attempt, id);
    if (this.#draw('declines', this.chances.declines, false)) this.#declined.add(id);
    return {type: 'token', id, cardId: `card of ${id}`};
  }

  #endpoint(): OrgEndpoint {
    const {api} = this.chances;
    const reconciliations: Readonly<Record<Api, Reconciliation>> = {
      'look-up': {
        kind: 'look-up',
        holds: ({id}) => {
          const fails = this.#draw('lookUps', this.chances.lookUpsFail, false);
          return fails ? Promise.reject(new Error('down')) : Promise.resolve(this.saved.has(id));
        },
      },
      repeat: {kind: 'repeat'},
      'browser-confirms': {kind: 'nothing-happened'},
      'server-confirms': {kind: 'none'},
    };
    return {
      repeatIsSafe: api !== 'server-confirms',
      reconciliation: reconciliations[api],
      prepare: (credential, attempt) =>
        Promise.resolve({
          send: () => {
            this.sent.set(attempt, (this.sent.get(attempt) ?? new Set()).add(credential.id));
            return this.#transport(() => this.#process(credential.id));
          },
        }),
    };
  }

  async #transport(process: () => Reply): Promise<Reply> {
    const error = (mayStillArrive: boolean): Reply => ({
      kind: 'unclear',
      failure: failure('server-error'),
      mayStillArrive,
      repeat: {},
    });
    switch (this.#draw('requests', this.chances.requests, 'none')) {
      case 'none':
        await this.time.sleep(200);
        return process();
      case 'request-lost':
        await this.time.sleep(TIMEOUT);
        return lost;
      case 'answer-lost':
        process();
        await this.time.sleep(TIMEOUT);
        return lost;
      case 'request-late':
        this.time.after(TIMEOUT + this.chances.lateness, process);
        await this.time.sleep(TIMEOUT);
        return lost;
      case 'error-before':
        await this.time.sleep(200);
        return error(false);
      case 'error-after':
        process();
        await this.time.sleep(200);
        return error(false);
      case 'gateway-error-late':
        this.time.after(this.chances.lateness, process);
        return error(true);
      case 'too-many':
        return {kind: 'refused', failure: failure('too-many-requests', 429), repeat: {}};
    }
  }

  /** What the org does with a request that arrives. */
  #process(credential: string): Reply {
    const {api, forgetful} = this.chances;
    if (api === 'browser-confirms') {
      const secret = `secret-${String(this.#intents.size)}`;
      this.#intents.set(secret, {credential, status: 'unconfirmed'});
      return {kind: 'accepted', clientSecret: secret};
    }
    if (this.saved.has(credential) && api !== 'server-confirms') {
      return forgetful && api === 'look-up'
        ? {kind: 'refused', failure: failure('request-rejected', 400)}
        : {kind: 'accepted'};
    }
    if (this.#declined.has(credential)) return {kind: 'refused', failure: failure('card_declined', 402)};
    count(this.saved, credential);
    if (api === 'server-confirms') count(this.charged, credential);
    return {kind: 'accepted'};
  }

  async #confirm(secret: string): Promise<Authentication> {
    const unclear: Authentication = {kind: 'unclear', failure: failure('stripe-unreachable')};
    switch (this.#draw('confirmations', this.chances.confirmations, 'none')) {
      case 'none':
        await this.time.sleep(2_000);
        this.#settle(secret);
        return this.#result(secret);
      case 'request-lost':
        await this.time.sleep(TIMEOUT);
        return unclear;
      case 'answer-lost':
        this.#settle(secret);
        await this.time.sleep(TIMEOUT);
        return unclear;
      case 'request-late':
        this.time.after(TIMEOUT + this.chances.lateness, () => {
          this.#settle(secret);
        });
        await this.time.sleep(TIMEOUT);
        return unclear;
    }
  }

  #settle(secret: string): void {
    const intent = this.#intents.get(secret);
    if (intent?.status !== 'unconfirmed') return;
    if (this.#declined.has(intent.credential)) {
      intent.status = 'declined';
      return;
    }
    intent.status = 'succeeded';
    count(this.charged, intent.credential);
    count(this.saved, intent.credential);
  }

  #read(secret: string): Promise<Authentication | Unconfirmed> {
    if (this.#draw('lookUps', this.chances.lookUpsFail, false)) {
      return Promise.resolve({kind: 'unclear', failure: failure('stripe-unreachable')});
    }
    const unconfirmed = this.#intents.get(secret)?.status === 'unconfirmed';
    return Promise.resolve(unconfirmed ? {kind: 'unconfirmed'} : this.#result(secret));
  }

  #result(secret: string): Authentication {
    return this.#intents.get(secret)?.status === 'succeeded'
      ? {kind: 'succeeded', warnings: []}
      : {kind: 'failed', failure: failure('card_declined', 402)};
  }

  #draw<T>(kind: Draw, from: readonly T[], otherwise: T): T {
    const index = this.#used[kind];
    this.#used[kind] += 1;
    return from[index] ?? otherwise;
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
