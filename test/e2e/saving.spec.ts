import type {Page} from '@playwright/test';
import {cardsOfOrg, challenge, typeCard, type Card} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const contracts = ['catalyze', 'gatego-intent', 'gatego-attach'] as const;
type Contract = (typeof contracts)[number];

/** A card for each contract, so that what one test saves is not what another one looks for. */
const cardFor: Readonly<Record<Contract, string>> = {
  catalyze: '4242424242424242',
  'gatego-intent': '5555555555554444',
  'gatego-attach': '6011111111111117',
};

async function fillIn(page: Page, contract: Contract, card: Card): Promise<void> {
  await page.goto(`/?contract=${contract}`);
  await typeCard(page, card);
  if (contract === 'gatego-intent') await page.getByRole('checkbox', {name: /I agree to pay/}).check();
}

const submit = (page: Page): Promise<void> =>
  page
    .getByRole('button', {name: /^(Save card|Pay \$)/})
    .first()
    .click();

for (const contract of contracts) {
  test(`${contract}: a typed card is in the organization's cards afterwards`, async ({page, demo}) => {
    const number = cardFor[contract];
    await fillIn(page, contract, {number});
    await submit(page);
    await expect(page.getByRole('heading', {name: /Card saved|Paid \$/})).toBeVisible();
    expect(await cardsOfOrg(demo)).toContain(number.slice(-4));
    await expect(page.locator('#org-cards')).toContainText(number.slice(-4));
  });

  test(`${contract}: a decline is shown, and the organization holds no new card`, async ({page, demo}) => {
    const before = await cardsOfOrg(demo);
    await fillIn(page, contract, {number: '4000000000000002'});
    await submit(page);
    await expect(page.getByRole('alert').filter({hasText: /declined/})).toBeVisible();
    expect(await cardsOfOrg(demo)).toEqual(before);
  });
}

test('a challenge that is failed saves nothing and says why', async ({page, demo}) => {
  const before = await cardsOfOrg(demo);
  await fillIn(page, 'gatego-intent', {number: '4000002500003155'});
  await submit(page);
  await challenge(page).locator('#test-source-fail-3ds').click();
  await expect(page.getByRole('alert').filter({hasText: /could not confirm that it is you/})).toBeVisible();
  expect(await cardsOfOrg(demo)).toEqual(before);
});

test('a challenge that is completed saves the card', async ({page, demo}) => {
  await fillIn(page, 'gatego-intent', {number: '4000002500003155'});
  await submit(page);
  await challenge(page).locator('#test-source-authorize-3ds').click();
  await expect(page.getByRole('heading', {name: 'Paid $'})).toBeVisible();
  expect(await cardsOfOrg(demo)).toContain('3155');
});

test('a bearer without the permission is told so, and the same card works with another one', async ({
  page,
  demo,
}) => {
  const number = '378282246310005';
  await page.goto('/?bearer=demo-viewer');
  await typeCard(page, {number, cvc: '1234'});
  await submit(page);
  await expect(page.getByRole('alert').filter({hasText: /permission/})).toBeVisible();
  expect(await cardsOfOrg(demo)).not.toContain('0005');
  await page.evaluate(() => {
    const form = document.querySelector('payment-method-form');
    if (form) form.authToken = 'demo-billing';
  });
  await submit(page);
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
  expect(await cardsOfOrg(demo)).toContain('0005');
});
