import type {Page, Route} from '@playwright/test';
import {fillStripeCard, routeStripe} from '../../src/testing/playwright.js';
import {startBarePage, type BarePage} from './support/bare-page.js';
import {field, typeCard} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test as base} from './support/fixtures.js';

const form = `<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>`;
const forPaymentElement = `<payment-method-form publishable-key="pk_test_bare" contract="gatego-attach" layout="payment"
  endpoint="/api/organization/{orgId}/payment/paymentmethod/" org-id="org_demo" email="a@example.test"
  locale="en"></payment-method-form>`;
const script = '<script src="/payment-method-form.min.js"></script>';
const signIn = `<script src="/sign-in.js"></script>`;

const test = base.extend<{site: (html?: string, policy?: string) => Promise<BarePage>}>({
  site: async ({demo}, use) => {
    const sites: BarePage[] = [];
    await use(async (html = script + form + signIn, policy) => {
      const site = await startBarePage(demo, `<!doctype html><title>Bare</title><body>${html}`, policy);
      sites.push(site);
      return site;
    });
    for (const site of sites) site.stop();
  },
});

const notice = (page: Page, text: RegExp) => page.getByRole('alert').filter({hasText: text});
const retry = (page: Page): Promise<void> => page.getByRole('button', {name: 'Try again'}).click();
const stripeJs = 'https://js.stripe.com/**';
const part = /org-side\.js/;

/** As if Stripe were reached again. */
async function reach(page: Page, {stripeUrl}: Demo): Promise<void> {
  await page.unrouteAll();
  await routeStripe(page, {url: stripeUrl});
}

/** Opens a page whose part of the script does not come, until `page.unroute(part)`. */
async function loadWithoutPart(page: Page, {url}: BarePage): Promise<void> {
  await page.route(part, (route) => route.abort());
  await page.goto(url);
  await expect(notice(page, /fields could not be loaded/)).toBeVisible();
}

/** The form works, from the first key to the saved card. */
async function expectToWork(page: Page): Promise<void> {
  await typeCard(page, {number: '4242424242424242'});
  await page.getByRole('button', {name: 'Save card'}).click();
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
}

test('a blocked host is told, and tried again without a reload', async ({page, demo, site}) => {
  await page.route(stripeJs, (route) => route.abort('blockedbyclient'));
  await page.goto((await site()).url);
  await expect(notice(page, /blocker/)).toBeVisible();
  await reach(page, demo);
  await retry(page);
  await expectToWork(page);
});

test('a host that fails once or twice is tried again by itself', async ({page, demo, site}) => {
  let requests = 0;
  await routeStripe(page, {url: demo.stripeUrl});
  await page.route('https://js.stripe.com/*/stripe.js', async (route) => {
    requests += 1;
    await (requests <= 2 ? route.abort('connectionreset') : route.fallback());
  });
  await page.goto((await site()).url);
  await expectToWork(page);
  expect(requests).toBe(3);
});

test('a policy of the page that forbids the script is named', async ({page, demo, site}) => {
  await routeStripe(page, {url: demo.stripeUrl});
  await page.goto((await site(undefined, "default-src 'self'; style-src 'self' 'unsafe-inline'")).url);
  await expect(notice(page, /script-src-elem/)).toBeVisible();
});

test('a policy of the page that forbids the frames is named', async ({page, demo, site}) => {
  await page.clock.install();
  await routeStripe(page, {url: demo.stripeUrl});
  const policy = "script-src 'self' https://js.stripe.com; frame-src 'none'";
  const blocked = page.waitForEvent('console', (message) => message.text().includes('frame-src'));
  await page.goto((await site(undefined, policy)).url);
  await blocked;
  await page.clock.fastForward(13_000);
  await expect(notice(page, /frame-src/)).toBeVisible();
});

test('a line that is down is told, and tried again without a reload', async ({page, demo, site, context}) => {
  await page.goto((await site(script)).url);
  await context.setOffline(true);
  await page.evaluate((html) => {
    document.body.insertAdjacentHTML('beforeend', html);
  }, form);
  await expect(notice(page, /You are offline/)).toBeVisible();
  await context.setOffline(false);
  await reach(page, demo);
  await page.addScriptTag({url: '/sign-in.js'});
  await retry(page);
  await expectToWork(page);
});

test('a part of the script that does not come is told, and tried again without a reload', async ({
  page,
  demo,
  site,
}) => {
  await routeStripe(page, {url: demo.stripeUrl});
  const told = page.waitForEvent('console', (message) => /file of its own.*org-side/.test(message.text()));
  await loadWithoutPart(page, await site());
  await told;
  await page.unroute(part);
  await retry(page);
  await expectToWork(page);
});

