import type {Locator, Page} from '@playwright/test';
import {build} from 'esbuild';
import {readmePolicy} from '../../.config/readme-policy.js';
import {root} from '../../.config/test-files.js';
import {fillStripeCard, routeStripe} from '../../src/testing/playwright.js';
import {startBarePage, type BarePage} from './support/bare-page.js';
import {cardsOfOrg} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test} from './support/fixtures.js';
import {renderOnServer} from './support/server-rendered.js';
import {shifts, watchShifts} from './support/shifts.js';

declare global {
  interface Window {
    /** Each text that the label of the number has had in a frame. */
    labels: Set<string>;
    violations: string[];
  }
}

const ORG = `publishable-key="pk_test_bare" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000"`;
const CATALYZE = `<payment-method-form ${ORG} endpoint="/v2/org/{orgId}/payment" locale="de"></payment-method-form>`;
const PAYMENT = `<payment-method-form ${ORG} contract="gatego-intent" endpoint="/api/payment/intent" amount="5000"
  currency="usd" collect="email" locale="en"></payment-method-form>`;

const shop = (
  {stripeUrl}: Demo,
  markup: string,
  script = SCRIPT,
): string => `<!doctype html><title>Shop</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<script src="${stripeUrl}/endive/stripe.js"></script>
<style>body { margin: 20px; font-family: sans-serif } payment-method-form { max-inline-size: 420px }</style>
<h1>Shop</h1>${markup}<p>What follows</p>
${script}`;

const SCRIPT =
  '<script src="/payment-method-form.min.js" defer></script><script src="/sign-in.js" defer></script>';
const SIGN_IN = `for (const form of document.querySelectorAll('payment-method-form')) form.authToken = 'demo-billing';`;

/** Types a card, whatever the frames are called in the form's language. */
async function typeInto(form: Locator, number: string): Promise<void> {
  for (const [index, text] of [number, '12/34', '123'].entries())
    await form.locator('iframe').nth(index).contentFrame().locator('input').first().pressSequentially(text);
}

