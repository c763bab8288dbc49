import type {StripeConstructor} from '@stripe/stripe-js';
import {chromium, type Browser} from 'playwright';
import {chromiumLaunchOptions} from '../../../.config/browsers.js';
import {startStripeSimulator} from '../../../src/testing/index.js';
import {freshStore, startBackend} from '../../backend/support.js';
import {startSite} from './site.js';

// What each of many forms on one page costs, beside each of a few, and beside card elements that are mounted by hand: [ROUNDS]

const COUNTS = [10, 100] as const;
const rounds = Number(process.argv[2] ?? 3);
const titles = {'hand-written': 'Stripe.js by hand', 'script-tag': '<payment-method-form>'} as const;

/** Of a page, for each of its forms: milliseconds until all are ready, of them on the main thread, and bytes of its heap. */
interface Cost {
  readonly ready: number;
  readonly mainThread: number;
  readonly heap: number;
}

/** In the page: puts that many in, and gives the milliseconds until all are ready. */
const add: Readonly<Record<Way, (count: number) => Promise<number>>> = {
  'hand-written': async (count) => {
    const began = performance.now();
    const stripe = (window as unknown as {Stripe: StripeConstructor; benchKey: string}).Stripe(
      (window as unknown as {benchKey: string}).benchKey,
    );
    const ready = Array.from({length: count}, () => {
      const box = document.createElement('div');
      box.style.blockSize = '48px';
      document.body.append(box);
      const card = stripe.elements().create('card');
      card.mount(box);
      return new Promise<void>((resolve) => {
        card.on('ready', () => {
          resolve();
        });
      });
    });
    await Promise.all(ready);
    return performance.now() - began;
  },
  'script-tag': async (count) => {
    const began = performance.now();
    const first = document.querySelector('payment-method-form');
    const others = Array.from({length: count}, () => {
      const other = document.createElement('payment-method-form');
      for (const {name, value} of first?.attributes ?? []) other.setAttribute(name, value);
      other.setAttribute('layout', 'card');
      return other;
    });
    document.body.append(...others);
    await Promise.all(others.map((other) => other.ready));
    return performance.now() - began;
  },
};

const stripe = await startStripeSimulator({tlsPort: 0});
const {location} = await freshStore('pglite');
const backend = await startBackend(stripe.url, location);
const site = await startSite(backend.url, stripe.publishableKey);
const flags = [`--host-resolver-rules=${stripe.hostResolverRules ?? ''}`, '--ignore-certificate-errors'];
const browser = await chromium.launch(chromiumLaunchOptions(flags));
const ways = ['hand-written', 'script-tag'] as const;
type Way = (typeof ways)[number];
const seen = ways.flatMap((way) => COUNTS.map((count) => ({way, count, costs: [] as Cost[]})));
try {
  for (let round = -1; round < rounds; round += 1) {
    for (const {way, count, costs} of seen) {
      const cost = await measure(browser, way, count);
      if (round >= 0) costs.push(cost);
    }
  }
} finally {
  await browser.close();
  site.stop();
  await backend.stop();
  await stripe.stop();
}
console.log(`For each form, medians of ${rounds} pages.\n`);
console.log(
  '| | forms on the page | ready, ms | main thread, ms | heap, kB |\n| --- | --- | --- | --- | --- |',
);
for (const {way, count, costs} of seen) {
  const median = (name: keyof Cost): number =>
    costs.map((cost) => cost[name]).sort((one, other) => one - other)[Math.floor(costs.length / 2)] ?? NaN;
  const figures = [
    median('ready').toFixed(1),
    median('mainThread').toFixed(1),
    (median('heap') / 1000).toFixed(0),
  ];
  console.log(`| ${[titles[way], count, ...figures].join(' | ')} |`);
}

/** A page that has had one form already, so that what all share is there. */
async function measure(inBrowser: Browser, way: Way, count: number): Promise<Cost> {
  const context = await inBrowser.newContext({ignoreHTTPSErrors: true});
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    const taken = async (): Promise<Readonly<Record<string, number>>> => {
      await session.send('HeapProfiler.collectGarbage');
      const {metrics} = await session.send('Performance.getMetrics');
      return Object.fromEntries(metrics.map(({name, value}) => [name, value]));
    };
    await page.goto(`${site.url}/${way}`);
    await page.waitForFunction(() => document.querySelectorAll('iframe').length > 3);
    await page.waitForLoadState('networkidle');
    const before = await taken();
    const ready = await page.evaluate(add[way], count);
    const after = await taken();
    const grown = (name: string): number => (after[name] ?? NaN) - (before[name] ?? NaN);
    return {
      ready: ready / count,
      mainThread: (1000 * grown('TaskDuration')) / count,
      heap: grown('JSHeapUsedSize') / count,
    };
  } finally {
    await context.close();
  }
}
