import {readFileSync, writeFileSync} from 'node:fs';

/** How the tests of one kind ended. */
export interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: number;
}

/** Name of the environment variable that tells a test process where to leave its tallies. */
const variable = 'TALLIES';

/** What to add to a test process's environment, so that its tallies land in `path`. */
export function talliesGoTo(path: string): NodeJS.ProcessEnv {
  return {[variable]: path};
}

/** Leaves a test process's tallies to the one that started it, if that asked for them. */
export function leaveTallies(tallies: readonly Tally[]): void {
  const path = process.env[variable];
  if (path !== undefined) writeFileSync(path, JSON.stringify(tallies));
}

/** Reads what a test process left, or undefined when it ended before it could. */
export function readTallies(path: string): readonly Tally[] | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as readonly Tally[];
  } catch {
    return undefined;
  }
}

/** One tally for each name, in the order of their first ones. */
export function addTallies(tallies: readonly Tally[]): readonly Tally[] {
  const byName = new Map<string, Tally>();
  for (const tally of tallies) {
    const before = byName.get(tally.name) ?? {...tally, passed: 0, failed: [], skipped: 0};
    byName.set(tally.name, {
      name: tally.name,
      passed: before.passed + tally.passed,
      failed: [...before.failed, ...tally.failed],
      skipped: before.skipped + tally.skipped,
    });
  }
  return [...byName.values()];
}

/** The exit code that says whether tests ran, and all of them passed. */
export function exitCodeOf(tallies: readonly Tally[]): 0 | 1 {
  const ranAndPassed = ({passed, failed}: Tally) => passed > 0 && failed.length === 0;
  return tallies.length > 0 && tallies.every(ranAndPassed) ? 0 : 1;
}
