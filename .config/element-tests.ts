import {parseArgs} from 'node:util';
import {startTestRunner, type TestRunner, type TestSession, type TestSuiteResult} from '@web/test-runner';
import {browserNames, findBrowser, type Browser} from './browsers.js';
import {startElementBackends} from './element-backends.js';
import {launcher} from './launchers.js';
import {freePorts} from './processes.js';
import {exitCodeOf, leaveTallies, type Tally} from './tally.js';
import {chosenFiles, filesBelow, fromRoot} from './test-files.js';
import {testRunnerConfig} from './wtr.config.js';

// Runs the element's tests in the browsers of this machine: [--browser NAME]… [FILE]…

const {values, positionals} = parseArgs({
  options: {browser: {type: 'string', multiple: true}},
  allowPositionals: true,
});
const files = chosenFiles(positionals, filesBelow('test/element', '.test.ts'));
if (files.length === 0) throw new Error('test/element holds no test.');

const browsers = await Promise.all(browsersToUse(values.browser).map(launcher));
const [port = 0] = await freePorts(1);
const backends = await startElementBackends(`http://localhost:${port}`);
const runner = await startTestRunner({
  config: testRunnerConfig({files, browsers, backends, port}),
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
});
if (!runner) throw new Error('The test runner did not start.');
await new Promise((resolve) => runner.on('stopped', resolve));
await backends.stop();
const tallies = browsers.map(({name}) => tally(name, runner));
leaveTallies(tallies);
process.exit(exitCodeOf(tallies));

function browsersToUse(asked: readonly string[] | undefined): readonly Browser[] {
  if (asked !== undefined) return asked.map(askedBrowser);
  return browserNames.map(findBrowser).filter((browser) => browser.by !== 'nobody');
}

function askedBrowser(name: string): Browser {
  const known = browserNames.find((browserName) => browserName === name);
  if (known === undefined) throw new Error(`No browser is called ${name}: take ${browserNames.join(', ')}.`);
  const browser = findBrowser(known);
  if (browser.by === 'nobody') throw new Error(`${known} is missing: ${browser.reason}`);
  return browser;
}

function tally(browserName: string, {sessions}: TestRunner): Tally {
  const counted = Array.from(sessions.all())
    .filter(({browser}) => browser.name === browserName)
    .map(countSession);
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
