import type {CDPSession, Page} from '@playwright/test';
import {startBarePage} from './support/bare-page.js';
import type {Demo} from './support/demo.js';
import {expect, test} from './support/fixtures.js';

/** `CYCLES` for more. */
const CYCLES = Number(process.env['CYCLES'] ?? 250);
const WARM_UP = 20;
/** Bytes. */
const MOST_GROWTH = 1_000_000;

const shop = (demo: Demo): string => `<!doctype html><title>Bare</title><body>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>`;

/** What the browser itself counts. */
interface Counts {
  readonly frames: number;
  readonly forms: number;
  readonly listeners: number;
  readonly nodes: number;
}

async function count(page: Page, session: CDPSession): Promise<Counts> {
  await session.send('HeapProfiler.collectGarbage');
  const {result: prototype} = await session.send('Runtime.evaluate', {
    expression: `customElements.get('payment-method-form').prototype`,
  });
  const {objects} = await session.send('Runtime.queryObjects', {prototypeObjectId: prototype.objectId ?? ''});
  const {result: forms} = await session.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  await session.send('Runtime.releaseObject', {objectId: objects.objectId ?? ''});
  const {jsEventListeners, nodes} = await session.send('Memory.getDOMCounters');
  return {
    frames: page.frames().length,
    forms: forms.value as number,
    listeners: jsEventListeners,
    nodes,
  };
}

/** Bytes of the page's own heap that are in use, once what is not has been collected. */
async function heap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Puts a form into the page and takes it out again, each time a new one, after as many turns of the event loop as it is its turn. */
async function live(page: Page, cycles: number): Promise<void> {
  await page.evaluate(async (times) => {
    for (let cycle = 0; cycle < times; cycle += 1) {
      const form = document.createElement('payment-method-form');
      form.setAttribute('publishable-key', 'pk_test_bare');
      form.setAttribute('endpoint', '/v2/org/org_demo/payment');
      document.body.append(form);
      for (let turn = 0; turn < cycle % 4; turn += 1) await new Promise((resolve) => setTimeout(resolve));
      form.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
  }, cycles);
}

test(`a form that was put in and taken out ${String(CYCLES)} times leaves no frame, listener, node or form`, async ({
  page,
  demo,
}) => {
  test.setTimeout(240_000);
  const site = await startBarePage(demo, shop(demo));
  try {
    await page.goto(site.url);
    const session = await page.context().newCDPSession(page);
    await live(page, WARM_UP);
    await expect.poll(async () => (await count(page, session)).forms).toBeLessThanOrEqual(1);
    const before = await count(page, session);
    const heapBefore = await heap(session);
    await live(page, CYCLES);
    await expect.poll(() => count(page, session), {timeout: 60_000}).toEqual(before);
    const growth = async (): Promise<number> => (await heap(session)) - heapBefore;
    await expect.poll(growth, {timeout: 30_000}).toBeLessThan(MOST_GROWTH);
    console.log(
      `      ${JSON.stringify(before)} before and after; the heap has ${await growth()} bytes more`,
    );
  } finally {
    site.stop();
  }
});
