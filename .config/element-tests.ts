import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {browserNames, findBrowser, type Browser} from './browsers.js';
import {elementFilesFor} from './element-files.js';
import {runInBrowser} from './element-run.js';
import {inBlock} from './output-block.js';
import {exitCode, startScript} from './processes.js';
import {exitCodeOf, leaveTallies, readTallies, talliesGoTo, type Tally} from './tally.js';
import {temporaryFolder} from './temporary-folder.js';
import {chosenFiles, filesBelow, root} from './test-files.js';

// Runs the element's tests in the browsers of this machine: [--browser NAME]… [FILE]…

/** Browsers at once, on two cores: each has a process, backends and a keyboard of its own. */
const AT_ONCE = 2;

const {values, positionals} = parseArgs({
  options: {browser: {type: 'string', multiple: true}},
  allowPositionals: true,
});
const files = chosenFiles(positionals, filesBelow('test/element', '.test.ts'));
if (files.length === 0) throw new Error('test/element holds no test.');

const browsers = browsersToUse(values.browser);
const [only] = browsers;
const tallies =
  only !== undefined && browsers.length === 1
    ? [await runInBrowser(only, files)]
    : await runBesideEachOther(browsers);
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

/** Each in a process of its own. The tallies come in the order of the browsers. */
async function runBesideEachOther(all: readonly Browser[]): Promise<readonly Tally[]> {
  const results = new Map<Browser, readonly Tally[]>();
  // The last one, WebKit, takes longest: it begins, so that the end is not left to it alone.
  const waiting = [...all].reverse();
  const takeTurns = async (): Promise<void> => {
    for (let browser = waiting.shift(); browser !== undefined; browser = waiting.shift()) {
      results.set(browser, await runInProcess(browser));
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, takeTurns));
  return all.flatMap((browser) => results.get(browser) ?? []);
}

async function runInProcess({name}: Browser): Promise<readonly Tally[]> {
  const path = join(temporaryFolder(), 'tallies.json');
  const env = {...process.env, ...talliesGoTo(path)};
  const args = ['--browser', name, ...(positionals.length > 0 ? files : elementFilesFor(name))];
  const code = await inBlock(`element, ${name}`, (stdio) =>
    exitCode(startScript('.config/element-tests.ts', args, {cwd: root, stdio, env})),
  );
  return (
    readTallies(path) ?? [
      {name: `element, ${name}`, passed: 0, failed: [`ended with code ${code}`], skipped: 0},
    ]
  );
}
