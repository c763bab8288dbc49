import {defineConfig} from '@playwright/test';
import {chromiumLaunchOptions} from '../../.config/browsers.js';

/** `npm run test:spa`: the packed package in apps that install and build it. Each test installs what it needs first. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/spa',
  reporter: 'list',
  forbidOnly: true,
  retries: 0,
  workers: 1,
  timeout: 180_000,
  globalTimeout: 3_600_000,
  expect: {timeout: 15_000},
  use: {
    actionTimeout: 15_000,
    locale: 'en-US',
    browserName: 'chromium',
    launchOptions: chromiumLaunchOptions(),
  },
});
