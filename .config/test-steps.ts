import type {SpawnOptions, StdioOptions} from 'node:child_process';
import {join} from 'node:path';
import {requireChromium} from './browsers.js';
import {exitCode, runTool, startProcess, startScript} from './processes.js';
import {readTallies, talliesGoTo, type Tally} from './tally.js';
import {temporaryFolder} from './temporary-folder.js';
import {root} from './test-files.js';

/** One part of the whole test run. The arguments narrow it down, where it can be; its processes write to `stdio`. */
export type Step = (args: readonly string[], stdio: StdioOptions) => Promise<readonly Tally[]>;

/** All steps by name, in their order, row after row. Those of a row run beside each other: each is one process for the most part. */
export const rows: readonly Readonly<Record<string, Step>>[] = [
  {
    types: (_, stdio) => packageScript('types', 'typecheck', stdio),
    build: (_, stdio) => packageScript('build', 'build', stdio),
  },
  {
    lint: (_, stdio) => packageScript('lint', 'lint', stdio),
    node: async (args, stdio) => {
      await requireChromium(); // for the tests of the offline Stripe's pages
      return testProcess('node', (env) => script('.config/node-tests.ts', args, {stdio, env}));
    },
  },
  {
    element: async (args, stdio) => {
      await requireChromium();
      return testProcess('element', (env) => script('.config/element-tests.ts', args, {stdio, env}));
    },
  },
  {
    e2e: async (args, stdio) => {
      await requireChromium();
      const command = ['test', '--config', '.config/playwright.config.ts', ...args];
      return testProcess('e2e', (env) => runTool('playwright', command, {stdio, env}));
    },
  },
];

/** A script of package.json counts as one test: it passes or it does not. */
async function packageScript(
  name: string,
  scriptName: string,
  stdio: StdioOptions,
): Promise<readonly Tally[]> {
  const npm = startProcess('npm', ['run', '--silent', scriptName], {cwd: root, stdio});
  const passed = (await exitCode(npm)) === 0;
  return [passed ? {name, passed: 1, failed: [], skipped: 0} : failure(name, `npm run ${scriptName}`)];
}

async function testProcess(
  name: string,
  run: (env: NodeJS.ProcessEnv) => Promise<number>,
): Promise<readonly Tally[]> {
  const path = join(temporaryFolder(), 'tallies.json');
  const code = await run({...process.env, ...talliesGoTo(path)});
  const tallies = (readTallies(path) ?? []).map(failIfEmpty);
  // It may end without a word, or fail with no failed test to show for it.
  const explained = code === 0 ? tallies.length > 0 : tallies.some(({failed}) => failed.length > 0);
  return explained ? tallies : [...tallies, failure(name, `ended with code ${code}`)];
}

function failIfEmpty(tally: Tally): Tally {
  return tally.passed + tally.failed.length === 0 ? failure(tally.name, 'ran no test') : tally;
}

function failure(name: string, reason: string): Tally {
  return {name, passed: 0, failed: [reason], skipped: 0};
}

function script(path: string, args: readonly string[], options: SpawnOptions): Promise<number> {
  return exitCode(startScript(path, args, {cwd: root, ...options}));
}
