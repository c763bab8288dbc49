import assert from 'node:assert/strict';
import {startOrgBackend, writeDemoData} from '../../../demo/org-backend/index.js';
import {startStripeSimulator} from '../../../src/testing/index.js';
import {hasPostgres} from '../../backend/postgres.js';
import {
  call,
  freshStore,
  makePaymentMethod,
  makeToken,
  many,
  pageOrigin,
  sdkOf,
  stopPostgres,
  type TypedCard,
} from '../../backend/support.js';
import {ownShare, percentile, perSecond, table, type Figures} from './figures.js';
import {startSlowStripe} from './slow-stripe.js';
import {sameCalls, withoutLookUps, type Sequence} from './stripe-sequence.js';

// The three routes that save or charge a card, side by side with the calls of Stripe's bare SDK that each of them makes, and with the fewest
// that would do if nothing had to be looked at first.

/** Milliseconds that each call of Stripe's takes. */
const latency = 150;
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 20);
const atOnce = 8;
const target = 0.2;
let made = 0;

interface Route {
  readonly name: string;
  readonly path: string;
  readonly body: (credential: string) => object;
  readonly sequence: keyof typeof sameCalls;
}

const routes: readonly Route[] = [
  {
    name: 'POST /v2/org/{orgId}/payment',
    path: '/v2/org/org_demo/payment',
    body: (paymentId) => ({paymentId}),
    sequence: 'saveToken',
  },
  {
    name: 'POST /api/organization/{organizationId}/payment/paymentmethod/',
    path: '/api/organization/org_demo/payment/paymentmethod/',
    body: (id) => ({provider_payment_method_id: id}),
    sequence: 'attach',
  },
  {
    name: 'POST /api/payment/intent',
    path: '/api/payment/intent',
    body: (id) => ({amount: 5000, currency: 'usd', payment_method: id}),
    sequence: 'intent',
  },
];

const stripe = await startStripeSimulator();
const slow = await startSlowStripe(stripe.url, latency);
const kind = hasPostgres() ? 'postgres' : 'pglite';
const {location, drop} = await freshStore(kind);
const backend = await startOrgBackend({
  port: 0,
  stripe: {secretKey: 'sk_test_backend', apiUrl: slow.url},
  store: location,
  allowedOrigins: [pageOrigin],
  log: {level: 'silent'},
  rateLimits: {cardsPerOrg: many, cardsPerAddress: many},
  maxCards: 1_000_000,
  fill: writeDemoData,
});
const bare = sdkOf({url: slow.url, secretKey: 'sk_test_bare'});
const direct = sdkOf(stripe);

try {
  // Both work on a customer that has a default card: to make either is not what is measured.
  await through(routes[0]!, await makeToken(stripe));
  const bareCustomer = await direct.customers.create({
    payment_method: await makePaymentMethod(stripe),
  });
  const rows = [];
  for (const route of routes) rows.push({route, ...(await compare(route, bareCustomer.id))});
  report(rows);
} finally {
  await backend.stop();
  await drop();
  await stopPostgres();
  await slow.stop();
  await stripe.stop();
}

interface Comparison {
  readonly ours: Figures;
  readonly same: Figures;
  readonly fewest: Figures;
}

/** They take turns, so that whatever else the machine does hits all of them. */
async function compare(route: Route, customerId: string): Promise<Comparison> {
  const calls = (sequence: Sequence) => (credential: string) => sequence(bare, {customerId, credential});
  const ways = {
    ours: (credential: string) => through(route, credential),
    same: calls(sameCalls[route.sequence]),
    fewest: calls(withoutLookUps[route.sequence]),
  };
  const batches: Record<keyof typeof ways, Figures[]> = {ours: [], same: [], fewest: []};
  const names = ['ours', 'same', 'fewest'] as const;
  for (let round = 0; round < rounds + 1; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse())
      batches[name].push(await batch(route, ways[name]));
  }
  // The first round warms up.
  return {
    ours: together(batches.ours.slice(1)),
    same: together(batches.same.slice(1)),
    fewest: together(batches.fewest.slice(1)),
  };
}

async function batch(route: Route, work: (credential: string) => Promise<unknown>): Promise<Figures> {
  const make = route.sequence === 'saveToken' ? makeToken : makePaymentMethod;
  const credentials = await Promise.all(Array.from({length: atOnce}, () => make(stripe, nextCard())));
  const started = performance.now();
  const times = await Promise.all(
    credentials.map(async (credential) => {
      await work(credential);
      return performance.now() - started;
    }),
  );
  const elapsed = performance.now() - started;
  await removeCards();
  return {times, elapsed};
}

async function through({path, body}: Route, credential: string): Promise<void> {
  const answer = await call(backend.url, 'POST', path, {body: body(credential)});
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

/** Each batch finds what the first one found. */
async function removeCards(): Promise<void> {
  for (const {
    id,
    invoice_settings: {default_payment_method: standard},
  } of (await direct.customers.list()).data) {
    const cards = await direct.customers.listPaymentMethods(id, {limit: 100});
    const surplus = cards.data.filter((card, index) =>
      standard === null ? index < cards.data.length - 1 : card.id !== standard,
    );
    for (const card of surplus) await direct.paymentMethods.detach(card.id);
  }
}

/** A card that is like none before. */
function nextCard(): TypedCard {
  made++;
  return {expMonth: 1 + (made % 12), expYear: 2030 + (Math.floor(made / 12) % 40)};
}

function together(batches: readonly Figures[]): Figures {
  return {
    times: batches.flatMap(({times}) => times),
    elapsed: batches.reduce((sum, {elapsed}) => sum + elapsed, 0),
  };
}

function report(rows: readonly (Comparison & {readonly route: Route})[]): void {
  const cells = (figures: Figures, ours?: Figures) => [
    perSecond(figures).toFixed(1),
    percentile(figures.times, 0.5).toFixed(0),
    percentile(figures.times, 0.99).toFixed(0),
    ...(ours
      ? [
          (percentile(ours.times, 0.5) - percentile(figures.times, 0.5)).toFixed(0),
          `${(ownShare(ours, figures) * 100).toFixed(1)} %`,
        ]
      : ['', '']),
  ];
  const lines = rows.flatMap(({route, ours, same, fewest}) => [
    [route.name, ...cells(ours)],
    ['  the same calls of the bare SDK', ...cells(same, ours)],
    ['  the fewest calls, nothing looked at', ...cells(fewest, ours)],
  ]);
  console.log(
    `Store: ${kind}. ${rounds * atOnce} requests for each row, ${atOnce} at once, the three kinds in turn. ` +
      `Each call of the offline Stripe is held back to ${latency} ms: on loopback it would be faster than Stripe ever is.\n`,
  );
  console.log(table([['', 'per second', 'p50 ms', 'p99 ms', 'ours takes more, ms', 'share'], ...lines]));
  const shareOf = (kindOf: 'same' | 'fewest') =>
    Math.max(...rows.map((row) => ownShare(row.ours, row[kindOf])));
  const [own, looking] = [shareOf('same'), shareOf('fewest')].map((share) => `${(share * 100).toFixed(1)} %`);
  const met = shareOf('same') < target;
  console.log(
    `\nOur own share of the time (server, store, checks) is at most ${own}: ${met ? 'under' : 'NOT under'} ${target * 100} %. ` +
      `Together with the look-ups at Stripe, by which cards do not double and others' are refused, it is at most ${looking}.`,
  );
  if (!met) process.exitCode = 1;
}
