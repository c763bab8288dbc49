import type {Browser, CDPSession, Page} from 'playwright';
import {withBarePage} from './bare-page.js';
import {browserMetric, usedHeap, withNewPage} from './new-page.js';
import type {Subject} from './subjects.js';

/** Of a page with several forms, for each of them: milliseconds until all are ready, of them on the main thread, and bytes of its heap. */
export interface FormCost {
  readonly ready: number;
  readonly mainThread: number;
  readonly heap: number;
}

/** Milliseconds in which forms come to rest. */
const AFTERWARDS = 1_000;

/** Puts that many forms at once into a page that has had one already, so that what all share is there. */
export function costOfForms(
  browser: Browser,
  siteUrl: string,
  subject: Subject,
  count: number,
): Promise<FormCost> {
  return withBarePage(browser, siteUrl, subject, async (page) => {
    const [heapBefore, workBefore] = [await usedHeap(page), await browserMetric(page, 'TaskDuration')];
    const ready = await page.evaluate(addForms, {...inPage(subject), count, limit: MOST_WAIT});
    // The last forms are at work for a moment after their fields are ready, as the others were: of ten they are many.
    await page.evaluate((pause) => new Promise((resolve) => setTimeout(resolve, pause)), AFTERWARDS);
    const [workAfter, heapAfter] = [await browserMetric(page, 'TaskDuration'), await usedHeap(page)];
    return {
      ready: ready / count,
      mainThread: (1_000 * (workAfter - workBefore)) / count,
      heap: (heapAfter - heapBefore) / count,
    };
  });
}

/** What is left of forms that are gone: bytes of the heap, and frames. */
export interface Remains {
  readonly heapGrowth: number;
  readonly framesLeft: number;
}

const WARM_UP = 20;

/** Puts a form in and takes it out again, each time a new one. */
export function remainsOfLives(
  browser: Browser,
  siteUrl: string,
  subject: Subject,
  lives: number,
): Promise<Remains> {
  return withNewPage(browser, subject, async ({page, session, hears}) => {
    await page.goto(`${siteUrl}/${subject.name}`);
    await hears('ready');
    await page.waitForLoadState('networkidle');
    await page.evaluate(liveAndDie, {...inPage(subject), lives: WARM_UP});
    const before = await settledHeap(page, session);
    const framesBefore = page.frames().length;
    await page.evaluate(liveAndDie, {...inPage(subject), lives});
    const after = await settledHeap(page, session);
    return {heapGrowth: after - before, framesLeft: page.frames().length - framesBefore};
  });
}

/** Bytes. */
const SETTLED = 20_000;
const MOST_LOOKS = 20;
/** Milliseconds. */
const BETWEEN_LOOKS = 500;

/** The heap once it gets no smaller: what ends later than a form, such as a wait for an answer, still holds it for a while. */
async function settledHeap(page: Page, session: CDPSession): Promise<number> {
  let last = await usedHeap(session);
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await page.waitForTimeout(BETWEEN_LOOKS);
    const now = await usedHeap(session);
    if (last - now < SETTLED) return now;
    last = now;
  }
  return last;
}

/** Milliseconds until all forms must be ready. */
const MOST_WAIT = 120_000;

interface InPage {
  readonly form: string;
  readonly module: string | undefined;
  readonly fields: number;
}

const inPage = ({form, module, fields}: Subject): InPage => ({form, module, fields});

/** What the module of a page exports: it fills a form of which there is only the markup. */
interface PageModule {
  mount(form: Element | null): () => void;
}

/** In the page: gives the milliseconds until all are ready. */
async function addForms({
  form,
  module,
  fields,
  count,
  limit,
}: InPage & {count: number; limit: number}): Promise<number> {
  const filler = module === undefined ? undefined : ((await import(module)) as PageModule);
  const boxes = Array.from({length: count}, () => {
    const box = document.createElement('div');
    box.innerHTML = form.replaceAll('{key}', window.benchKey);
    return box;
  });
  const goal = window.watch.readies + count * fields;
  const began = performance.now();
  const ready = new Promise<number>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${window.watch.readies} of ${goal} fields are ready.`));
    }, limit);
    window.watch.heard = (readies) => {
      if (readies < goal) return;
      clearTimeout(timer);
      resolve(performance.now() - began);
    };
  });
  document.body.append(...boxes);
  for (const box of boxes) filler?.mount(box.firstElementChild);
  return ready;
}

/** In the page: each is taken out after as many turns of the event loop as it is its turn. */
async function liveAndDie({form, module, lives}: InPage & {lives: number}): Promise<void> {
  const filler = module === undefined ? undefined : ((await import(module)) as PageModule);
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  for (let life = 0; life < lives; life += 1) {
    const box = document.createElement('div');
    box.innerHTML = form.replaceAll('{key}', window.benchKey);
    document.body.append(box);
    const unmount = filler?.mount(box.firstElementChild);
    for (let waited = 0; waited < life % 4; waited += 1) await turn();
    unmount?.();
    box.remove();
    await turn();
  }
}
