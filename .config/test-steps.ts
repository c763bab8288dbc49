import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {requireChromium} from './browsers.js';
import {exitCode, runTool, startProcess, startScript} from './processes.js';
import {readTallies, talliesGoTo, type Tally} from './tally.js';
import {root} from './test-files.js';

/** One part of the whole test run. The arguments narrow it down, where it can be. */
export type Step = (args: readonly string[]) => Promise<readonly Tally[]>;

/** All steps by name, in their order. */
export const steps: Readonly<Record<string, Step>> = {
  types: () => packageScript('types', 'typecheck'),
  lint: () => packageScript('lint', 'lint'),
  node: (args) => testProcess('node', (env) => exitCode(script('.config/node-tests.ts', args, env))),
  build: () => packageScript('build', 'build'),
  element: async (args) => {
    await requireChromium();
    return testProcess('element', (env) => exitCode(script('.config/element-tests.ts', args, env)));
  },
  e2e: async (args) => {
    await requireChromium();
    const command = ['test', '--config', '.config/playwright.config.ts', ...args];
    return testProcess('e2e', (env) => runTool('playwright', command, env));
  },
};

/** A script of package.json counts as one test: it passes or it does not. */
async function packageScript(name: string, scriptName: string): Promise<readonly Tally[]> {
  const code = await exitCode(
    startProcess('npm', ['run', '--silent', scriptName], {cwd: root, stdio: 'inherit'}),
  );
  return [
    code === 0
      ? {name, passed: 1, failed: [], skipped: 0}
      : {name, passed: 0, failed: [`npm run ${scriptName}`], skipped: 0},
  ];
}

async function testProcess(
  name: string,
  run: (env: NodeJS.ProcessEnv) => Promise<number>,
): Promise<readonly Tally[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tallies-'));
  const path = join(folder, 'tallies.json');
  try {
    const code = await run({...process.env, ...talliesGoTo(path)});
    const tallies = readTallies(path) ?? [];
    return [...tallies.map(failIfEmpty), ...unexplained(name, code, tallies)];
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function failIfEmpty(tally: Tally): Tally {
  return tally.passed + tally.failed.length === 0 ? {...tally, failed: ['ran no test']} : tally;
}

/** A process that failed without a failed test to show for it, or that ended without a word, failed all the same. */
function unexplained(name: string, code: number, tallies: readonly Tally[]): readonly Tally[] {
  const explained =
    code === 0 ? tallies.length > 0 : tallies.map(failIfEmpty).some(({failed}) => failed.length > 0);
  return explained
    ? []
    : [{name, passed: 0, failed: [`ended with code ${code} and no failed test`], skipped: 0}];
}

function script(path: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  return startScript(path, args, {cwd: root, stdio: 'inherit', env});
}
