import {inBlock} from './output-block.js';
import {addTallies, exitCodeOf, type Tally} from './tally.js';
import {report, type StepResult} from './test-report.js';
import {steps, type Part, type Run} from './test-steps.js';

// The whole test run, or the one step that the command line names, with that step's own arguments.

/** Parts at once: one for each core of a small machine. */
const AT_ONCE = 2;

const [chosen, ...args] = process.argv.slice(2);
const results = chosen === undefined ? await runEverything() : [await runAlone(chosen)];
console.log(`\n${report(results)}`);
process.exitCode = exitCodeOf(results.flatMap(({tallies}) => tallies));

/** A step that runs alone shows what it does while it does it. */
async function runAlone(name: string): Promise<StepResult> {
  const step = steps[name];
  if (step === undefined) {
    console.error(`There is no step ${name}: the steps are ${Object.keys(steps).join(', ')}.`);
    process.exit(1);
  }
  console.log(`\n── ${name} ──`);
  return {step: name, ...(await run(name, step.alone(args), 'inherit'))};
}

/** The build goes first, as most of the rest needs what it makes. */
async function runEverything(): Promise<readonly StepResult[]> {
  const all = Object.entries(steps).map(([step, {parts}]) => ({step, parts: parts()}));
  const [build, ...waiting] = all.flatMap(({parts}) => parts);
  if (build === undefined) return [];
  const results = new Map<Part, Promise<Counted>>();
  const start = (part: Part): Promise<Counted> => {
    const result = runInBlock(part);
    results.set(part, result);
    return result;
  };
  const built = start(build);
  const takeTurns = async (): Promise<void> => {
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      if (part.needsBuild) await built;
      await start(part);
    }
  };
  await Promise.all([built.then(takeTurns), ...Array.from({length: AT_ONCE - 1}, takeTurns)]);
  return Promise.all(
    all.map(async ({step, parts}) => {
      const counted = await Promise.all(parts.flatMap((part) => results.get(part) ?? []));
      return {
        step,
        tallies: addTallies(counted.flatMap(({tallies}) => tallies)),
        seconds: counted.reduce((sum, {seconds}) => sum + seconds, 0),
      };
    }),
  );
}

type Counted = Pick<StepResult, 'tallies' | 'seconds'>;

function runInBlock({title, run: start}: Part): Promise<Counted> {
  return inBlock(title, (stdio) => run(title, start, stdio));
}

async function run(name: string, start: Run, stdio: Parameters<Run>[0]): Promise<Counted> {
  const started = performance.now();
  const tallies = await start(stdio).catch(failed(name));
  return {tallies, seconds: (performance.now() - started) / 1000};
}

/** A step that cannot even start has failed, and the others still run. */
function failed(name: string): (error: unknown) => readonly Tally[] {
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    return [{name, passed: 0, failed: [reason], skipped: 0}];
  };
}
