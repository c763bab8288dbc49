import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, type Page} from '@playwright/test';
import {endProcess, freePorts, startProcess, untilAnswering} from '../../.config/processes.js';
import {cardsOfOrg, field, typeCard} from '../e2e/support/card.js';
import {startDemo} from '../e2e/support/start-demo.js';
import {installApp, packPackage} from './support/built-app.js';
import {editedApps, type Edit} from './support/edited-apps.js';

/** Milliseconds until Vite answers. */
const PATIENCE = 60_000;

/** What Lit's build for development says: that it is one, and, of a module that comes once more, that it is there twice. */
const OF_LIT = /^(Lit is in dev mode|Multiple versions of Lit loaded)/;

for (const [name, {look, logic}] of Object.entries(editedApps)) {
  test(`the app in ${name} is edited under a form with a typed card: it becomes ${look.makes}, there is one of all, and it saves`, async ({
    page,
  }) => {
    const folder = await installApp(`demo/spa/${name}`, packPackage());
    const {stop, ...demo} = await startDemo();
    const edit = (one: Edit): void => {
      replace(join(folder, one.file), one.from, one.to);
    };
    replace(join(folder, 'index.html'), 'http://127.0.0.1:5175', demo.stripeUrl);
    const [port = 0] = await freePorts(1);
    const vite = startProcess(
      process.execPath,
      ['node_modules/vite/bin/vite.js', '--host', 'localhost', '--port', `${port}`, '--strictPort'],
      {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {...process.env, ORG_BACKEND_PORT: new URL(demo.orgBackendUrl).port},
      },
    );
    const complaints: string[] = [];
    page.on('pageerror', ({message}) => complaints.push(message));
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !OF_LIT.test(text)) complaints.push(text);
    });
    try {
      const url = `http://localhost:${port}`;
      await untilAnswering(url, vite, PATIENCE);
      await page.goto(url);
      await typeCard(page, {number: '4242424242424242'});

      await test.step(`another look makes ${look.makes}`, async () => {
        const frames = await page.locator('iframe').count();
        await mark(page);
        edit(look);
        await expect(page.getByRole('button', {name: 'Keep this card'})).toBeEnabled();
        await expectMade(page, look.makes);
        await expectOneForm(page, frames);
        const number = field(page, 'Secure card number input frame', 'cardnumber');
        if (look.makes === 'the same form') await expect(number).toHaveValue('4242 4242 4242 4242');
        else await typeCard(page, {number: '4242424242424242'});
        await page.getByRole('button', {name: 'Keep this card'}).click();
        await expect(page.getByTestId('told')).toHaveText('1. visa 4242');
      });

      await test.step(`other logic makes ${logic.makes}`, async () => {
        const frames = await page.locator('iframe').count();
        await mark(page);
        edit(logic);
        await expect(page.locator('payment-method-form')).toHaveJSProperty('headers', {'X-Shop': 'gb'});
        await expectMade(page, logic.makes);
        if (logic.makes === 'the same form') {
          await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
        } else {
          await expectOneForm(page, frames);
          await typeCard(page, {number: '5555555555554444'});
          await page.getByRole('button', {name: 'Keep this card'}).click();
          await expect(page.getByTestId('told')).toHaveText(/ mastercard 4444$/);
        }
      });

      await test.step('the module itself may come once more', async () => {
        const again = await page.evaluate(async () => {
          const modules = performance.getEntriesByType('resource').map((entry) => entry.name);
          const define = modules.find((one) => one.includes('payment-method-form_define'));
          if (define === undefined) return 'was never loaded';
          const loaded = (await import(`${define}&again`)) as object;
          return Object.keys(loaded).includes('PaymentMethodForm') ? 'came' : 'came without its class';
        });
        expect(again).toBe('came');
        await expect(page.locator('payment-method-form')).toHaveCount(1);
      });

      const saved = logic.makes === 'the same form' ? ['4242'] : ['4242', '4444'];
      expect((await cardsOfOrg(demo)).sort()).toEqual(saved);
      expect(complaints).toEqual([
        '<payment-method-form> is defined already, by another copy. The first stays in use.',
      ]);
    } finally {
      await endProcess(vite);
      await stop();
    }
  });
}

/** The page and the form, to know them again. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.title = 'The same page';
    document.querySelector('payment-method-form')?.classList.add('the-same-form');
  });
}

async function expectMade(page: Page, made: Edit['makes']): Promise<void> {
  await expect(page.locator('.the-same-form')).toHaveCount(made === 'the same form' ? 1 : 0);
  if (made === 'another page') await expect(page).not.toHaveTitle('The same page');
  else await expect(page, 'the page was never loaded anew').toHaveTitle('The same page');
}

/**
 * With its three fields, and nothing left of what was there before.
 * @param frames how many the whole page had before, Stripe's own among them
 */
async function expectOneForm(page: Page, frames: number): Promise<void> {
  await expect(page.locator('payment-method-form')).toHaveCount(1);
  await expect(page.locator('payment-method-form iframe')).toHaveCount(3);
  await expect(page.locator('iframe')).toHaveCount(frames);
  await expect(page.locator('script[src*="stripe.js"]')).toHaveCount(1);
}

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}
