import {randomBytes} from 'node:crypto';
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach} from 'node:test';
import pg from 'pg';
import Stripe from 'stripe';
import {
  startOrgBackend,
  writeDemoData,
  type OrgBackend,
  type OrgBackendOptions,
} from '../../demo/org-backend/index.js';
import type {Database, StoreLocation} from '../../demo/org-backend/store/database.js';
import {startFlakyStripe, type FlakyStripe} from './flaky-stripe.js';
import {startPostgres, type TestPostgres} from './postgres.js';
import {startStripeSimulator, type StripeSimulator} from '../../src/testing/index.js';

export const apiKey = 'browser demo 00000000-0000-4000-8000-000000000000';
export const pageOrigin = 'http://localhost:5173';

/** What a test sends beside method and path. */
export interface Sent {
  /** Sent as JSON; a string and bytes as they are. */
  readonly body?: unknown;
  readonly bearer?: string;
  /** Replaces or, with undefined, leaves out headers. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

type Call = (method: string, path: string, sent?: Sent) => Promise<Answer>;

/** An offline Stripe and a backend on it, which the tests of a file share; each test begins with both empty. */
export interface World {
  readonly stripe: StripeSimulator;
  readonly sdk: Stripe;
  /** Stands between backend and Stripe. */
  readonly line: FlakyStripe;
  readonly url: string;
  /** The store, for what no route does. */
  readonly database: Database;
  readonly call: Call;
  /** The same call, of each backend on the store in turn: PGlite has one, Postgres two. */
  readonly callAny: Call;
}

type BackendChoices = Partial<Omit<OrgBackendOptions, 'stripe' | 'store'>> & {
  /** The name of the Stripe account. */
  readonly account?: string;
};

/** Which store the backends of some tests have. */
export type StoreKind = 'pglite' | 'postgres';

/** Starts what some tests share, empties it before each of them, and stops it after them. */
export function useWorld(choices: BackendChoices = {}, kind: StoreKind = 'pglite'): () => World {
  const cleanups: (() => Promise<void>)[] = [];
  let world: World | undefined;
  let backends: readonly OrgBackend[] = [];
  before(async () => {
    const stripe = await startStripeSimulator();
    const line = await startFlakyStripe(stripe.url);
    const store = await freshStore(kind);
    cleanups.push(
      store.drop,
      () => stripe.stop(),
      () => line.stop(),
    );
    const count = kind === 'postgres' ? 2 : 1;
    let database: Database | undefined;
    const fill = (opened: Database) => {
      database ??= opened;
      return writeDemoData(opened);
    };
    backends = await Promise.all(
      Array.from({length: count}, () => startBackend(line.url, store.location, {...choices, fill})),
    );
    const calls = backends.map(
      ({url}): Call =>
        (...sent) =>
          call(url, ...sent),
    );
    let turn = 0;
    const callAny: Call = (...sent) => calls[turn++ % count]!(...sent);
    const [{url}] = backends as [OrgBackend];
    world = {stripe, sdk: sdkOf(stripe), line, url, database: database!, call: calls[0]!, callAny};
  });
  beforeEach(async () => {
    world!.line.fate = () => 'pass';
    await world!.stripe.reset();
    await backends[0]!.reset();
  });
  after(async () => {
    for (const backend of backends) await backend.stop();
    for (const cleanup of cleanups) await cleanup();
  });
  return () => world!;
}

/** So many that only tests about limits meet one. */
export const many = {requests: 1_000_000, seconds: 60} as const;

export function startBackend(
  stripeUrl: string,
  store: StoreLocation,
  {account, ...choices}: BackendChoices = {},
): Promise<OrgBackend> {
  return startOrgBackend({
    port: 0,
    stripe: {secretKey: 'sk_test_backend', apiUrl: stripeUrl, ...(account !== undefined && {account})},
    store,
    allowedOrigins: [pageOrigin],
    log: {level: 'silent'},
    rateLimits: {
      cardsPerOrg: many,
      cardsPerAddress: many,
      readsPerUser: many,
      signInsPerAddress: many,
      signInsPerAccount: many,
    },
    fill: writeDemoData,
    ...choices,
  });
}

interface TestStore {
  readonly location: StoreLocation;
  readonly drop: () => Promise<void>;
}

/** An empty store: PGlite in memory, or a schema of its own in Postgres. */
export async function freshStore(kind: StoreKind): Promise<TestStore> {
  return kind === 'pglite'
    ? {location: {memory: true}, drop: () => Promise.resolve()}
    : freshSchema(await sharedPostgres());
}

/** The same, for a store that outlives its backend. */
export async function lastingStore(kind: StoreKind): Promise<TestStore> {
  if (kind === 'postgres') return freshSchema(await sharedPostgres());
  const folder = await mkdtemp(join(tmpdir(), 'org-backend-'));
  return {location: {dataDir: join(folder, 'store')}, drop: () => rm(folder, {recursive: true})};
}

let starting: Promise<TestPostgres> | undefined;

/** One Postgres for all tests of a file: to start one takes seconds. */
async function sharedPostgres(): Promise<string> {
  starting ??= startPostgres();
  return (await starting).url;
}

/** Stops the Postgres that {@link freshStore} has started. Belongs after the last test of a file. */
export async function stopPostgres(): Promise<void> {
  await (await starting)?.stop();
  starting = undefined;
}

async function freshSchema(databaseUrl: string): Promise<TestStore> {
  const schema = `test_${randomBytes(8).toString('hex')}`;
  await inPostgres(databaseUrl, `create schema ${schema}`);
  const own = new URL(databaseUrl);
  own.searchParams.set('options', `-c search_path=${schema}`);
  return {
    location: {databaseUrl: own.href},
    drop: () => inPostgres(databaseUrl, `drop schema ${schema} cascade`),
  };
}

export function sdkOf({url, secretKey}: Pick<StripeSimulator, 'url' | 'secretKey'>): Stripe {
  const {hostname, port} = new URL(url);
  return new Stripe(secretKey, {host: hostname, port, protocol: 'http', telemetry: false});
}

/** Calls a backend as a page does that is signed in as `demo-billing`. */
export async function call(base: string, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const {body, bearer = 'demo-billing', headers: chosen = {}} = sent;
  const headers = new Headers({'x-api-key': apiKey, authorization: `Bearer ${bearer}`});
  if (body !== undefined) headers.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(chosen)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  const response = await fetch(base + path, {
    method,
    headers,
    ...(body !== undefined && {body: isRaw(body) ? body : JSON.stringify(body)}),
  });
  return {status: response.status, body: await response.json(), headers: response.headers};
}

function isRaw(body: unknown): body is string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' || body instanceof Uint8Array;
}

