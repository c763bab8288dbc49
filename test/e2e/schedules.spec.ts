import type {Browser} from '@playwright/test';
import fc from 'fast-check';
import {schedules, type Schedule} from './schedules/chances.js';
import {check, toldStatuses} from './schedules/check.js';
import {Tab} from './schedules/tab.js';
import {startWorld, type World} from './schedules/world.js';
import {expect, test} from './support/fixtures.js';

/**
 * Random schedules: some among the other tests, more with `npm run storm:submission`, or as many as `SCHEDULES` says. `SEED`
 * repeats a failure with the seed that it named.
 */
const runs = Number(process.env['SCHEDULES'] ?? 20);
const given = process.env['SEED'];
const seed = given === undefined ? Date.now() % 1_000_000_000 : Number(given);

/** Tabs at once. Each runs its part of the schedules with a seed of its own, which is the one that a failure names. */
const TABS = 3;
/** Milliseconds for one schedule, on a machine that has much else to do. */
const PATIENCE = 3_000;
/** Milliseconds to start everything, and to make a counterexample smaller. */
const MARGIN = 120_000;

test(`the outcome is true, in ${runs} schedules of people, networks and Stripe`, async ({browser}) => {
  test.setTimeout(2 * MARGIN + runs * PATIENCE);
  const tabs = given === undefined ? TABS : 1;
  const seen = new Map<string, number>();
  const world = await startWorld();
  try {
    const storms = Array.from({length: tabs}, (_, tab) => storm(world, browser, seed + tab, seen));
    // The others come to their end, or their tabs would be gone in the middle of it.
    await Promise.allSettled(storms);
    await Promise.all(storms);
  } finally {
    await world.stop();
  }
  console.log(`SEED=${seed}: ${[...seen].map(([status, count]) => `${count} ${status}`).join(', ')}`);
  for (const status of ['attached', 'failed', 'unknown', 'canceled'])
    expect(seen.get(status) ?? 0, `attempts that end ${status}`).toBeGreaterThan(runs / 100);
});

/** One tab's part of the schedules. */
async function storm(
  world: World,
  browser: Browser,
  ownSeed: number,
  seen: Map<string, number>,
): Promise<void> {
  const tab = await Tab.open(world, browser, `tab${ownSeed}`);
  const property = fc.asyncProperty(schedules, async (schedule) => {
    for (const status of await run(world, tab, schedule)) seen.set(status, (seen.get(status) ?? 0) + 1);
  });
  try {
    await fc.assert(property, {
      numRuns: Math.ceil(runs / TABS),
      seed: ownSeed,
      interruptAfterTimeLimit: MARGIN + runs * PATIENCE,
      markInterruptAsFailure: true,
    });
  } finally {
    await tab.close();
  }
}

/** Runs a schedule on an organization of its own, and answers what its attempts were told. */
async function run(world: World, tab: Tab, schedule: Schedule): Promise<readonly string[]> {
  const org = world.nextOrg();
  const passage = world.line.open(org, schedule);
  const remains = await tab.run(schedule, org, passage);
  const {sends} = passage;
  const truth = await world.truthAbout(org, [...new Set(sends.map(({credential}) => credential))]);
  check({schedule, sends, remains, truth});
  return toldStatuses(remains);
}
