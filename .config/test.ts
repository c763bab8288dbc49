import {exitCodeOf, type Tally} from './tally.js';
import {report, type StepResult} from './test-report.js';
import {steps, type Step} from './test-steps.js';

// The whole test run, or the one step that the command line names, with that step's own arguments.

const [chosen, ...args] = process.argv.slice(2);
const names = Object.keys(steps);
if (chosen !== undefined && !names.includes(chosen)) {
  console.error(`There is no step ${chosen}: the steps are ${names.join(', ')}.`);
  process.exit(1);
}

const results: StepResult[] = [];
for (const [name, step] of Object.entries(steps)) {
  if (chosen === undefined || name === chosen) results.push(await run(name, step));
}
console.log(`\n${report(results)}`);
process.exitCode = exitCodeOf(results.flatMap(({tallies}) => tallies));

async function run(name: string, step: Step): Promise<StepResult> {
  console.log(`\n── ${name} ──`);
  const started = performance.now();
  const tallies = await step(args).catch(failed(name));
  return {step: name, tallies, seconds: (performance.now() - started) / 1000};
}

/** A step that cannot even start has failed, and the others still run. */
function failed(name: string): (error: unknown) => readonly Tally[] {
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(reason);
    return [{name, passed: 0, failed: [reason], skipped: 0}];
  };
}
