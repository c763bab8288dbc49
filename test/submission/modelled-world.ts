import type {ErrorCode} from '../../src/submission/codes.js';
import type {Credential} from '../../src/submission/credential.js';
import type {Failure} from '../../src/submission/failure.js';
import type {
  Authentication,
  JournalEntry,
  OrgEndpoint,
  Ports,
  Reconciliation,
  Reply,
  Unconfirmed,
} from '../../src/submission/ports.js';
import {ON_ITS_WAY, SENDING_BUDGET} from '../../src/submission/sending.js';
import type {Interrupted} from '../../src/submission/submission.js';
import type {VirtualTime} from './virtual-time.js';

/** The ways in which an org API can stand to a lost answer; `keyed`: it honours an idempotency key. */
export const apis = [
  'look-up',
  'repeat',
  'browser-confirms',
  'server-confirms',
  'keyed browser-confirms',
  'keyed server-confirms',
] as const;
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

/** A page that a form stands on. Once it is reloaded, nothing of it goes on; what it has sent does. */
export interface Page {
  alive: boolean;
}

/** Milliseconds after which a request without an answer is given up. */
const TIMEOUT = 15_000;

const failure = (code: ErrorCode, status?: number): Failure => ({
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
  /** What `sessionStorage` holds, by the attempt's id. */
  readonly remembered = new Map<string, JournalEntry & {readonly arrivedBy: number}>();
  readonly #declined = new Set<string>();
  readonly #answers = new Map<string, Reply>();
  readonly #intents = new Map<string, Intent>();
  readonly #used: Record<Draw, number> = {declines: 0, requests: 0, confirmations: 0, lookUps: 0};
  #attempts = 0;
  #made = 0;

  constructor(
    private readonly chances: Chances,
    private readonly time: VirtualTime,
  ) {}

  openPorts(page: Page, attempt = `attempt-${String((this.#attempts += 1))}`): Ports {
    /** Whatever a page that is gone waited for never comes. */
    const onPage = async <T>(promise: Promise<T>): Promise<T> => {
      const value = await promise;
      return page.alive ? value : new Promise<T>(() => undefined);
    };
    return {
      attempt,
      random: () => 1,
      isOnline: () => true,
      clock: {now: this.time.now, sleep: (ms, signal) => onPage(this.time.sleep(ms, signal))},
      askToStart: () => Promise.resolve('go'),
      journal: {
        write: (entry) => {
          this.remembered.set(attempt, {...entry, arrivedBy: this.time.now() + SENDING_BUDGET + ON_ITS_WAY});
        },
        erase: () => this.remembered.delete(attempt),
        claim: () => Promise.resolve(true),
      },
      fields: {
        validate: () => [],
        createCredential: () => onPage(this.time.sleep(100).then(() => this.#makeCredential(attempt))),
      },
      endpoint: this.#endpoint(onPage),
      authenticator: {
        authenticate: (secret, _credential, onChallenge) => {
          onChallenge();
          return onPage(this.#confirm(secret));
        },
        resume: (secret) => onPage(this.#read(secret)),
      },
    };
  }

  /** What a page that comes back finds. */
  interrupted(): Interrupted[] {
    return [...this.remembered].map(([attempt, {arrivedBy, ...entry}]) => ({
      attempt,
      ...entry,
      mayArriveFor: Math.min(Math.max(arrivedBy - this.time.now(), 0), TIMEOUT + ON_ITS_WAY),
    }));
  }

  #makeCredential(attempt: string): Credential {
    const id = `credential-${String((this.#made += 1))}`;
    this.credentialOf.set(attempt, id);
    if (this.#draw('declines', this.chances.declines, false)) this.#declined.add(id);
    return {type: 'token', id, cardId: `card of ${id}`};
  }

  #endpoint(onPage: <T>(promise: Promise<T>) => Promise<T>): OrgEndpoint {
    const {api} = this.chances;
    const reconciliations: Readonly<Record<Api, Reconciliation>> = {
      'look-up': {
        kind: 'look-up',
        holds: ({id}) => {
          const fails = this.#draw('lookUps', this.chances.lookUpsFail, false);
          return onPage(fails ? Promise.reject(new Error('down')) : Promise.resolve(this.saved.has(id)));
        },
      },
      repeat: {kind: 'repeat'},
      'browser-confirms': {kind: 'nothing-happened'},
      'server-confirms': {kind: 'none'},
      'keyed browser-confirms': {kind: 'nothing-happened'},
      'keyed server-confirms': {kind: 'repeat'},
    };
    return {
      repeatIsSafe: api !== 'server-confirms',
      replays: api.startsWith('keyed'),
      renew: () => undefined,
      reconciliation: reconciliations[api],
      prepare: (credential, attempt) =>
        Promise.resolve({
          send: () => {
            this.sent.set(attempt, (this.sent.get(attempt) ?? new Set()).add(credential.id));
            return onPage(this.#transport(() => this.#answer(credential.id, attempt)));
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

  /** An org that honours the key answers a repeat as it answered the first. */
  #answer(credential: string, attempt: string): Reply {
    const known = this.chances.api.startsWith('keyed') ? this.#answers.get(attempt) : undefined;
    const answer = known ?? this.#process(credential);
    this.#answers.set(attempt, answer);
    return answer;
  }

  /** What the org does with a request that arrives. */
  #process(credential: string): Reply {
    const {api, forgetful} = this.chances;
    if (api.endsWith('browser-confirms')) {
      const secret = `secret-${String(this.#intents.size)}`;
      this.#intents.set(secret, {credential, status: 'unconfirmed'});
      return {kind: 'accepted', clientSecret: secret};
    }
    if (this.saved.has(credential) && !api.endsWith('server-confirms')) {
      return forgetful && api === 'look-up'
        ? {kind: 'refused', failure: failure('request-rejected', 400)}
        : {kind: 'accepted'};
    }
    if (this.#declined.has(credential)) return {kind: 'refused', failure: failure('card_declined', 402)};
    count(this.saved, credential);
    if (api.endsWith('server-confirms')) count(this.charged, credential);
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
