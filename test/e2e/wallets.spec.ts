import type {FrameLocator, Page} from '@playwright/test';
import {cardsOfOrg, challenge} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test} from './support/fixtures.js';

const button = (page: Page, wallet: string) =>
  page.frameLocator('iframe[src*="elements-inner-express-checkout"]').getByTestId(`wallet-button-${wallet}`);
const sheet = (page: Page): FrameLocator => page.frameLocator('iframe[src*="express-checkout-sheet"]');

async function offer({stripeUrl}: Demo, ...wallets: readonly string[]): Promise<void> {
  await fetch(`${stripeUrl}/_simulator/wallets`, {method: 'PUT', body: JSON.stringify(wallets)});
}

async function agree(page: Page, card: string): Promise<void> {
  await sheet(page).getByTestId('wallet-card').selectOption(card);
  await sheet(page).getByTestId('wallet-pay').click();
}

test.beforeEach(async ({page, demo}) => {
  await offer(demo, 'google_pay', 'link');
  await page.goto('/?contract=gatego-intent&wallets');
  await button(page, 'google_pay').click();
});
test.afterEach(({demo}) => offer(demo));

test('a wallet pays the sum that it shows, and saves its card, with no box to tick', async ({page, demo}) => {
  await expect(sheet(page).getByTestId('wallet-pay')).toContainText('50.00');
  await agree(page, 'succeeds');
  await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
  expect(await cardsOfOrg(demo)).toContain('4242');
  await expect(button(page, 'google_pay')).toBeHidden();
});

test('only wallets that hold cards are offered', async ({page}) => {
  await expect(button(page, 'google_pay')).toBeVisible();
  await expect(button(page, 'link')).toHaveCount(0);
});

test('a wallet whose sheet is closed starts nothing, and the form goes on', async ({page, demo}) => {
  const before = await cardsOfOrg(demo);
  await sheet(page).getByTestId('wallet-cancel').click();
  await expect(page.locator('iframe[src*="express-checkout-sheet"]')).toHaveCount(0);
  await expect(page.getByRole('button', {name: /^Pay \$/})).toBeEnabled();
  expect(await cardsOfOrg(demo)).toEqual(before);
});

test('a wallet pays no other sum than the one that its sheet shows', async ({page}) => {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/payment/intent')) requests.push(request.method());
  });
  await expect(sheet(page).getByTestId('wallet-pay')).toContainText('50.00');
  await page.evaluate(() => {
    document.querySelector('payment-method-form')!.amount = 9900;
  });
  await agree(page, 'succeeds');
  await expect(sheet(page).getByRole('status')).not.toBeEmpty();
  await sheet(page).getByTestId('wallet-cancel').click();
  await expect(page.getByRole('button', {name: 'Pay $99.00'})).toBeVisible();
  expect(requests).toEqual([]);
});

test('a decline is told, and the wallet can be used again', async ({page}) => {
  await agree(page, 'declined');
  await expect(page.getByRole('alert').filter({hasText: /You were not charged.*declined/s})).toBeVisible();
  await button(page, 'google_pay').click();
  await agree(page, 'succeeds');
  await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
});

test('a challenge is passed in the page', async ({page}) => {
  await agree(page, 'authenticates');
  await challenge(page).locator('#test-source-authorize-3ds').click();
  await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
});
