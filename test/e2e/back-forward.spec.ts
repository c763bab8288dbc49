import type {Locator, Page} from '@playwright/test';
import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test as base} from './support/fixtures.js';
import {wholeBrowser} from './support/whole-browser.js';

/** A tab with a site whose one page, whatever the query, has a form. */
interface Tab {
  open(query?: string): Promise<void>;
  /** To a page without a form. */
  leave(): Promise<void>;
  /** The page comes back alive, as it was left. */
  goBack(): Promise<void>;
}

/** Notes, for all pages of the tab, what happens to the form and how the pages are shown. */
const watch = `
  const note = (key, text) => { sessionStorage[key] = (sessionStorage[key] ?? '') + text + ' '; };
  addEventListener('payment-method-state', ({state}) => { note('states', state); });
  addEventListener('pageshow', ({persisted}) => { note('shown', persisted); });
`;
const signIn = `document.querySelector('payment-method-form').authToken = 'demo-billing';`;

const test = base.extend<{tab: Tab}>({
  launchOptions: [
    // Playwright starts Chromium without the cache that this is about.
    async ({browserName, launchOptions}, use) =>
      use({
        ...wholeBrowser(browserName, launchOptions),
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      }),
    {scope: 'worker'},
  ],
  tab: async ({page, demo}, use) => {
    const html = `<!doctype html><title>Bare</title><body>
<script src="/watch.js"></script>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo" timeout="1500"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script src="/sign-in.js"></script>`;
    const scripts = new Map([
      ['/sign-in.js', signIn],
      ['/watch.js', watch],
    ]);
    const site = await startBarePage(demo, html, undefined, scripts);
    page.on('dialog', (dialog) => void dialog.accept());
    await use({
      open: async (query = '') => {
        await page.goto(`${site.url}/${query}`);
      },
      leave: async () => {
        await page.goto(`${site.url}/sign-in.js`);
      },
      goBack: async () => {
        await page.goBack({waitUntil: 'commit'});
        await expect.poll(async () => (await noted(page, 'shown')).at(-1)).toBe('true');
      },
    });
    site.stop();
  },
});

/** What the page has noted, before and after. */
const noted = (page: Page, key: string): Promise<string[]> =>
  page.evaluate((name) => (sessionStorage.getItem(name) ?? '').split(' ').filter(Boolean), key);

/** Types with the keyboard alone: Playwright loses sight of the frames of a page that comes back. */
async function type(page: Page, field: number, text: string): Promise<void> {
  const box = page.locator('payment-method-form .input').nth(field);
  await expect(async () => {
    await box.click();
    await expect(box).toHaveAttribute('data-focused', '', {timeout: 500});
  }).toPass();
  await page.keyboard.type(text);
}

async function typeCard(page: Page, number: string): Promise<void> {
  for (const [field, text] of [number, '1234', '123'].entries()) await type(page, field, text);
}

const save = (page: Page): Promise<void> => page.getByRole('button', {name: 'Save card'}).click();

const heading = (page: Page): Locator => page.getByRole('heading', {name: 'Card saved'});

/** Saves a card, which takes longer than the form waits for an answer. */
async function submitSlowly(page: Page, {stripeUrl}: Demo, number: string): Promise<void> {
  const rule = {fault: {kind: 'latency', milliseconds: 2_500}, path: '/v1/payment_methods/*/attach'};
  await page.request.post(`${stripeUrl}/_simulator/faults`, {data: rule});
  await typeCard(page, number);
  const sent = page.waitForRequest('**/payment');
  await save(page);
  await sent;
}

async function expectSavedOnce(page: Page, demo: Demo, last4: string): Promise<void> {
  await expect(heading(page)).toBeVisible();
  expect((await cardsOfOrg(demo)).filter((one) => one === last4)).toHaveLength(1);
  expect(await noted(page, 'states')).not.toContain('failed');
}

test('a form that comes back with its page works on, with what was typed', async ({page, demo, tab}) => {
  await tab.open();
  await type(page, 0, '4000056655665556');
  await tab.leave();
  await tab.goBack();
  await type(page, 1, '1234');
  await type(page, 2, '123');
  await save(page);
  await expect(heading(page)).toBeVisible();
  await tab.leave();
  await tab.goBack();
  await expect(heading(page)).toBeVisible();
  await page.getByRole('button', {name: 'Add another card'}).click();
  await typeCard(page, '4242424242424242');
  await save(page);
  await expect(heading(page)).toBeVisible();
  expect(await cardsOfOrg(demo)).toEqual(expect.arrayContaining(['5556', '4242']));
});

test('an attempt that is frozen with its page, beyond its time, is told as it ended', async ({
  page,
  demo,
  tab,
}) => {
  await tab.open();
  await submitSlowly(page, demo, '5105105105105100');
  await tab.leave();
  await expect.poll(() => cardsOfOrg(demo)).toContain('5100');
  await tab.goBack();
  await expectSavedOnce(page, demo, '5100');
});

test('an attempt that is frozen with its page is not guessed at by the next page, and cleared up there', async ({
  page,
  demo,
  tab,
}) => {
  await tab.open();
  await submitSlowly(page, demo, '5200828282828210');
  await tab.open('?next');
  await expect(page.getByText(/We can’t tell yet whether it worked/)).toBeVisible();
  await expect.poll(() => cardsOfOrg(demo)).toContain('8210');
  await page.getByRole('button', {name: 'Check now'}).click();
  await expectSavedOnce(page, demo, '8210');
});
