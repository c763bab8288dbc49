import type {Page} from '@playwright/test';
import {startBarePage, type BarePage} from './support/bare-page.js';
import type {Demo} from './support/demo.js';
import {expect, test} from './support/fixtures.js';

const html = ({stripeUrl}: Demo, head: string, layout: string): string => `<!doctype html><title>Bare</title>
<script src="${stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>${head}
<payment-method-form publishable-key="pk_test_bare" contract="gatego-attach" layout="${layout}"
  endpoint="/api/organization/{orgId}/payment/paymentmethod/" email="a@example.test" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>`;

/** The families of the fonts that one of Stripe's frames was given, with where they come from as far as the frame tells. */
const fontsInFrame = (page: Page): Promise<string[]> =>
  page
    .locator('payment-method-form iframe')
    .first()
    .contentFrame()
    .locator('body')
    .evaluate(() => [
      ...[...document.fonts].map(({family}) => family.replaceAll('"', '')),
      ...[...document.querySelectorAll('link')].map(({href}) => new URL(href).pathname),
    ]);

test.describe('Web fonts of the page', () => {
  let site: BarePage | undefined;
  test.afterEach(() => {
    site?.stop();
  });

  test('reach Stripe’s frames, from the address of the style sheet that has them', async ({page, demo}) => {
    const css = `@media screen { @font-face { font-family: 'Shop Sans'; src: url(./sans.woff2); font-weight: 400 700 } }
      @font-face { font-family: Unused; src: url(unused.woff2) }
      body { font-family: 'Shop Sans', sans-serif }`;
    site = await startBarePage(demo, html(demo, '<link rel="stylesheet" href="/look/sheet.css">', 'split'));
    await page.route('**/look/sheet.css', (route) => route.fulfill({contentType: 'text/css', body: css}));
    const asked = page.waitForRequest(
      (request) => request.url().endsWith('/look/sans.woff2') && request.frame() !== page.mainFrame(),
    );
    await page.goto(site.url);
    await expect.poll(() => fontsInFrame(page)).toContain('Shop Sans');
    expect(await fontsInFrame(page)).not.toContain('Unused');
    await asked;
  });

  test('follow a change while the form is there', async ({page, demo}) => {
    site = await startBarePage(demo, html(demo, '', 'split'));
    await page.goto(site.url);
    await expect(page.getByRole('button', {name: 'Save card'})).toBeEnabled();
    await page.locator('payment-method-form').evaluate((form) => (form as never as {ready: unknown}).ready);
    await page.addStyleTag({
      content: `@font-face { font-family: Late; src: url(/late.woff2) } body { font-family: Late }`,
    });
    await expect.poll(() => fontsInFrame(page)).toContain('Late');
  });

  test('come with their style sheet, where the page may not read that', async ({page, demo}) => {
    const css = `@font-face { font-family: Far; src: url(https://fonts.example.test/far.woff2) }`;
    await page.route('https://fonts.example.test/**', (route) =>
      route.fulfill({contentType: 'text/css', body: css}),
    );
    const head =
      '<link rel="stylesheet" href="https://fonts.example.test/far.css"><style>body { font-family: Far }</style>';
    site = await startBarePage(demo, html(demo, head, 'split'));
    await page.goto(site.url);
    await expect.poll(() => fontsInFrame(page)).toContain('/far.css');
  });
});

test('Each theme reaches the boxes that the Payment Element draws', async ({page, demo}) => {
  const site = await startBarePage(demo, html(demo, '', 'payment'));
  try {
    await page.emulateMedia({colorScheme: 'light'});
    await page.goto(site.url);
    const number = page
      .locator('payment-method-form iframe')
      .first()
      .contentFrame()
      .locator('#Field-numberInput');
    const look = (): Promise<readonly string[]> =>
      number.evaluate((input) => {
        const {borderTopWidth, borderBottomWidth, backgroundColor} = getComputedStyle(input);
        return [borderTopWidth, borderBottomWidth, backgroundColor];
      });
    await expect.poll(look).toEqual(['1px', '1px', 'rgb(255, 255, 255)']);
    const setTheme = (theme: string): Promise<void> =>
      page.locator('payment-method-form').evaluate((form, name) => {
        form.setAttribute('theme', name);
      }, theme);
    await setTheme('filled');
    await expect.poll(look).toEqual(['0px', '2px', 'rgb(236, 239, 244)']);
    await setTheme('plain');
    await expect.poll(look).toEqual(['0px', '2px', 'rgba(0, 0, 0, 0)']);
    await setTheme('outlined');
    await page.emulateMedia({colorScheme: 'dark'});
    await page.addStyleTag({content: ':root { color-scheme: light dark }'});
    await expect.poll(look).toEqual(['1px', '1px', 'rgb(29, 32, 39)']);
  } finally {
    site.stop();
  }
});
