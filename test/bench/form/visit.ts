import type {Browser} from 'playwright';
import {fillStripeCard} from '../../../src/testing/playwright.js';
import type {Subject} from './subjects.js';
import {watchPage} from './watch.js';

/** Of one visit, in milliseconds; the shift in the browser's own measure. */
export interface Figures {
  readonly ready: number;
  readonly mainThread: number;
  readonly longestTask: number;
  readonly shift: number;
  readonly clickToCall: number;
  readonly answerToPaint: number;
}

/** How much slower than this machine the processor of a visitor is. */
const SLOWER = 4;
/** A visitor's network: 10 Mbit/s down, 5 up, 40 ms there and back. */
const NETWORK = {offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 625_000};

/** Opens a subject's page as a new visitor, and saves a card there. Throws when that does not come to a saved card. */
export async function visit(
  browser: Browser,
  siteUrl: string,
  {name, button, saved}: Subject,
): Promise<Figures> {
  const context = await browser.newContext({ignoreHTTPSErrors: true});
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', {rate: SLOWER});
    // What compiles this for Node names functions by a helper, which pages do not have.
    await page.addInitScript('globalThis.__name = (made) => made');
    await page.addInitScript(watchPage, {fields: 3, saved});
    await page.goto(`${siteUrl}/${name}`, {waitUntil: 'commit'});
    await page.waitForFunction(() => window.watch.ready !== undefined);
    const {metrics} = await session.send('Performance.getMetrics');
    const mainThread = 1_000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? NaN);
    const loaded = await page.evaluate(() => ({...window.watch}));
    await fillStripeCard(page, {number: '4242424242424242', expiry: '12/40', cvc: '123'});
    await page.locator(button).click();
    await page.waitForFunction(() => window.watch.painted !== undefined);
    const ended = await page.evaluate(() => ({...window.watch}));
    return {
      ready: loaded.ready ?? NaN,
      mainThread,
      longestTask: loaded.longest,
      shift: loaded.shift,
      clickToCall: (ended.called ?? NaN) - (ended.clicked ?? NaN),
      answerToPaint: (ended.painted ?? NaN) - (ended.answered ?? NaN),
    };
  } finally {
    await context.close();
  }
}
