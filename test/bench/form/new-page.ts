import type {Browser, CDPSession, Page} from 'playwright';
import type {Subject} from './subjects.js';
import {watchPage, type News} from './watch.js';

/** What takes commands of the DevTools protocol. */
export type Session = Pick<CDPSession, 'send'>;

/** What compiles this for Node names functions by a helper, which pages do not have. */
export const FOR_COMPILED = 'globalThis.__name = (made) => made';

/** A page as a new visitor opens it: nothing is in any cache. */
export interface NewPage {
  readonly page: Page;
  readonly session: CDPSession;
  /**
   * Waits for something that the page's watch tells, at most for half a minute. Nothing looks for it from outside: the scripts that
   * Playwright puts into a page for that take its main thread for longer than some of the pages do, and have it draw all the time.
   */
  readonly hears: (news: News) => Promise<void>;
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
    await page.addInitScript(FOR_COMPILED);
    await page.addInitScript(watchPage, {fields, saved});
    return await use({page, session, hears: await listenTo(session)});
  } catch (error) {
    throw new Error([`The page ${name} failed.`, ...new Set(troubles)].join('\n'), {cause: error});
  } finally {
    await context.close();
  }
}

/** Milliseconds. */
const MOST_WAIT = 30_000;

async function listenTo(session: CDPSession): Promise<NewPage['hears']> {
  const heard = new Set<string>();
  const waiting = new Map<string, () => void>();
  session.on('Runtime.bindingCalled', ({payload}) => {
    heard.add(payload);
    waiting.get(payload)?.();
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', {name: 'tellBench'});
  return async (news) => {
    if (heard.has(news)) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The page did not tell "${news}".`));
      }, MOST_WAIT);
      waiting.set(news, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  };
}

/** The browser's own count of something: seconds, or bytes. */
export async function browserMetric(session: Session, wanted: 'TaskDuration'): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics');
  return metrics.find(({name}) => name === wanted)?.value ?? NaN;
}

/** Bytes of the page's own heap that are in use, once what is not has been collected. */
export async function usedHeap(session: Session): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
