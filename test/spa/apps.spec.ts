import {expect, test as base, type Locator, type Page} from '@playwright/test';
import type {PaymentMethodForm} from '../../src/index.js';
import {startBarePage} from '../e2e/support/bare-page.js';
import {cardsOfOrg, typeCard} from '../e2e/support/card.js';
import type {Demo} from '../e2e/support/demo.js';
import {startDemo} from '../e2e/support/start-demo.js';
import {buildApp, packPackage} from './support/built-app.js';

/** Each app has a demo of its own: the organization holds nothing at first. */
const test = base.extend<{demo: Demo}, {tarball: string}>({
  demo: async ({}, use) => {
    const {stop, ...demo} = await startDemo();
    await use(demo);
    await stop();
  },
  tarball: [async ({}, use) => use(packPackage()), {scope: 'worker', timeout: 60_000}],
});

for (const name of ['vanilla', 'react', 'vue', 'svelte', 'preact', 'solid', 'angular']) {
  test(`the packed package, installed into the app in ${name} and built`, async ({page, demo, tarball}) => {
    const {html, scripts} = await test.step('installs and builds', () =>
      buildApp(`demo/spa/${name}`, tarball));
    const complaints = listen(page);
    const site = await startBarePage(
      demo,
      html.replace('http://127.0.0.1:5175', demo.stripeUrl),
      undefined,
      scripts,
    );
    try {
      await page.goto(site.url);
      const saves = new Saves(page, demo);

      await test.step('saves a card, and tells the app once', () =>
        saves.one(form(page), '4242424242424242', 'visa'));

      await test.step('is a new form once it was taken away and put back', async () => {
        await page.getByRole('button', {name: 'Take the form away'}).click();
        await expect(form(page)).toHaveCount(0);
        await expect(page.locator('iframe:visible')).toHaveCount(0);
        await page.getByRole('button', {name: 'Put the form back'}).click();
        await saves.one(form(page), '5555555555554444', 'mastercard');
      });

      await test.step('is a new form after the way to another page and back', async () => {
        await page.getByRole('link', {name: 'No form'}).click();
        await expect(page.getByText('Nothing to pay here.')).toBeVisible();
        await expect(form(page)).toHaveCount(0);
        await page.goBack();
        await saves.one(form(page), '6011111111111117', 'discover');
      });

      await test.step('follows what the app sets while it is shown', async () => {
        await page.getByRole('link', {name: 'No form'}).click();
        await page.getByRole('link', {name: 'One form'}).click();
        await saves.type(form(page), '378282246310005', '1234');
        await page.getByRole('button', {name: 'Lock', exact: true}).click();
        await expect(form(page).getByRole('button', {name: 'Save card'})).toBeDisabled();
        await page.getByRole('button', {name: 'Speak German'}).click();
        await expect(form(page).getByRole('button', {name: 'Karte speichern'})).toBeDisabled();
        await page.getByRole('button', {name: 'Unlock'}).click();
        await expect(form(page).getByRole('button', {name: 'Karte speichern'})).toBeEnabled();
        const request = page.waitForRequest(/\/payment$/);
        await saves.send(form(page), '0005', 'amex');
        expect((await request).headers()['x-shop']).toBe('de');
      });

      await test.step('works in a list whose order changes, for each contract', async () => {
        await page.getByRole('link', {name: 'Two forms'}).click();
        const [first, second] = [form(page).nth(0), form(page).nth(1)];
        await saves.one(first, '3566002020360505', 'jcb');
        await saves.one(second, '36227206271667', 'diners');
        await page.getByRole('button', {name: 'Swap'}).click();
        await expect(first.getByRole('heading', {name: 'Card saved'})).toBeVisible();
        await expect(form(page).nth(0)).toHaveJSProperty('contract', 'gatego-attach');
      });

      await test.step('takes attributes, properties, handlers and children, before it is there and while it is', async () => {
        await page.getByRole('link', {name: 'Cases'}).click();
        const heard = page.getByTestId('heard');
        await expect(heard).toHaveText('payment-method-ready');
        await expectRound(form(page), {round: 1, timeout: 9000, required: false, name: 'Ada Lovelace'});
        await expect(slotted(form(page))).toHaveText(['Ada Lovelace pays', 'Note one', 'Note two']);

        await page.getByRole('button', {name: 'Next round'}).click();
        await expectRound(form(page), {round: 2, timeout: 8000, required: true, name: 'Grace Hopper'});
        await form(page).evaluate((element) => (element as PaymentMethodForm).checkValidity());
        await expect(heard).toHaveText('payment-method-ready invalid');
        await saves.type(form(page), '5200828282828210');
        await expect(heard).toHaveText('payment-method-ready invalid payment-method-change');

        const terms = form(page).getByText('Terms for Grace Hopper');
        await expect(terms).toHaveCount(0);
        await page.getByRole('button', {name: 'Terms'}).click();
        await expect(terms).toBeVisible();
        await page.getByRole('button', {name: 'Terms'}).click();
        await expect(terms).toHaveCount(0);
        await page.getByRole('button', {name: 'Terms'}).click();
        await page.getByRole('button', {name: 'Another note'}).click();
        await expect(slotted(form(page), 'footer')).toHaveText(['Note three', 'Note two', 'Note one']);
        await expect(form(page).getByText('Grace Hopper pays')).toBeVisible();
        await expect(terms).toBeVisible();
        await saves.send(form(page), '8210', 'mastercard');
      });

      expect(complaints).toEqual([]);
    } finally {
      site.stop();
    }
  });
}

const form = (page: Page): Locator => page.locator('payment-method-form');

/** What the app has put into the form's slots, in the order of the page; the fields lie beside it. */
const slotted = (where: Locator, slot?: string): Locator =>
  where.locator(slot === undefined ? '> :is(strong, p)' : `> [slot="${slot}"]`);

/** What is set in a round of the page of cases. */
interface Round {
  readonly round: number;
  readonly timeout: number;
  readonly required: boolean;
  readonly name: string;
}

async function expectRound(where: Locator, {round, timeout, required, name}: Round): Promise<void> {
  await expect(where).toHaveAttribute('org-id', 'org_demo');
  await expect(where.getByRole('button', {name: `Save in round ${round}`})).toBeEnabled();
  await expect(where).toHaveJSProperty('timeout', timeout);
  await expect(where).toHaveJSProperty('required', required);
  await expect(where).toHaveJSProperty('billingDetails', {name});
  await expect(where.getByText(`${name} pays`)).toBeVisible();
}

/** Saves cards and looks at what the app was told and what the organization holds. */
class Saves {
  #count = 0;
  /** What the organization held before a card was typed. */
  #held: readonly string[] = [];

  constructor(
    private readonly page: Page,
    private readonly demo: Demo,
  ) {}

  async one(where: Locator, number: string, brand: string): Promise<void> {
    await this.type(where, number);
    await this.send(where, number.slice(-4), brand);
  }

  async type(where: Locator, number: string, cvc = '123'): Promise<void> {
    this.#held = await cardsOfOrg(this.demo);
    await typeCard(where, {number, cvc});
  }

  async send(where: Locator, last4: string, brand: string): Promise<void> {
    await where.getByRole('button', {name: /^(Save card|Karte speichern|Save in round 2)$/}).click();
    this.#count += 1;
    await expect(this.page.getByTestId('told')).toHaveText(`${this.#count}. ${brand} ${last4}`);
    expect((await cardsOfOrg(this.demo)).sort()).toEqual([...this.#held, last4].sort());
  }
}

/** What the page complains about, from now on. */
function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  return complaints;
}
