import type {Page} from '@playwright/test';
import {startBarePage, type BarePage} from './support/bare-page.js';
import {cardsOfOrg, challenge, typeCard} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test as base} from './support/fixtures.js';

const confirm = '**/v1/payment_intents/*/confirm';

/** A shop whose form says where a bank may send the person back to. */
const test = base.extend<{shop: BarePage}>({
  shop: async ({demo}, use) => {
    const shop = await startBarePage(
      demo,
      `<!doctype html><title>Bare</title>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_bare" contract="gatego-intent" endpoint="/api/payment/intent"
  amount="5000" currency="usd" org-id="org_demo" return-url="/?from=bank"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`,
    );
    await use(shop);
    shop.stop();
  },
});

/** Pays, and stays where a person is who has gone to the bank's page. */
async function payAndGoToTheBank(page: Page, {url}: BarePage, number: string): Promise<string> {
  const answer = page.waitForResponse('**/api/payment/intent');
  await page.route(confirm, async (route) => {
    await route.fetch();
    // The answer never comes.
  });
  await page.goto(url);
  await typeCard(page, {number});
  await page.getByRole('checkbox', {name: /I agree to pay/}).check();
  const confirmed = page.waitForRequest(confirm);
  await page.getByRole('button', {name: /^Pay \$/}).click();
  const {client_secret: secret} = (await (await answer).json()) as {client_secret: string};
  expect(new URLSearchParams((await confirmed).postData() ?? '').get('return_url')).toBe(`${url}/?from=bank`);
  return secret;
}

function backFromBank(secret: string): string {
  const query = new URLSearchParams({
    from: 'bank',
    payment_intent: secret.split('_secret_')[0] ?? '',
    payment_intent_client_secret: secret,
    redirect_status: 'succeeded',
  });
  return `/?${query.toString()}`;
}

const lastFour = async (demo: Demo, digits: string): Promise<void> =>
  expect.poll(() => cardsOfOrg(demo)).toContain(digits);

test('a payment whose bank sends the person back is found by the secret in the address, which is taken out of it', async ({
  page,
  demo,
  shop,
}) => {
  const secret = await payAndGoToTheBank(page, shop, '5200828282828210');
  await lastFour(demo, '8210');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(shop.url + backFromBank(secret));
  await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
  expect(page.url()).toBe(`${shop.url}/?from=bank`);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('a bank that comes back in another tab is understood there, by what the intent tells', async ({
  page,
  context,
  demo,
  shop,
}) => {
  const secret = await payAndGoToTheBank(page, shop, '6011000990139424');
  await lastFour(demo, '9424');
  const other = await context.newPage();
  await other.goto(shop.url + backFromBank(secret));
  await expect(other.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
  expect(other.url()).toBe(`${shop.url}/?from=bank`);
  const credential = await other.evaluate(() => {
    const form = document.querySelector('payment-method-form');
    return (form as unknown as {outcome: {credential: string}}).outcome.credential;
  });
  expect(credential).toMatch(/^pm_/);
  await other.reload();
  await expect(other.getByRole('button', {name: /^Pay \$/})).toBeVisible();
});

test('what the bank has not settled is taken up when the person asks for it, and stays in the address until then', async ({
  page,
  context,
  shop,
}) => {
  const secret = await payAndGoToTheBank(page, shop, '4000002500003155');
  const other = await context.newPage();
  await other.goto(shop.url + backFromBank(secret));
  await expect(other.getByText(/We can’t tell yet whether it worked/)).toBeVisible();
  expect(other.url()).toContain('payment_intent_client_secret');
  await other.getByRole('button', {name: 'Check now'}).click();
  await challenge(other).locator('#test-source-authorize-3ds').click();
  await expect(other.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
  expect(other.url()).toBe(`${shop.url}/?from=bank`);
});
