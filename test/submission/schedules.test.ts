import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Ending} from '../../src/submission/ending.js';
import {Submission} from '../../src/submission/submission.js';
import {
  apis,
  confirmationFaults,
  ModelledWorld,
  requestFaults,
  type Chances,
  type Page,
} from './modelled-world.js';
import {VirtualTime} from './virtual-time.js';

/** Random schedules; `SCHEDULES` for more, `SEED` to repeat a failure. */
const runs = Number(process.env['SCHEDULES'] ?? 5_000);
const seed = process.env['SEED'] === undefined ? {} : {seed: Number(process.env['SEED'])};

const actions = [
  'submit',
  'submit',
  'reconcile',
  'edit',
  'reset',
  'cancel',
  'leave',
  'reload',
  'wait',
  'wait long',
] as const;
type Action = (typeof actions)[number];

/** Milliseconds: longer than an attempt may take, repeats and everything late included. */
const BUDGET = 120_000;

const chances: fc.Arbitrary<Chances> = fc.record({
  api: fc.constantFrom(...apis),
  forgetful: fc.boolean(),
  declines: fc.array(fc.boolean(), {maxLength: 4}),
  requests: fc.array(fc.constantFrom(...requestFaults), {maxLength: 10}),
  confirmations: fc.array(fc.constantFrom(...confirmationFaults), {maxLength: 4}),
  lookUpsFail: fc.array(fc.boolean(), {maxLength: 6}),
  lateness: fc.integer({min: 0, max: 25_000}),
});

interface Run {
  readonly world: ModelledWorld;
  /** How each attempt ended last, by the attempt's id. */
  readonly endings: Map<string, Ending>;
  page: Page;
  submission: Submission;
  /** Of the page that is there now. */
  open: Set<Promise<Ending>>;
}

function begin(chance: Chances, time: VirtualTime): Run {
  const world = new ModelledWorld(chance, time);
  const endings = new Map<string, Ending>();
  return {world, endings, ...openPage(world, endings)};
}

function openPage(
  world: ModelledWorld,
  endings: Map<string, Ending>,
): Pick<Run, 'page' | 'submission' | 'open'> {
  const page = {alive: true};
  const submission = new Submission(
    (attempt) => world.openPorts(page, attempt),
    (state) => {
      if (state.status === 'ended' && page.alive) endings.set(state.attempt, state.ending);
    },
  );
  return {page, submission, open: new Set()};
}

/** The page goes in the middle of whatever it did, and comes back. */
function reload(run: Run): void {
  run.page.alive = false;
  Object.assign(run, openPage(run.world, run.endings));
  const [interrupted] = run.world.interrupted();
  if (!interrupted) return;
  run.submission.takeUp(interrupted);
  if (run.submission.running) track(run, run.submission.running);
}

function track({open}: Run, ending: Promise<Ending>): void {
  open.add(ending);
  void ending.then(() => open.delete(ending));
}

async function act(run: Run, action: Action, time: VirtualTime): Promise<void> {
  const {submission} = run;
  switch (action) {
    case 'submit':
      track(run, submission.submit());
      return;
    case 'reconcile':
      track(run, submission.reconcile());
      return;
    case 'reload':
      reload(run);
      return;
    case 'edit':
      submission.edited();
      return;
    case 'reset':
      // A person who starts over after an unknown outcome was told what that may mean: not what is tested here.
      if (submission.state.status !== 'ended' || submission.state.ending.status !== 'unknown')
        submission.reset();
      return;
    case 'cancel':
      submission.cancel('reconfigured');
      return;
    case 'leave':
      submission.cancel('disconnected');
      return;
    case 'wait':
      return time.pass(700);
    case 'wait long':
      return time.pass(31_000);
  }
}

function check({world, endings}: Run): void {
  for (const [attempt, ending] of endings) {
    const credential = world.credentialOf.get(attempt);
    const held = credential !== undefined && world.saved.has(credential);
    assert.ok((world.sent.get(attempt)?.size ?? 0) <= 1, 'an attempt sends one credential only');
    assert.ok((world.saved.get(credential ?? '') ?? 0) <= 1, 'an attempt saves a card at most once');
    assert.ok((world.charged.get(credential ?? '') ?? 0) <= 1, 'an attempt charges at most once');
    if (ending.status === 'attached') assert.ok(held, 'attached means that the org holds the card');
    if (ending.status === 'failed') assert.ok(!held, 'failed means that the org does not hold the card');
    if (ending.status === 'canceled')
      assert.equal(world.sent.get(attempt), undefined, 'canceled means that nothing was sent');
  }
}

describe('Whatever people do and lines break', () => {
  it(`the outcome is true, in ${String(runs)} schedules`, async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        chances,
        fc.array(fc.constantFrom(...actions), {minLength: 1, maxLength: 12}),
        async (chance, schedule) => {
          const time = new VirtualTime();
          const run = begin(chance, time);
          track(run, run.submission.submit());
          for (const action of schedule) {
            await act(run, action, time);
            await time.pass(1);
          }
          await time.pass(BUDGET);
          assert.equal(run.open.size, 0, 'every attempt ends within its budget');
          await time.pass(BUDGET);
          check(run);
          await clearUp(run, time);
          for (const {status} of run.endings.values()) seen.set(status, (seen.get(status) ?? 0) + 1);
        },
      ),
      {numRuns: runs, ...seed},
    );
    for (const status of ['attached', 'failed', 'unknown', 'canceled']) {
      assert.ok((seen.get(status) ?? 0) > runs / 200, `${status} is among the endings`);
    }
  });
});

/** Once the lines hold again, `reconcile` tells the truth wherever the API can tell. */
async function clearUp(run: Run, time: VirtualTime): Promise<void> {
  const {submission} = run;
  for (
    let tries = 0;
    tries < 20 && submission.state.status === 'ended' && submission.state.ending.status === 'unknown';
    tries += 1
  ) {
    track(run, submission.reconcile());
    await time.pass(BUDGET);
  }
  const {state} = submission;
  if (submission.canReconcile) assert.fail(`what can be found out stays open: ${JSON.stringify(state)}`);
  if (state.status === 'ended' && state.ending.status !== 'unknown')
    assert.equal(run.world.remembered.has(state.attempt), false, 'what is known need not be remembered');
  check(run);
}