/** What a page knows of Stripe. */
type PageStripe = Pick<StripeSimulator, 'url' | 'publishableKey'>;

export interface TypedCard {
  readonly number?: string;
  readonly expMonth?: number;
  readonly expYear?: number;
  readonly cvc?: string;
}

/** Makes a token, with the publishable key, as Stripe.js does. */
export function makeToken(stripe: PageStripe, card: TypedCard = {}): Promise<string> {
  return make(stripe, '/v1/tokens', card);
}

/** Makes a payment method, with the publishable key, as Stripe.js does. */
export function makePaymentMethod(stripe: PageStripe, card: TypedCard = {}): Promise<string> {
  return make(stripe, '/v1/payment_methods', card, {type: 'card'});
}

/** The `card_…` id inside a token. */
export async function cardIdIn(sdk: Stripe, token: string): Promise<string> {
  const {card} = await sdk.tokens.retrieve(token);
  assert.ok(card);
  return card.id;
}

/** The payment methods attached to any customer that Stripe has. */
export async function attachedCards(sdk: Stripe): Promise<Stripe.PaymentMethod[]> {
  const customers = await sdk.customers.list({limit: 100});
  const lists = await Promise.all(
    customers.data.map(({id}) => sdk.customers.listPaymentMethods(id, {limit: 100})),
  );
  return lists.flatMap(({data}) => data);
}

/** What an error tells, in either API. */
export interface Refusal {
  readonly message: string;
  readonly error_code: string;
  readonly field?: string;
  readonly decline_code?: string;
}

/** The one error of an answer in Catalyze's shape; fails where the answer has another one, or another status. */
export function catalyzeRefusal({status, body}: Answer, expected: number): Refusal {
  assert.equal(status, expected, JSON.stringify(body));
  const {errors} = body as {errors?: (Refusal & {code?: unknown})[]};
  assert.equal(errors?.length, 1);
  assert.equal(errors[0]?.code, expected);
  assert.deepEqual(Object.keys(body as object), ['errors']);
  return soundRefusal(errors[0]);
}

export function catalyzeMessage(answer: Answer, expected: number): string {
  return catalyzeRefusal(answer, expected).message;
}

/** The error of an answer in Gatego's shape; fails where the answer has another one, or another status. */
export function gategoRefusal({status, body}: Answer, expected: number): Refusal {
  assert.equal(status, expected, JSON.stringify(body));
  return soundRefusal(body as Refusal);
}

export function gategoCode(answer: Answer, expected: number): string {
  return gategoRefusal(answer, expected).error_code;
}

function soundRefusal(refusal: Refusal): Refusal {
  const {message, error_code: code} = refusal;
  assert.ok(typeof message === 'string' && message.length > 0);
  assert.ok(typeof code === 'string' && /^[a-z]+(-[a-z]+)*$/.test(code));
  return refusal;
}

async function make(
  stripe: PageStripe,
  path: string,
  card: TypedCard,
  fields: Readonly<Record<string, string>> = {},
): Promise<string> {
  const {
    number = '4242424242424242',
    expMonth = 12,
    expYear = new Date().getUTCFullYear() + 5,
    cvc = '123',
  } = card;
  const response = await fetch(stripe.url + path, {
    method: 'POST',
    headers: {authorization: `Bearer ${stripe.publishableKey}`},
    body: new URLSearchParams({
      ...fields,
      'card[number]': number,
      'card[exp_month]': String(expMonth),
      'card[exp_year]': String(expYear),
      'card[cvc]': cvc,
    }),
  });
  const made = (await response.json()) as {id: string};
  assert.equal(response.status, 200, JSON.stringify(made));
  return made.id;
}

async function inPostgres(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({connectionString: databaseUrl});
  await client.connect();
  await client.query(statement);
  await client.end();
}
