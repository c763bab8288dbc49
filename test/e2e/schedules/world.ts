import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import Stripe from 'stripe';
import {temporaryFolder} from '../../../.config/temporary-folder.js';
import {startOrgBackend} from '../../../demo/org-backend/index.js';
import type {Database} from '../../../demo/org-backend/store/database.js';
import {openStore} from '../../../demo/org-backend/store/open.js';
import {writeDemoData} from '../../../demo/org-backend/store/demo-data.js';
import {startStripeSimulator, type StripeSimulator} from '../../../src/testing/index.js';
import {startLine, type Line} from './line.js';

/** An offline Stripe, an org backend with many organizations, and the line to it: all of this process. */
export interface World {
  readonly simulator: StripeSimulator;
  readonly line: Line;
  /** Of an organization that nobody has used yet. */
  nextOrg(): string;
  truthAbout(orgId: string, credentials: readonly string[]): Promise<Truth>;
  stop(): Promise<void>;
}

/** What the org and Stripe say themselves, once everything is over. */
export interface Truth {
  /** For each credential: whether the org lists a card with its number and expiry. */
  readonly listed: ReadonlyMap<string, boolean>;
  /** For each credential: how often it was charged. */
  readonly charges: ReadonlyMap<string, number>;
  /** Number and expiry of each credential's card. */
  readonly cardOf: ReadonlyMap<string, string>;
  /** Number and expiry of the cards at Stripe, by which a card that is attached twice shows. */
  readonly attached: readonly string[];
  readonly customers: number;
}

/** Organizations in the store; one for each schedule, those that a counterexample is made smaller with included. */
const ORGS = 5_000;
const unlimited = {requests: 1_000_000, seconds: 60};
const browserKey = 'browser demo 00000000-0000-4000-8000-000000000000';

export async function startWorld(): Promise<World> {
  const simulator = await startStripeSimulator();
  const store = {dataDir: join(temporaryFolder(), 'store')};
  await (await openStore(store, seedOrgs)).close();
  const backend = await startOrgBackend({
    port: 0,
    stripe: {secretKey: simulator.secretKey, apiUrl: simulator.url},
    store,
    allowedOrigins: [],
    log: {level: 'silent'},
    rateLimits: {cardsPerOrg: unlimited, cardsPerAddress: unlimited, readsPerUser: unlimited},
  });
  const line = await startLine(backend.url, await pageFiles(simulator));
  let used = 0;
  return {
    simulator,
    line,
    nextOrg: () => orgId((used += 1)),
    truthAbout: (org, credentials) => readTruth(backend.url, simulator, org, credentials),
    stop: async () => {
      line.stop();
      await backend.stop();
      await simulator.stop();
    },
  };
}

const orgId = (number: number): string => `org_schedule_${number}`;

async function seedOrgs(database: Database): Promise<void> {
  await writeDemoData(database);
  await database.run(
    `insert into org (id, name) select 'org_schedule_' || n, 'Schedule ' || n from generate_series(1, $1::int) n`,
    [ORGS],
  );
  await database.run(
    `insert into payment_policy (org_id, currency, max_amount)
       select 'org_schedule_' || n, 'usd', 1000000 from generate_series(1, $1::int) n`,
    [ORGS],
  );
}

async function pageFiles({stripeJsUrl}: StripeSimulator): Promise<Map<string, readonly [string, string]>> {
  const script = fileURLToPath(new URL('stage.ts', import.meta.url));
  const {outputFiles} = await build({
    entryPoints: [script],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  const built = (path: string): Promise<string> =>
    readFile(new URL(`../../../dist/${path}`, import.meta.url), 'utf8');
  const element = await built('payment-method-form.min.js');
  const orgSide = await built('chunks/org-side.js');
  const page = `<!doctype html><title>Schedules</title><script src="/stage.js"></script>
    <script src="${stripeJsUrl}"></script><script src="/element.js"></script>`;
  return new Map([
    ['/', ['text/html; charset=utf-8', page]],
    ['/stage.js', ['text/javascript', outputFiles[0]?.text ?? '']],
    ['/element.js', ['text/javascript', element]],
    ['/chunks/org-side.js', ['text/javascript', orgSide]],
  ]);
}

interface CardFacts {
  readonly last4: string;
  readonly exp_month: number;
  readonly exp_year: number;
}

const identity = ({last4, exp_month: month, exp_year: year}: CardFacts): string =>
  `${last4} ${month}/${year}`;

async function readTruth(
  backendUrl: string,
  {url, secretKey}: StripeSimulator,
  org: string,
  credentials: readonly string[],
): Promise<Truth> {
  const {hostname, port} = new URL(url);
  const stripe = new Stripe(secretKey, {host: hostname, port, protocol: 'http', telemetry: false});
  const listed = await cardsOfOrg(backendUrl, org);
  const cardOf = new Map<string, string>();
  for (const id of credentials) cardOf.set(id, await cardBehind(stripe, id));
  const {data: customers} = await stripe.customers.search({query: `metadata['org_id']:'${org}'`});
  const attached: string[] = [];
  const charges = new Map<string, number>();
  for (const {id: customer} of customers) {
    const {data: methods} = await stripe.customers.listPaymentMethods(customer, {limit: 100});
    attached.push(...methods.flatMap(({card}) => (card ? [identity(card)] : [])));
    const {data: made} = await stripe.charges.list({customer, limit: 100});
    for (const {payment_method: id, status} of made)
      if (id !== null && status === 'succeeded') charges.set(id, (charges.get(id) ?? 0) + 1);
  }
  return {
    listed: new Map(credentials.map((id) => [id, listed.includes(cardOf.get(id) ?? '')])),
    charges,
    cardOf,
    attached,
    customers: customers.length,
  };
}

async function cardBehind(stripe: Stripe, credential: string): Promise<string> {
  const {card} = credential.startsWith('tok_')
    ? await stripe.tokens.retrieve(credential)
    : await stripe.paymentMethods.retrieve(credential);
  if (!card) throw new Error('A credential has no card.');
  return identity(card);
}

/** By the org's own API. */
async function cardsOfOrg(backendUrl: string, org: string): Promise<string[]> {
  const response = await fetch(`${backendUrl}/v2/org/${org}/customer`, {
    headers: {'X-Api-Key': browserKey, Authorization: 'Bearer demo-admin'},
  });
  if (response.status === 400) return [];
  if (!response.ok) throw new Error(`The org's cards cannot be read: ${response.status}`);
  const customer = (await response.json()) as {cards: {data: CardFacts[]}};
  return customer.cards.data.map(identity);
}
