import {test as base} from '@playwright/test';
import {startStatesSite, type StatesSite} from './site.js';

export {expect} from '@playwright/test';

/** A test with a site for itself and those that run after it in the same worker. */
export const test = base.extend<object, {site: StatesSite}>({
  site: [
    async ({}, use) => {
      const site = await startStatesSite();
      await use(site);
      await site.stop();
    },
    {scope: 'worker', timeout: 60_000},
  ],
});
