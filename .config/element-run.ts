import {startTestRunner, type TestRunner, type TestSession, type TestSuiteResult} from '@web/test-runner';
import type {Browser} from './browsers.js';
import {startElementBackends} from './element-backends.js';
import {launcher} from './launchers.js';
import {freePorts} from './processes.js';
import type {Tally} from './tally.js';
import {fromRoot} from './test-files.js';
import {testRunnerConfig} from './wtr.config.js';

/** Runs files of the element's tests in one browser, which has pages and backends for itself. */
export async function runInBrowser(found: Browser, files: readonly string[]): Promise<Tally> {
  const browser = await launcher(found);
  const [port = 0] = await freePorts(1);
  const backends = await startElementBackends(`http://localhost:${port}`);
  const runner = await startTestRunner({
    config: testRunnerConfig({files, browser, backends, port}),
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) throw new Error('The test runner did not start.');
  await new Promise((resolve) => runner.on('stopped', resolve));
  await backends.stop();
  return tally(browser.name, runner);
}

function tally(browserName: string, {sessions}: TestRunner): Tally {
  const counted = Array.from(sessions.all()).map(countSession);
  return {
    name: `element, ${browserName}`,
    passed: counted.reduce((sum, {passed}) => sum + passed, 0),
    failed: counted.flatMap(({failed}) => failed),
    skipped: counted.reduce((sum, {skipped}) => sum + skipped, 0),
  };
}

function countSession(session: TestSession): Omit<Tally, 'name'> {
  const file = fromRoot(session.testFile);
  const tests = session.testResults ? testsIn(session.testResults, []) : [];
  const failed = tests.filter(({passed, skipped}) => !passed && !skipped).map(({name}) => `${file}: ${name}`);
  if (session.errors.length > 0) failed.push(`${file}: failed outside of its tests`);
  else if (tests.length === 0) failed.push(`${file}: ran no test`);
  const skipped = tests.filter((test) => test.skipped).length;
  return {passed: tests.filter((test) => test.passed && !test.skipped).length, failed, skipped};
}

interface NamedResult {
  readonly name: string;
  readonly passed: boolean;
  readonly skipped: boolean;
}

function testsIn(suite: TestSuiteResult, path: readonly string[]): NamedResult[] {
  const here = suite.name === '' ? path : [...path, suite.name];
  const tests = suite.tests.map(({name, passed, skipped}) => ({
    ...{passed, skipped},
    name: [...here, name].join(' › '),
  }));
  return [...tests, ...suite.suites.flatMap((inner) => testsIn(inner, here))];
}
