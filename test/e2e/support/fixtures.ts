import {test as base} from '@playwright/test';
import type {Demo} from './demo.js';
import {startDemo} from './start-demo.js';

export {expect} from '@playwright/test';

/**
 * A test against a running demo: `page.goto('/')` opens the playground. Tests that run at the same time have a demo each, so
 * that none meets the cards of another one.
 */
export const test = base.extend<object, {demo: Demo}>({
  demo: [
    async ({}, use) => {
      const {stop, ...demo} = await startDemo();
      await use(demo);
      await stop();
    },
    {scope: 'worker', timeout: 90_000},
  ],
  baseURL: async ({demo}, use) => use(demo.pageUrl),
});
