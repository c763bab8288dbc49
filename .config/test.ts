import type {StdioOptions} from 'node:child_process';
import {inBlock} from './output-block.js';
import {exitCodeOf, type Tally} from './tally.js';
import {report, type StepResult} from './test-report.js';
import {rows, type Step} from './test-steps.js';

// The whole test run, or the one step that the command line names, with that step's own arguments.

const [chosen, ...args] = process.argv.slice(2);
const names = rows.flatMap(Object.keys);
if (chosen !== undefined && !names.includes(chosen)) {
  console.error(`There is no step ${chosen}: the steps are ${names.join(', ')}.`);
  process.exit(1);
}

const results: StepResult[] = [];
for (const row of rows) {
  const steps = Object.entries(row).filter(([name]) => chosen === undefined || name === chosen);
  results.push(...(await runRow(steps)));
}
console.log(`\n${report(results)}`);
process.exitCode = exitCodeOf(results.flatMap(({tallies}) => tallies));

/** A step that runs alone shows what it does while it does it. */
async function runRow(steps: readonly (readonly [string, Step])[]): Promise<readonly StepResult[]> {
  const [only] = steps;
  if (only !== undefined && steps.length === 1) {
    console.log(`\n── ${only[0]} ──`);
    return [await run(...only, 'inherit')];
  }
  return Promise.all(steps.map(([name, step]) => inBlock(name, (stdio) => run(name, step, stdio))));
}

async function run(name: string, step: Step, stdio: StdioOptions): Promise<StepResult> {
  const started = performance.now();
  const tallies = await step(args, stdio).catch(failed(name));
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
