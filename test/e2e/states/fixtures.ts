import {test as base} from '@playwright/test';
import {wholeBrowser} from '../support/whole-browser.js';
import {startStatesSite, type StatesSite} from './site.js';

export {expect} from '@playwright/test';

/** A test with a site for itself and those that run after it in the same worker, in the browser that its pictures are of. */
export const test = base.extend<object, {site: StatesSite}>({
  launchOptions: [
    async ({browserName, launchOptions}, use) => use(wholeBrowser(browserName, launchOptions)),
    {scope: 'worker'},
  ],
  site: [
    async ({}, use) => {
      const site = await startStatesSite();
      await use(site);
      await site.stop();
    },
    {scope: 'worker', timeout: 60_000},
  ],
});
