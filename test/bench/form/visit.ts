import type {Browser} from 'playwright';
import {fillStripeCard} from '../../../src/testing/playwright.js';
import {browserMetric, withNewPage} from './new-page.js';
import type {Subject} from './subjects.js';

/** Of one visit, in milliseconds; the shift in the browser's own measure. */
export interface VisitFigures {
  readonly ready: number;
  readonly mainThread: number;
  readonly longestTask: number;
  readonly shift: number;
  readonly clickToCall: number;
  readonly answerToPaint: number;
}

/** How much slower than this machine the processor of a visitor is. */
export const SLOW_DOWN = 4;
const NETWORK = {offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 625_000};
/** Milliseconds from which on browsers tell of a task. */
const LONG_TASK = 50;
/** A visitor's network, in words. */
export const NETWORK_WORDS = '10 Mbit/s down, 5 Mbit/s up, 40 ms there and back';

/** Opens a subject's page as a new visitor, and saves a card there. Throws when that does not come to a saved card. */
export function visit(browser: Browser, siteUrl: string, subject: Subject): Promise<VisitFigures> {
  return withNewPage(browser, subject, async ({page, session, hears}) => {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', {rate: SLOW_DOWN});
    await page.goto(`${siteUrl}/${subject.name}`, {waitUntil: 'commit'});
    await hears('ready');
    const mainThread = 1_000 * (await browserMetric(session, 'TaskDuration'));
    const loaded = await page.evaluate(() => ({...window.watch, heard: undefined}));
    await fillStripeCard(page, {number: '4242424242424242', expiry: '12/40', cvc: '123'});
    await page.locator(subject.button).click();
    await hears('painted');
    const ended = await page.evaluate(() => ({...window.watch, heard: undefined}));
    const ready = loaded.ready ?? NaN;
    const tasksBefore = ended.tasks.filter(({start}) => start < ready);
    return {
      ready,
      mainThread,
      longestTask: Math.max(LONG_TASK, ...tasksBefore.map(({duration}) => duration)),
      shift: loaded.shift,
      clickToCall: (ended.called ?? NaN) - (ended.clicked ?? NaN),
      answerToPaint: (ended.painted ?? NaN) - (ended.answered ?? NaN),
    };
  });
}
