import type {Browser, CDPSession, Page} from 'playwright';
import type {Subject} from './subjects.js';
import {watchPage} from './watch.js';

/** A page as a new visitor opens it: nothing is in any cache. */
export interface NewPage {
  readonly page: Page;
  readonly session: CDPSession;
}

/**
 * Opens a page that is watched, and closes it once `use` has ended.
 *
 * @throws Error with the page's own errors in its message, when `use` throws
 */
export async function withNewPage<Result>(
  browser: Browser,
  {name, fields, saved}: Subject,
  use: (opened: NewPage) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ignoreHTTPSErrors: true});
  const troubles: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', ({message}) => troubles.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    const session = await context.newCDPSession(page);
    // Of the processor: what else the machine does must not count.
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    // What compiles this for Node names functions by a helper, which pages do not have.
    await page.addInitScript('globalThis.__name = (made) => made');
    await page.addInitScript(watchPage, {fields, saved});
    return await use({page, session});
  } catch (error) {
    throw new Error([`The page ${name} failed.`, ...new Set(troubles)].join('\n'), {cause: error});
  } finally {
    await context.close();
  }
}

/** The browser's own count of something: seconds, or bytes. */
export async function browserMetric(session: CDPSession, wanted: 'TaskDuration'): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === wanted)?.value ?? NaN;
}

/** Bytes of the page's own heap that are in use, once what is not has been collected. */
export async function usedHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