test.describe('What a server rendered', () => {
  let site: BarePage | undefined;
  let complaints: string[] = [];
  const open = async (
    page: Page,
    demo: Demo,
    html: string,
    {policy, files = []}: {policy?: string; files?: [string, string][]} = {},
  ): Promise<void> => {
    site = await startBarePage(demo, html, policy, new Map([['/sign-in.js', SIGN_IN], ...files]));
    await page.goto(site.url, {waitUntil: 'commit'});
  };
  test.beforeEach(async ({page}) => {
    complaints = [];
    page.on('pageerror', ({message}) => complaints.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await watchShifts(page);
    await page.addInitScript(() => {
      window.labels = new Set();
      const look = (): void => {
        const root = document.querySelector('payment-method-form')?.shadowRoot;
        const text = root?.querySelector('#label-number')?.textContent;
        if (typeof text === 'string') window.labels.add(text);
        requestAnimationFrame(look);
      };
      look();
    });
  });
  test.afterEach(() => site?.stop());

  const saves = async (page: Page, demo: Demo, number: string): Promise<void> => {
    await typeInto(page.locator('payment-method-form'), number);
    await page.getByRole('button', {name: 'Karte speichern'}).click();
    await expect(page.getByRole('heading', {name: 'Karte gespeichert'})).toBeVisible();
    expect(await cardsOfOrg(demo)).toContain(number.slice(-4));
  };

  test('becomes the form: nothing moves or changes its language, nobody complains, and a card is saved', async ({
    page,
    demo,
  }) => {
    const {markup} = await renderOnServer(CATALYZE);
    await open(page, demo, shop(demo, markup));
    await saves(page, demo, '4242424242424242');
    expect(await page.evaluate(() => [...window.labels])).toEqual(['Kartennummer']);
    expect(await page.locator('#label-number').count(), 'it is there once').toBe(1);
    expect(await shifts(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('says that it loads, and takes nothing, until a late script comes', async ({page, demo}) => {
    const {markup} = await renderOnServer(PAYMENT);
    let come = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/payment-method-form.min.js', async (route) => {
      await late;
      await route.continue();
    });
    await open(page, demo, shop(demo, markup));
    await expect(page.getByText('Card number')).toBeVisible();
    await expect(page.getByRole('status')).toHaveText('Loading the card form…');
    await expect(
      page.getByRole('group', {name: 'Payment method', exact: true}).locator('.body'),
    ).toHaveAttribute('aria-busy', 'true');
    await expect(page.getByRole('checkbox')).toBeDisabled();
    await expect(page.getByRole('checkbox')).not.toBeChecked();
    await expect(page.getByRole('button', {name: 'Pay $50.00'})).toBeDisabled();
    // Playwright would wait for it to be enabled.
    await page.getByRole('button', {name: 'Pay $50.00'}).dispatchEvent('click');
    await page.getByLabel('Email').press('Enter');
    await page.getByLabel('Email').press('x');
    await expect(page.getByLabel('Email')).toHaveValue('');
    come();
    await fillStripeCard(page, 'visa');
    await page.getByLabel('Email').fill('a@example.test');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', {name: 'Pay $50.00'}).click();
    await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
    expect(page.url(), 'the page was never left').toBe(`${site?.url ?? ''}/`);
    expect(await shifts(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('may be several forms of a page', async ({page, demo}) => {
    const {markup} = await renderOnServer(
      `<div>${CATALYZE}</div><div>${PAYMENT}</div><div>${CATALYZE}</div>`,
    );
    await open(page, demo, shop(demo, markup));
    for (const [index, number] of ['5555555555554444', '4000056655665556', '6011111111111117'].entries()) {
      const form = page.locator('payment-method-form').nth(index);
      await typeInto(form, number);
      if (index === 1) {
        await form.getByLabel('Email').fill('a@example.test');
        await form.getByRole('checkbox').check();
      }
      await form.getByRole('button', {name: /^(Karte speichern|Pay \$50\.00)$/}).click();
      await expect(form.getByRole('heading', {name: /^(Karte gespeichert|Paid \$50\.00)$/})).toBeVisible();
    }
    expect(await cardsOfOrg(demo)).toEqual(expect.arrayContaining(['4444', '1117']));
    expect(await shifts(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('becomes the form also where the page brings the hydration of Lit', async ({page, demo}) => {
    const {markup} = await renderOnServer(CATALYZE);
    const contents = `import '@lit-labs/ssr-client/lit-element-hydrate-support.js';
      import 'payment-method-form/define';
      ${SIGN_IN}`;
    const {outputFiles} = await build({
      ...{stdin: {contents, resolveDir: root}, bundle: true, format: 'esm', splitting: true, write: false},
      ...{
        outdir: '/',
        entryNames: 'app',
        target: 'es2022',
        logLevel: 'error',
        define: {'process.env.NODE_ENV': '"production"'},
      },
    });
    const files = outputFiles.map(({path, text}): [string, string] => [path, text]);
    await open(page, demo, shop(demo, markup, '<script type="module" src="/app.js"></script>'), {files});
    await saves(page, demo, '3566002020360505');
    expect(await page.evaluate(() => [...window.labels])).toEqual(['Kartennummer']);
    expect(await shifts(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('is passed over by a form that was there before it', async ({page, demo}) => {
    const {markup} = await renderOnServer(CATALYZE);
    const script = '<script src="/sign-in.js" defer></script>';
    const html = shop(demo, markup, script);
    await open(page, demo, html.replace('<h1>', '<script src="/payment-method-form.min.js"></script><h1>'));
    await saves(page, demo, '36227206271667');
    expect(await page.locator('#label-number').count()).toBe(1);
  });

  test('needs the hash of its style sheet under a strict policy, and without it is styled once the form is there', async ({
    page,
    demo,
  }) => {
    const {markup, styleHash} = await renderOnServer(CATALYZE);
    const html = `<!doctype html><title>Strict</title><link rel="icon" href="data:,"><body>${markup}${SCRIPT}`;
    const icons = `${readmePolicy}; img-src data:`;
    await routeStripe(page, {url: demo.stripeUrl});
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({effectiveDirective}) => {
        window.violations.push(effectiveDirective);
      });
    });
    for (const {policy, violations, number} of [
      {policy: `${icons}; style-src 'sha256-${styleHash}'`, violations: [], number: '4000008260000000'},
      {policy: icons, violations: ['style-src-elem'], number: '6200000000000005'},
    ]) {
      await open(page, demo, html, {policy});
      await typeInto(page.locator('payment-method-form'), number);
      await expect(page.locator('.submit')).toHaveCSS('background-color', 'rgb(47, 79, 216)');
      await page.getByRole('button', {name: 'Karte speichern'}).click();
      await expect(page.getByRole('heading', {name: 'Karte gespeichert'})).toBeVisible();
      expect(await page.evaluate(() => window.violations)).toEqual(violations);
      site?.stop();
    }
  });
});
