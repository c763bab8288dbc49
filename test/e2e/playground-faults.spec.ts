import {cardsOfOrg, field, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const number = 'Secure card number input frame';

test('Stripe.js that is blocked is told, and comes once the fault is lifted', async ({page}) => {
  await page.goto('/?fault=script-blocked');
  await expect(page.getByRole('button', {name: 'Try again'})).toBeVisible();
  await page.getByLabel('fault', {exact: true}).selectOption('none');
  await expect(field(page, number, 'cardnumber')).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});

test('fields that fail are told, and come once the fault is lifted, in a later page, too', async ({page}) => {
  await page.goto('/');
  await expect(field(page, number, 'cardnumber')).toBeVisible();
  await page.getByLabel('fault', {exact: true}).selectOption('Fields tell of a load error');
  await expect(page.getByRole('button', {name: 'Try again'})).toBeVisible();
  expect(new URL(page.url()).search).toBe('?fault=frames-fail');
  await page.getByLabel('fault', {exact: true}).selectOption('none');
  await expect(field(page, number, 'cardnumber')).toBeVisible();
  await page.goto('/?fault=frames-fail');
  await expect(page.getByRole('button', {name: 'Try again'})).toBeVisible();
  await page.goto('/');
  await expect(field(page, number, 'cardnumber')).toBeVisible();
});

test('an API of Stripe’s that fails is told, and the same card is saved once it does not', async ({
  page,
  demo,
}) => {
  await page.goto('/?fault=stripe-500');
  await typeCard(page, {number: '5200828282828210'});
  await page.getByRole('button', {name: 'Save card'}).click();
  await expect(page.getByRole('alert').filter({hasText: /\w/})).toBeVisible();
  expect(await cardsOfOrg(demo)).not.toContain('8210');
  await page.getByLabel('fault', {exact: true}).selectOption('none');
  await page.getByRole('button', {name: 'Save card'}).click();
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
  expect(await cardsOfOrg(demo)).toContain('8210');
});

test('an answer of the org’s that is lost is found again, and the code to copy knows nothing of it', async ({
  page,
  demo,
}) => {
  await page.goto('/?fault=org-lost-answer');
  await typeCard(page, {number: '6011000990139424'});
  await page.getByRole('button', {name: 'Save card'}).click();
  await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
  expect(await cardsOfOrg(demo)).toContain('9424');
  await expect(page.locator('#snippet')).toContainText(`endpoint="${demo.orgBackendUrl}/v2/org`);
});
