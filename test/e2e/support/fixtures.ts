import {test as base} from '@playwright/test';
import {runningDemo, type Demo} from './demo.js';

export {expect} from '@playwright/test';

/** A test against the running demo: `page.goto('/')` opens the playground. */
export const test = base.extend<{demo: Demo}>({
  demo: async ({}, use) => use(runningDemo()),
  baseURL: async ({demo}, use) => use(demo.pageUrl),
});
