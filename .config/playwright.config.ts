import {defineConfig, type Project} from '@playwright/test';
import {long} from './extent.js';
import {browserNames, findBrowser, launchOptions, type BrowserName} from './browsers.js';

/** Many pages after another, most of which other tests open too. */
const TAKES_LONG = ['docs-pages', 'lifetimes', 'playground-states'];

const isNamed = process.argv.slice(2).some((argument) => TAKES_LONG.some((name) => argument.includes(name)));

// Each worker reads this file, too.
if (!long && !isNamed && process.env['TEST_WORKER_INDEX'] === undefined)
  console.log(`e2e: ${TAKES_LONG.join(', ')} are left out; LONG=1 runs them, too.`);

export default defineConfig({
  testDir: '../test/e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: long || isNamed ? [] : TAKES_LONG.map((name) => `**/${name}.spec.ts`),
  outputDir: '../test-results',
  // The same on every platform: what is recorded brings its own font.
  snapshotPathTemplate: '{testDir}/{testFileDir}/recorded/{arg}{ext}',
  reporter: [['list'], ['./e2e-reporter.ts']],
  forbidOnly: true,
  retries: 0,
  // Each has a demo and a browser of its own.
  workers: 2,
  timeout: 45_000,
  globalTimeout: 1_200_000,
  expect: {timeout: 10_000},
  // Recording the page's markup at each step would nearly double what a test takes.
  use: {trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure', locale: 'en-US'},
  projects: browserNames.flatMap(project),
});

/** Chromium always, and whichever other browsers Playwright has of its own: it drives no others. */
function project(name: BrowserName): Project[] {
  const browser = findBrowser(name);
  if (browser.by === 'nobody' && name === 'chromium') throw new Error(browser.reason);
  if (browser.by !== 'playwright') return [];
  return [{name, use: {browserName: name, launchOptions: launchOptions(browser)}}];
}
