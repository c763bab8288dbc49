import type {Browser, CDPSession} from 'playwright';
import {FOR_COMPILED, type Session} from './new-page.js';
import type {Subject} from './subjects.js';
import {watchPage} from './watch.js';

/**
 * A page that nobody drives. Playwright stops each frame of its own pages until it has attached itself to that, and puts scripts
 * into it: with a hundred forms that takes more than the forms do.
 */
export interface BarePage extends Session {
  /** What a function, which must need nothing from around it, comes to in the page. */
  readonly evaluate: <Argument, Result>(
    work: (argument: Argument) => Promise<Result>,
    argument: Argument,
  ) => Promise<Result>;
}

/** Milliseconds. */
const MOST_WAIT = 30_000;
const STILL = 500;

/** Opens a subject's page as a new visitor, gives it once its form is ready and it loads nothing more, and closes it after `use`. */
export async function withBarePage<Result>(
  browser: Browser,
  siteUrl: string,
  {name, fields, saved}: Subject,
  use: (page: BarePage) => Promise<Result>,
): Promise<Result> {
  const root = await browser.newBrowserCDPSession();
  const {browserContextId} = await root.send('Target.createBrowserContext');
  try {
    const {targetId} = await root.send('Target.createTarget', {url: 'about:blank', browserContextId});
    const page = await attach(root, targetId);
    await page.send('Page.enable');
    const watching = `${FOR_COMPILED}; tellBench = () => {}; (${String(watchPage)})(${JSON.stringify({fields, saved})})`;
    await page.send('Page.addScriptToEvaluateOnNewDocument', {source: watching});
    await page.send('Performance.enable', {timeDomain: 'threadTicks'});
    await page.send('Page.navigate', {url: `${siteUrl}/${name}`});
    await page.evaluate(untilStill, {limit: MOST_WAIT, still: STILL});
    // It would tell of each frame.
    await page.send('Page.disable');
    return await use(page);
  } finally {
    await root.send('Target.disposeBrowserContext', {browserContextId});
    await root.detach();
  }
}

/** By messages in messages: a session of its own would be Playwright's. */
async function attach(root: CDPSession, targetId: string): Promise<BarePage> {
  const {sessionId} = await root.send('Target.attachToTarget', {targetId, flatten: false});
  const waiting = new Map<number, (answer: Answer) => void>();
  root.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  const send = async (method: string, params: object = {}): Promise<unknown> => {
    const id = (last += 1);
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    await root.send('Target.sendMessageToTarget', {sessionId, message: JSON.stringify({id, method, params})});
    const {result, error} = await answered;
    waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result;
  };
  return {
    send: send as Session['send'],
    evaluate: async <Argument, Result>(
      work: (argument: Argument) => Promise<Result>,
      argument: Argument,
    ): Promise<Result> => {
      const expression = `(${String(work)})(${JSON.stringify(argument)})`;
      const given = await send('Runtime.evaluate', {expression, awaitPromise: true, returnByValue: true});
      const {result, exceptionDetails} = given as Evaluated<Result>;
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
  };
}

interface Answer {
  /** Absent from what the browser tells by itself. */
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: {readonly message: string};
}

interface Evaluated<Result> {
  readonly result: {readonly value: Result};
  readonly exceptionDetails?: {readonly text: string; readonly exception?: {readonly description?: string}};
}

/** In the page: until the form is ready, and nothing has been loaded for a while. */
async function untilStill({limit, still}: {limit: number; still: number}): Promise<void> {
  const since = performance.now();
  let loaded = -1;
  for (;;) {
    const {length} = performance.getEntriesByType('resource');
    // The browser's own first page has no watch.
    if ((window.watch as Window['watch'] | undefined)?.ready !== undefined && length === loaded) return;
    if (performance.now() - since > limit) throw new Error('The form is not ready.');
    loaded = length;
    await new Promise((resolve) => setTimeout(resolve, still));
  }
}
