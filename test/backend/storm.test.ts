import {after, before, it} from 'node:test';
import pg from 'pg';
import {startStripeSimulator, type StripeSimulator} from '../../src/testing/index.js';
import {prepareFleet, type BackendProcess, type Fleet} from './fleet.js';
import {startFlakyStripe, type FlakyStripe} from './flaky-stripe.js';
import {onPostgres} from './postgres.js';
import {
  assertSavedOnce,
  distinctCards,
  makeCallers,
  saveAtLast,
  summary,
  troubles,
  type Caller,
  type Told,
} from './storm.js';
import {freshStore, many, pageOrigin, stopPostgres} from './support.js';

/** How many callers save at once, and how many runs lose a process: a few among the other tests, all of them with `npm run storm:backend`. */
const atOnce = Number(process.env['STORM_CALLERS'] ?? 100);
const kills = Number(process.env['STORM_KILLS'] ?? 5);
const fleetSize = 4;

onPostgres('A storm on four backend processes', () => {
  const cleanups: (() => Promise<void>)[] = [];
  let stripe: StripeSimulator;
  let line: FlakyStripe;
  let fleet: Fleet;
  let database: pg.Client;
  let backends: BackendProcess[];

  before(async () => {
    cleanups.push(stopPostgres);
    const {location, drop} = await freshStore('postgres');
    cleanups.push(drop);
    stripe = await startStripeSimulator();
    cleanups.push(() => stripe.stop());
    line = await startFlakyStripe(stripe.url);
    cleanups.push(() => line.stop());
    if (!('databaseUrl' in location)) throw new Error('These tests need Postgres.');
    database = new pg.Client({connectionString: location.databaseUrl});
    await database.connect();
    cleanups.push(() => database.end());
    fleet = await prepareFleet({
      port: 0,
      stripe: {secretKey: 'sk_test_backend', apiUrl: line.url},
      store: location,
      allowedOrigins: [pageOrigin],
      log: {level: 'silent'},
      rateLimits: {cardsPerOrg: many, cardsPerAddress: many},
      attemptLimit: 0.5,
    });
    cleanups.push(() => fleet.stop());
    backends = await Promise.all(Array.from({length: fleetSize}, () => fleet.start()));
  });
  after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });

  const makeOrg = async (orgId: string) => {
    await stripe.reset();
    await database.query('insert into org (id, name) values ($1, $1)', [orgId]);
  };
  // When one gives up the others are waited for all the same: what they still do would be the next test's trouble.
  const saveAll = async (callers: readonly Caller[]): Promise<Told[]> => {
    const saving = callers.map((caller, index) =>
      saveAtLast(caller, (attempt) => backends[(index + attempt) % fleetSize]!.url),
    );
    await Promise.allSettled(saving);
    return Promise.all(saving);
  };

  it(`of ${atOnce} first cards at once makes one customer, each card once, and tells everyone the truth`, async (test) => {
    await makeOrg('org_storm');
    const callers = await makeCallers(stripe, 'org_storm', atOnce, distinctCards);
    line.fate = troubles;
    const told = await saveAll(callers);
    line.fate = () => 'pass';
    await assertSavedOnce(stripe, callers, told);
    test.diagnostic(`${atOnce} callers were told: ${summary(told)}`);
  });

  it(`loses and doubles nothing when a process is killed in the middle, ${kills} times`, async (test) => {
    const everything: Told[] = [];
    let spare = fleet.start();
    for (let run = 0; run < kills; run++) {
      const orgId = `org_kill_${run}`;
      await makeOrg(orgId);
      const callers = await makeCallers(stripe, orgId, 20, 3);
      const victim = run % fleetSize;
      const killed = killInTheMiddle(line, backends[victim]!, 1 + Math.floor(Math.random() * 60));
      const replaced = killed.then(async () => {
        backends[victim] = await spare;
      });
      const told = await saveAll(callers);
      await replaced;
      spare = fleet.start();
      line.fate = () => 'pass';
      await assertSavedOnce(stripe, callers, told);
      everything.push(...told);
    }
    await (await spare).stop();
    test.diagnostic(`${kills} runs, ${everything.length} callers were told: ${summary(everything)}`);
  });
});

/** Kills a process once Stripe was called so many times, while that call is under way. */
function killInTheMiddle(line: FlakyStripe, victim: BackendProcess, calls: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = calls;
    line.fate = () => {
      left--;
      if (left === 0) victim.kill().then(resolve, reject);
      return troubles();
    };
  });
}
