import type {SpawnOptions, StdioOptions} from 'node:child_process';
import {join} from 'node:path';
import {findBrowser, browserNames, requireChromium} from './browsers.js';
import {elementFilesFor} from './element-files.js';
import {exitCode, runTool, startProcess, startScript} from './processes.js';
import {readTallies, talliesGoTo, type Tally} from './tally.js';
import {temporaryFolder} from './temporary-folder.js';
import {root} from './test-files.js';

/** Runs something that counts. Its processes write to `stdio`. */
export type Run = (stdio: StdioOptions) => Promise<readonly Tally[]>;

/** What keeps about one core busy: two of them fill the machine. */
export interface Part {
  readonly title: string;
  /** Whether it must wait until dist/ is there. */
  readonly needsBuild: boolean;
  readonly run: Run;
}

/** One kind of test. */
export interface Step {
  /** By itself, narrowed down by the arguments. */
  readonly alone: (args: readonly string[]) => Run;
  /** All of it, for the whole run. */
  readonly parts: () => readonly Part[];
}

/** All steps by name. The whole run takes their parts in this order: the longest before those that fill up its end. */
export const steps: Readonly<Record<string, Step>> = {
  build: packageScript('build', false),
  types: packageScript('typecheck', false),
  element: {
    alone: (args) => elementTests(args),
    parts: () =>
      [...browserNames].reverse().flatMap((name) => {
        if (findBrowser(name).by === 'nobody') return [];
        const run = elementTests(['--browser', name, ...elementFilesFor(name)]);
        return [{title: `element, ${name}`, needsBuild: true, run}];
      }),
  },
  e2e: {
    alone: (args) => endToEndTests(args),
    parts: () =>
      shards('e2e', 2, (shard, index) =>
        endToEndTests([`--shard=${shard}`, '--workers=1', `--output=test-results/${index}`]),
      ),
  },
  node: {
    alone: (args) => nodeTests(args),
    parts: () => shards('node', 4, (shard) => nodeTests([`--shard=${shard}`], {BUILT: '1'})),
  },
  size: packageScript('size', false),
  lint: packageScript('lint', false),
};

/** A script of package.json counts as one test: it passes or it does not. */
function packageScript(name: string, needsBuild: boolean): Step {
  const run: Run = async (stdio) => {
    const npm = startProcess('npm', ['run', '--silent', name], {cwd: root, stdio});
    const passed = (await exitCode(npm)) === 0;
    return [passed ? {name, passed: 1, failed: [], skipped: 0} : failure(name, `npm run ${name}`)];
  };
  return {alone: () => run, parts: () => [{title: name, needsBuild, run}]};
}

function elementTests(args: readonly string[]): Run {
  return testProcess('element', (options) => script('.config/element-tests.ts', args, options));
}

/** @param more tells them that dist/ is what the sources make */
function nodeTests(args: readonly string[], more: NodeJS.ProcessEnv = {}): Run {
  return testProcess('node', (options) =>
    script('.config/node-tests.ts', args, {...options, env: {...options.env, ...more}}),
  );
}

function endToEndTests(args: readonly string[]): Run {
  const command = ['test', '--config', '.config/playwright.config.ts', ...args];
  return testProcess('e2e', (options) => runTool('playwright', command, options));
}

function shards(name: string, count: number, run: (shard: string, index: number) => Run): readonly Part[] {
  return Array.from({length: count}, (_, index) => {
    const shard = `${index + 1}/${count}`;
    return {title: `${name}, ${shard}`, needsBuild: true, run: run(shard, index + 1)};
  });
}

function testProcess(name: string, run: (options: SpawnOptions) => Promise<number>): Run {
  return async (stdio) => {
    await requireChromium();
    const path = join(temporaryFolder(), 'tallies.json');
    const code = await run({stdio, env: {...process.env, ...talliesGoTo(path)}});
    const tallies = (readTallies(path) ?? []).map(failIfEmpty);
    // It may end without a word, or fail with no failed test to show for it.
    const explained = code === 0 ? tallies.length > 0 : tallies.some(({failed}) => failed.length > 0);
    return explained ? tallies : [...tallies, failure(name, `ended with code ${code}`)];
  };
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
