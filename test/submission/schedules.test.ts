import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {Ending} from '../../src/submission/ending.js';
import {Submission} from '../../src/submission/submission.js';
import {apis, confirmationFaults, ModelledWorld, requestFaults, type Chances} from './modelled-world.js';
import {VirtualTime} from './virtual-time.js';

/** Random schedules; `SCHEDULES` for more, `SEED` to repeat a failure. */
const runs = Number(process.env['SCHEDULES'] ?? 5_000);
const seed = process.env['SEED'] === undefined ? {} : {seed: Number(process.env['SEED'])};

const actions = ['submit', 'submit', 'reconcile', 'edit', 'reset', 'cancel', 'wait', 'wait long'] as const;
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
  readonly submission: Submission;
  /** How each attempt ended last, by the attempt's id. */
  readonly endings: Map<string, Ending>;
  readonly open: Set<Promise<Ending>>;
}

function begin(chance: Chances, time: VirtualTime): Run {
  const world = new ModelledWorld(chance, time);
  const endings = new Map<string, Ending>();
  const submission = new Submission(world.openPorts, (state) => {
    if (state.status === 'ended') endings.set(state.attempt, state.ending);
  });
  return {world, submission, endings, open: new Set()};
}

function track(run: Run, ending: Promise<Ending>): void {
  run.open.add(ending);
  void ending.then(() => run.open.delete(ending));
}

async function act({submission, ...run}: Run, action: Action, time: VirtualTime): Promise<void> {
  switch (action) {
    case 'submit':
      track({submission, ...run}, submission.submit());
      return;
    case 'reconcile':
      track({submission, ...run}, submission.reconcile());
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
          await clearUp(run, chance, time);
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
async function clearUp(run: Run, {api}: Chances, time: VirtualTime): Promise<void> {
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
  if (api !== 'server-confirms' && state.status === 'ended') assert.notEqual(state.ending.status, 'unknown');
  check(run);
}
