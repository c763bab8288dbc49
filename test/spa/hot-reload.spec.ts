import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, type Page} from '@playwright/test';
import {endProcess, freePorts, startProcess, untilAnswering} from '../../.config/processes.js';
import {cardsOfOrg, field, typeCard} from '../e2e/support/card.js';
import {startDemo} from '../e2e/support/start-demo.js';
import {installApp, packPackage} from './support/built-app.js';

/** Milliseconds until Vite answers. */
const PATIENCE = 60_000;

/** What Lit's build for development says: that it is one, and, of a module that comes once more, that it is there twice. */
const OF_LIT = /^(Lit is in dev mode|Multiple versions of Lit loaded)/;

interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

interface App {
  /** What is drawn differently, by the component that is there. */
  readonly look: Edit;
  /** What makes another component of it, and so another form. */
  readonly logic: Edit;
}

const apps: Readonly<Record<string, App>> = {
  react: {
    look: {file: 'card-form.jsx', from: 'disabled={', to: 'submit-label="Keep this card" disabled={'},
    logic: {file: 'app.jsx', from: 'useState(languages.en)', to: 'useState(languages.de)'},
  },
  vue: {
    look: {file: 'CardForm.vue', from: ':disabled=', to: 'submit-label="Keep this card" :disabled='},
    logic: {file: 'OnePage.vue', from: 'ref(languages.en)', to: 'ref(languages.de)'},
  },
};

for (const [name, {look, logic}] of Object.entries(apps)) {
  test(`a component of the app in ${name} is edited under a form with a typed card: it stays, there is one of all, and it saves`, async ({
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
      await page.evaluate(() => (document.title = 'The same page'));

      await test.step('another look keeps the form and what was typed', async () => {
        edit(look);
        await expect(page.getByRole('button', {name: 'Keep this card'})).toBeEnabled();
        await expect(field(page, 'Secure card number input frame', 'cardnumber')).toHaveValue(
          '4242 4242 4242 4242',
        );
        await expectOneForm(page);
        await page.getByRole('button', {name: 'Keep this card'}).click();
        await expect(page.getByTestId('told')).toHaveText('1. visa 4242');
      });

      await test.step('other logic makes one other form', async () => {
        edit(logic);
        await expect(page.locator('payment-method-form form[lang="de"]')).toBeVisible();
        await expectOneForm(page);
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
        await expectOneForm(page);
      });

      expect(await cardsOfOrg(demo)).toEqual(['4242']);
      expect(await page.title(), 'the page was never loaded anew').toBe('The same page');
      expect(complaints).toEqual([
        '<payment-method-form> is defined already, by another copy. The first stays in use.',
      ]);
    } finally {
      await endProcess(vite);
      await stop();
    }
  });
}

/** With its three fields, and nothing left of what was there before. */
async function expectOneForm(page: Page): Promise<void> {
  await expect(page.locator('payment-method-form')).toHaveCount(1);
  await expect(page.locator('payment-method-form iframe')).toHaveCount(3);
  await expect(page.locator('script[src*="stripe.js"]')).toHaveCount(1);
}

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}
