import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Browser, Page} from '@playwright/test';
import {build} from 'esbuild';
import {chromium} from 'playwright';
import {chromiumLaunchOptions} from '../../.config/browsers.js';
import {root} from '../../.config/test-files.js';
import type {FormState} from '../../src/index.js';
import {fillStripeCard, routeStripe} from '../../src/testing/playwright.js';
import {fillIn} from '../docs/samples/placeholders.js';
import {samplesOf} from '../docs/samples/runners.js';
import type {Sample} from '../docs/samples/sample.js';
import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test as base} from './support/fixtures.js';

/** A Chromium for which the usual ports of `npm start` are those of this demo, so that a sample is opened as it stands. */
const test = base.extend<object, {mapped: Browser}>({
  mapped: [
    async ({demo}, use) => {
      const usual = {5173: demo.pageUrl, 5174: demo.orgBackendUrl, 5175: demo.stripeUrl};
      const rules = Object.entries(usual).flatMap(([port, url]) =>
        ['localhost', '127.0.0.1'].map((host) => `MAP ${host}:${port} ${new URL(url).host}`),
      );
      const browser = await chromium.launch(
        chromiumLaunchOptions([`--host-resolver-rules=${rules.join(', ')}`]),
      );
      await use(browser);
      await browser.close();
    },
    {scope: 'worker'},
  ],
  page: async ({mapped, demo}, use) => {
    const page = await mapped.newPage({locale: 'en-US'});
    await routeStripe(page, {url: demo.stripeUrl});
    await page.addInitScript(takeForGranted);
    await use(page);
    await page.close();
  },
});

const DOES: Readonly<Record<string, string>> = {
  ready: 'gets ready',
  saves: 'saves a card in the organization',
  accepted: 'saves a card, as the endpoint says',
  attaches: 'saves a card by itself',
};

for (const sample of samplesOf('page')) {
  test(`${sample.place}: the form of the sample ${DOES[sample.run ?? '']}`, async ({page, demo}) => {
    const errors = listen(page);
    const site = await startSite(sample, demo);
    try {
      await page.goto(site.url);
      await reach(page, sample.run === 'attaches' ? 'attached' : 'ready');
      if (sample.run === 'saves') await saveInOrg(page, demo);
      if (sample.run === 'accepted') await save(page);
      expect(errors).toEqual([]);
    } finally {
      site.stop();
    }
  });
}

async function reach(page: Page, state: FormState): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('payment-method-form')?.state === wanted,
    state,
  );
}

async function saveInOrg(page: Page, demo: Demo): Promise<void> {
  const held = await cardsOfOrg(demo);
  const last4 = await save(page);
  expect(await cardsOfOrg(demo)).toEqual(expect.arrayContaining([...held, last4]));
}

/** Gives the last four digits. */
async function save(page: Page): Promise<string> {
  const number = FRESH.shift() ?? '';
  await fillStripeCard(page, {number, expiry: '12 / 40', cvc: '123'});
  await reach(page, 'complete');
  const outcome = await page.evaluate(() => document.querySelector('payment-method-form')?.submit());
  expect(outcome).toMatchObject({status: 'attached', card: {last4: number.slice(-4)}});
  return number.slice(-4);
}

/** A card for each sample: the organization takes each only once. */
const FRESH = [
  ...['4242424242424242', '5555555555554444', '6011111111111117', '3566002020360505', '2223003122003222'],
  ...['4000056655665556', '5200828282828210', '6011000990139424', '5105105105105100', '6200000000000005'],
];

/** The page of a sample: the sample itself, or a page with a form that runs it. */
async function startSite(sample: Sample, demo: Demo): ReturnType<typeof startBarePage> {
  const text = withHashes(fillIn(sample.text));
  if (sample.language === 'html') return startBarePage(demo, text, undefined, ACCEPTED);
  const ownForm = text.includes('createElement(');
  return startBarePage(
    demo,
    `<!doctype html><title>Sample</title><body>
    ${ownForm ? '' : `<script src="/payment-method-form.min.js"></script>${formWith(sample.run === 'saves' ? '/v2/org/{orgId}/payment' : '/accepted')}`}
    <script type="module" src="/sample.js"></script>`,
    undefined,
    new Map([...ACCEPTED, ['/sample.js', await bundle(text, sample.language)]]),
  );
}

