import type {Page} from '@playwright/test';
import {fillStripeCard} from '../../src/testing/playwright.js';
import {everything, long} from '../../.config/extent.js';
import {startBarePage, type BarePage} from './support/bare-page.js';
import {field, typeCard} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test} from './support/fixtures.js';
import {shifts, watchShifts} from './support/shifts.js';

const contracts = {
  catalyze: 'endpoint="/v2/org/{orgId}/payment"',
  'gatego-intent': 'endpoint="/api/payment/intent" amount="5000" currency="usd"',
  'gatego-attach': 'endpoint="/api/organization/{orgId}/payment/paymentmethod/" email="a@example.test"',
} as const;

/** A page with something above and below the form, which would be moved by it. */
function shop({stripeUrl}: Demo, contract: keyof typeof contracts, more = ''): string {
  return `<!doctype html><title>Bare</title>
<meta name="viewport" content="width=device-width">
<script src="${stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>
<style>body { margin: 20px; font-family: sans-serif } payment-method-form { max-inline-size: 420px }</style>
<h1>Shop</h1>
<payment-method-form publishable-key="pk_test_bare" contract="${contract}" ${contracts[contract]} ${more}
  org-id="org_demo" api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>
<p>What follows</p>`;
}

const allWidths = [320, 768, 1280];
const widths = everything ? allWidths : long ? [320, 1280] : [320];
if (widths.length < allWidths.length)
  console.log(
    `Pages are watched for movement at ${widths.join(' and ')} px; EVERYTHING=1 watches them at ${allWidths.join(', ')}.`,
  );

for (const width of widths) {
  test.describe(`Nothing moves on a page of ${width} px`, () => {
    let site: BarePage | undefined;
    const open = async (page: Page, html: string, demo: Demo): Promise<void> => {
      await page.setViewportSize({width, height: 1000});
      await watchShifts(page);
      site = await startBarePage(demo, html);
      await page.goto(site.url);
    };
    test.afterEach(() => site?.stop());

    test('from the first byte to the saved card, with a mistake at each field on the way', async ({
      page,
      demo,
    }) => {
      await open(page, shop(demo, 'catalyze'), demo);
      await page.getByRole('button', {name: 'Save card'}).click();
      await expect(page.getByRole('link', {name: 'Card number'})).toBeVisible();
      await typeCard(page, {number: '4242424242424241', expiry: '13/20', cvc: '1'});
      await field(page, 'Secure card number input frame', 'cardnumber').press('Enter');
      expect(await shifts(page)).toEqual([]);
      for (const [title, name] of [
        ['Secure card number input frame', 'cardnumber'],
        ['Secure expiration date input frame', 'exp-date'],
        ['Secure CVC input frame', 'cvc'],
      ] as const)
        await field(page, title, name).fill('');
      await typeCard(page, {number: '6011111111111117'});
      await page.getByRole('button', {name: 'Save card'}).click();
      await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
      expect(await shifts(page)).toEqual([]);
    });

    test('to a payment, and to a decline before it', async ({page, demo}) => {
      await open(page, shop(demo, 'gatego-intent'), demo);
      await typeCard(page, {number: '4000000000009995'});
      await page.getByRole('checkbox').check();
      await page.getByRole('button', {name: /^Pay/}).click();
      await expect(page.getByRole('alert').filter({hasText: 'You were not charged'})).toBeVisible();
      expect(await shifts(page)).toEqual([]);
      await field(page, 'Secure card number input frame', 'cardnumber').fill('');
      await field(page, 'Secure card number input frame', 'cardnumber').pressSequentially('5555555555554444');
      await page.getByRole('button', {name: /^Pay/}).click();
      await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
      expect(await shifts(page)).toEqual([]);
    });

    test('to an outcome that cannot be told, and through asking for it', async ({page, demo}) => {
      await open(page, shop(demo, 'catalyze'), demo);
      await page.route('**/v2/org/**', (route) => route.abort('connectionreset'));
      await fillStripeCard(page, 'visa');
      await page.getByRole('button', {name: 'Save card'}).click();
      await expect(page.getByRole('button', {name: 'Check now'})).toBeVisible({timeout: 40_000});
      await page.getByRole('button', {name: 'Check now'}).click();
      await expect(page.getByRole('button', {name: 'Start over'})).toBeVisible();
      expect(await shifts(page)).toEqual([]);
    });

    test('to a load that fails', async ({page, demo}) => {
      await page.route('**/elements-inner-card.html*', (route) => route.abort());
      await page.clock.install();
      await open(page, shop(demo, 'catalyze'), demo);
      await page.clock.runFor(13_000);
      await expect(page.getByRole('button', {name: 'Try again'})).toBeVisible();
      expect(await shifts(page)).toEqual([]);
    });

    test('in the other layouts', async ({page, demo}) => {
      for (const layout of ['card', 'payment']) {
        await open(page, shop(demo, 'gatego-attach', `layout="${layout}"`), demo);
        await fillStripeCard(page, 'visa');
        await page.getByRole('button', {name: 'Save card'}).click();
        await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
        expect(await shifts(page), layout).toEqual([]);
        site?.stop();
      }
    });
  });
}