test('the part for the Payment Element is loaded where it is needed, and tried again where it does not come', async ({
  page,
  demo,
  site,
}) => {
  const asked: string[] = [];
  const paymentSide = /payment-side\.js/;
  await routeStripe(page, {url: demo.stripeUrl});
  await page.route(paymentSide, (route) => {
    asked.push(new URL(route.request().url()).pathname);
    return route.abort();
  });
  await page.goto((await site()).url);
  await expectToWork(page);
  expect(asked).toEqual([]);

  await page.goto((await site(script + forPaymentElement + signIn)).url);
  await expect(notice(page, /fields could not be loaded/)).toBeVisible();
  expect(asked).toEqual(['/chunks/payment-side.js', '/chunks/payment-side.js']);
  await page.unroute(paymentSide);
  await retry(page);
  await fillStripeCard(page, 'pm_card_discover');
  await page.getByRole('button', {name: 'Save card'}).click();
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
});

test('who has begun to type when a form is tried again is not led elsewhere once it is ready', async ({
  page,
  demo,
  site,
}) => {
  await routeStripe(page, {url: demo.stripeUrl});
  await loadWithoutPart(page, await site());
  await page.unroute(part);
  const held: Route[] = [];
  await page.route(part, (route) => void held.push(route));
  await retry(page);
  await expect.poll(() => held.length).toBe(1);
  const expiry = field(page, 'Secure expiration date input frame', 'exp-date');
  await expiry.click();
  await expiry.pressSequentially('12');
  const isReady = page.evaluate(() => document.querySelector('payment-method-form')?.ready);
  await held[0]?.continue();
  await isReady;
  await expect(page.getByRole('group', {name: 'Payment method'}).locator('.body')).toHaveAttribute(
    'aria-busy',
    'false',
  );
  await expect(expiry).toBeFocused();
  await page.keyboard.type('40');
  await expect(expiry).toHaveValue('12 / 40');
});

test('a part of the script that does not come at once is tried again without a word', async ({
  page,
  demo,
  site,
}) => {
  await routeStripe(page, {url: demo.stripeUrl});
  await page.route(part, (route) => route.abort(), {times: 1});
  await page.goto((await site()).url);
  await expectToWork(page);
});

test('a part of another build does not run', async ({page, demo, site}) => {
  await routeStripe(page, {url: demo.stripeUrl});
  await page.route(part, async (route) => {
    const response = await route.fetch();
    await route.fulfill({response, body: (await response.text()).replace(/build="\w+"/, 'build="other"')});
  });
  const told = page.waitForEvent('console', (message) => message.text().includes('is of another build'));
  await page.goto((await site()).url);
  await told;
  await expect(notice(page, /fields could not be loaded/)).toBeVisible();
});

test('a script that hangs is given up after a while, and tried again without a reload', async ({
  page,
  demo,
  site,
}) => {
  await page.clock.install();
  const hanging: Route[] = [];
  await page.route(stripeJs, (route) => void hanging.push(route));
  // The browser's own `load` event waits for the script.
  await page.goto((await site()).url, {waitUntil: 'commit'});
  await expect.poll(() => hanging.length).toBe(1);
  await page.clock.fastForward(11_000);
  await expect(notice(page, /took too long to load/)).toBeVisible();
  await reach(page, demo);
  await retry(page);
  await page.clock.resume();
  await expectToWork(page);
});

test('a tag of the page that had failed before is replaced', async ({page, demo, site}) => {
  await routeStripe(page, {url: demo.stripeUrl});
  let requests = 0;
  await page.route('https://js.stripe.com/endive/stripe.js', async (route) => {
    requests += 1;
    await (requests === 1 ? route.abort('connectionreset') : route.fallback());
  });
  const {url} = await site('<script src="https://js.stripe.com/endive/stripe.js"></script>' + script);
  await page.goto(url);
  await page.evaluate((html) => {
    document.body.insertAdjacentHTML('beforeend', html);
  }, form);
  await page.addScriptTag({url: '/sign-in.js'});
  await expectToWork(page);
});

test('a frame that never gets ready is told, and tried again without a reload', async ({
  page,
  demo,
  site,
}) => {
  await page.clock.install();
  await routeStripe(page, {url: demo.stripeUrl});
  let blocked = 0;
  await page.route(/js\.stripe\.com\/.*(?:html|inner)/, async (route) => {
    blocked += 1;
    await route.fulfill({contentType: 'text/html', body: '<!doctype html>'});
  });
  await page.goto((await site()).url);
  await expect.poll(() => blocked).toBeGreaterThan(0);
  await page.clock.fastForward(13_000);
  await expect(notice(page, /did not appear/)).toBeVisible();
  await reach(page, demo);
  await page.clock.resume();
  await retry(page);
  await expectToWork(page);
});