/** The hash of each file that was built, where a sample has the place for it. */
function withHashes(text: string): string {
  const hashes = JSON.parse(readFileSync(join(root, 'dist/sri.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;
  return text.replaceAll(
    /"\/([\w./-]+\.js)("[^"]*")sha384-…/g,
    (_, path: string, between: string) => `"/${path}${between}${hashes[path] ?? 'none'}`,
  );
}

const formWith = (
  endpoint: string,
): string => `<payment-method-form publishable-key="pk_test_docs" locale="en"
  endpoint="${endpoint}" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000"></payment-method-form>
  <script>const form = document.querySelector('payment-method-form'); form.authToken = currentToken;</script>`;

/** An endpoint that takes everything. */
const ACCEPTED: ReadonlyMap<string, string> = new Map([['/accepted', '{}']]);

/** What samples take for granted: see test/docs/samples/ambient.ts. */
function takeForGranted(): void {
  const token = 'demo-billing';
  Object.assign(window, {
    mySession: {token},
    currentToken: () => token,
    renewToken: () => Promise.resolve(token),
    captcha: '',
    solveCaptcha: () => Promise.resolve('solved'),
    showSaved: () => undefined,
  });
}

async function bundle(contents: string, loader: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents, loader: loader === 'ts' ? 'ts' : 'js', resolveDir: root},
    ...{bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'silent'},
    alias: {
      'payment-method-form/define': join(root, 'dist/define.js'),
      'payment-method-form/testing': join(root, 'dist/testing/fill-card.js'),
      'payment-method-form': join(root, 'dist/index.js'),
    },
  });
  return outputFiles[0]?.text ?? '';
}

test('the page of events has their order', async ({page, demo}) => {
  const told = readFileSync(join(root, 'demo/docs/events.md'), 'utf8');
  const order = Array.from(told.matchAll(/^\d\. `(payment-method-\w+)`$/gm), ([, name = '']) => name);
  const html = `<!doctype html><title>Order</title><body><script src="/payment-method-form.min.js"></script>
    ${formWith('/v2/org/{orgId}/payment')}`;
  const site = await startBarePage(demo, html);
  try {
    await page.goto(site.url);
    await reach(page, 'ready');
    await page.evaluate(
      (names) => {
        const heard: string[] = [];
        for (const name of names) document.addEventListener(name, () => heard.push(name));
        Object.assign(window, {heard});
      },
      [...order, 'payment-method-error', 'payment-method-unknown'],
    );
    await save(page);
    expect(await page.evaluate('window.heard')).toEqual(order);
  } finally {
    site.stop();
  }
});

test('the style sheets of the documentation have what the form has, and are read whole', async ({
  page,
  demo,
}) => {
  const manifest = readFileSync(join(root, 'dist/custom-elements.json'), 'utf8');
  const html = `<!doctype html><title>Look</title><style></style><body>
    <script src="/payment-method-form.min.js"></script>${formWith('/accepted')}`;
  const site = await startBarePage(demo, html);
  try {
    await page.goto(site.url);
    for (const {place, text} of samplesOf('look')) {
      for (const name of namesIn(text)) expect(manifest, place).toContain(`"name": "${name}"`);
      const rules = await page.evaluate((css) => {
        const style = document.querySelector('style');
        if (style) style.textContent = css;
        return Array.from(style?.sheet?.cssRules ?? [], ({cssText}) => cssText);
      }, text);
      // What a browser does not understand, it leaves out.
      expect(declarationsIn(rules.join('\n')), place).toBe(declarationsIn(text));
    }
    expect(declarationsIn('a { color: red; }')).toBe(1);
  } finally {
    site.stop();
  }
});

/** The tokens, parts and states that a style sheet names. */
function namesIn(css: string): readonly string[] {
  const names = css.matchAll(/(--payment-method-form-[\w-]+)|::part\(([\w-]+)\)|:state\((\w+)\)/g);
  return Array.from(names, ([, token, part, state]) => token ?? part ?? state ?? '');
}

const declarationsIn = (css: string): number => css.match(/[\w-]+:[^:;{}]+;/g)?.length ?? 0;

/** What the page complains about, from now on. */
function listen(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', ({message}) => errors.push(message));
  return errors;
}
