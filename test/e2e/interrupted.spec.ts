import type {Page} from '@playwright/test';
import {cardsOfOrg, challenge, field, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const payment = '**/v2/org/*/payment';
const notice = /We can’t tell yet whether it worked/;

/** What the tab remembers of attempts. */
const remembered = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.entries(sessionStorage).flatMap(([key, value]) =>
      key.startsWith('payment-method-form:') ? [String(value)] : [],
    ),
  );

/** Reloads, and tells whether the browser asked before. */
async function reload(page: Page): Promise<string[]> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  return dialogs;
}

async function save(page: Page, number: string): Promise<void> {
  await page.goto('/');
  await typeCard(page, {number});
  await page.getByRole('button', {name: 'Save card'}).click();
}

test('a card that was saved while the page was reloaded is found, and nothing is sent again', async ({
  page,
  demo,
}) => {
  const number = '5105105105105100';
  let sends = 0;
  await page.route(payment, async (route) => {
    sends += 1;
    await route.fetch();
    // The answer never comes.
  });
  await save(page, number);
  await expect.poll(() => cardsOfOrg(demo)).toContain('5100');
  expect((await remembered(page)).join()).not.toMatch(/5100|2034|_secret_/);
  expect(await reload(page)).toEqual(['beforeunload']);
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
  expect(sends).toBe(1);
  expect(await remembered(page)).toEqual([]);
});

test('a request that was lost with the page is called a failure only once it cannot arrive any more', async ({
  page,
  demo,
}) => {
  const before = await cardsOfOrg(demo);
  await page.clock.install();
  await page.route(payment, () => undefined);
  const sent = page.waitForRequest(payment);
  await save(page, '3566002020360505');
  await sent;
  await reload(page);
  await expect(page.getByText(notice)).toBeVisible();
  await expect(field(page, 'Secure card number input frame', 'cardnumber')).toBeDisabled();
  // The first look is over: the next one waits for the clock.
  await expect(page.getByRole('alert').getByText('We checked just now')).toBeVisible();
  await page.clock.fastForward(60_000);
  await expect(page.getByRole('alert').filter({hasText: /nothing was saved or charged/})).toBeVisible();
  expect(await cardsOfOrg(demo)).toEqual(before);
  expect(await remembered(page)).toEqual([]);
  await page.unroute(payment);
  await typeCard(page, {number: '3566002020360505'});
  await page.getByRole('button', {name: 'Save card'}).click();
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
});

test('a payment that the page left in the middle of its challenge is not guessed at', async ({page}) => {
  await page.goto('/?contract=gatego-intent');
  await typeCard(page, {number: '4000002500003155'});
  await page.getByRole('checkbox', {name: /I agree to pay/}).check();
  await page
    .getByRole('button', {name: /^Pay \$/})
    .first()
    .click();
  await expect(challenge(page).locator('#test-source-authorize-3ds')).toBeVisible();
  expect((await remembered(page)).join()).toContain('"mayBeConfirmed":true');
  expect((await remembered(page)).join()).not.toContain('_secret_');
  expect(await reload(page)).toEqual(['beforeunload']);
  await expect(page.getByText(notice)).toBeVisible();
  await expect(page.getByText(/look at your account/)).toBeVisible();
  const form = page.getByRole('group', {name: 'Payment method'});
  await form.getByRole('button', {name: 'Start over'}).click();
  await expect(page.getByText(notice)).toBeHidden();
  expect(await remembered(page)).toEqual([]);
});

test('a tab that is duplicated in the middle of a payment makes no guess of it, and disturbs nothing', async ({
  page,
}) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.goto('/?contract=gatego-intent');
  await page.route('**/api/payment/intent', async (route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({response});
  });
  await typeCard(page, {number: '4242424242424242'});
  await page.getByRole('checkbox', {name: /I agree to pay/}).check();
  const sent = page.waitForRequest('**/api/payment/intent');
  await page
    .getByRole('button', {name: /^Pay \$/})
    .first()
    .click();
  await sent;
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => void window.open(location.href));
  const copy = await opened;
  await expect(copy.getByText(notice)).toBeVisible();
  await expect(copy.getByText(/look at your account/)).toBeVisible();
  release();
  await expect(page.getByRole('heading', {name: /^Paid \$/})).toBeVisible();
  await expect(copy.getByText(notice)).toBeVisible();
});

test('the browser asks nothing before and after', async ({page}) => {
  await save(page, '4242424242424242');
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
  expect(await reload(page)).toEqual([]);
});
