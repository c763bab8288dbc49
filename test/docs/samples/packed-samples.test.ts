import assert from 'node:assert/strict';
import type {ChildProcess} from 'node:child_process';
import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium} from 'playwright';
import {chromiumLaunchOptions} from '../../../.config/browsers.js';
import {exitCode, freePorts, startProcess, untilAnswering} from '../../../.config/processes.js';
import {root} from '../../../.config/test-files.js';
import {fillStripeCard} from '../../../src/testing/playwright.js';
import {makeProject, packPackage, runIn, type Packed} from '../../package/packed.js';
import {commandsIn} from './commands.js';
import {samplesOf} from './runners.js';
import {samples, type Sample} from './sample.js';

/** What a newcomer has to write at most. */
const LINES_OF_HTML = 5;
const COMMANDS = 3;

/** Milliseconds for an installation and the first answer of a development server. */
const PATIENCE = 120_000;

describe('A sample that runs with the packed package', () => {
  let packed: Packed;
  before(async () => {
    packed = await packPackage();
  });
  after(() => packed.remove());

  for (const [index, {place, text}] of samplesOf('node').entries()) {
    it(`runs in Node: ${place}`, async () => {
      const project = makeProject(packed, `sample-${index}`, {'sample.mjs': text}, ['stripe']);
      await runIn(project, process.execPath, ['sample.mjs']);
    });
  }

  it('is the way from nothing to a form that saves a card, with npm', async () => {
    const html = quickStart('html run=newcomer').text;
    const commands = quickStart('sh run=newcomer').text;
    const [stripePort = 0, sitePort = 0] = await freePorts(2);
    const folder = join(packed.folder, 'newcomer');
    mkdirSync(folder);
    cpSync(join(root, '.npmrc'), join(folder, '.npmrc'));
    writeFileSync(join(folder, 'index.html'), html.replace('5175', String(stripePort)));
    const site = startProcess(
      'bash',
      ['-ec', onThisMachine(commands, packed.tarball, stripePort, sitePort)],
      {
        cwd: folder,
        detached: true,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    try {
      await untilAnswering(`http://localhost:${sitePort}`, site, PATIENCE);
      assert.equal(await saveCard(`http://localhost:${sitePort}`), 'attached');
    } finally {
      await endGroup(site);
    }
  });
});

describe('What a newcomer has to write', () => {
  it(`is at most ${LINES_OF_HTML} lines of HTML with a script tag`, () => {
    assert.ok(quickStart('html run=saves').text.trim().split('\n').length <= LINES_OF_HTML);
  });

  it(`is at most ${COMMANDS} commands with npm, and as many for the script tag`, () => {
    for (const name of ['sh run=newcomer', 'sh']) {
      const commands = commandsIn(quickStart(name).text);
      assert.ok(commands.length <= COMMANDS, commands.join('\n'));
    }
  });
});

/** The one sample of the quick start that is written so. */
function quickStart(name: string): Sample {
  const found = samples.filter(
    ({page, language, run}) =>
      page === 'demo/docs/quick-start.md' &&
      name === (run === undefined ? language : `${language} run=${run}`),
  );
  assert.equal(found.length, 1, name);
  return found[0]!;
}

/** The commands as they stand, but with the package that was packed, the bundler that is installed here already, and ports that are free. */
function onThisMachine(commands: string, tarball: string, stripePort: number, sitePort: number): string {
  const {devDependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  return commands
    .replace(
      'install payment-method-form vite',
      `install --prefer-offline ${tarball} vite@${devDependencies['vite']}`,
    )
    .replace('5175', String(stripePort))
    .replace(/npx vite$/m, `exec npx vite --port ${sitePort} --strictPort`);
}

async function saveCard(url: string): Promise<string | undefined> {
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const page = await browser.newPage({locale: 'en-US'});
    await page.goto(url);
    // The server bundles the packages when the page first asks for them.
    await fillStripeCard(page, 'visa', PATIENCE);
    await page.waitForFunction(() => document.querySelector('payment-method-form')?.complete);
    return await page.evaluate(
      async () => (await document.querySelector('payment-method-form')?.submit())?.status,
    );
  } finally {
    await browser.close();
  }
}

/** Ends a child with all that it started. */
async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  process.kill(-child.pid);
  await exitCode(child);
}
