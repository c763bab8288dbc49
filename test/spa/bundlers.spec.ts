import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from '@playwright/test';
import {startBarePage} from '../e2e/support/bare-page.js';
import {cardsOfOrg, typeCard} from '../e2e/support/card.js';
import {startDemo} from '../e2e/support/start-demo.js';
import {installApp, packPackage} from './support/built-app.js';
import {run} from './support/run.js';

/** Vite is what builds the apps. Parcel reads a package's exports where the page's own package.json asks for that. */
const bundlers = ['esbuild', 'parcel', 'rollup', 'webpack'];

test('the packed package saves a card in what each bundler makes of it', async ({page}) => {
  const folder = await installApp('test/spa/bundlers', packPackage());
  const {stop, ...demo} = await startDemo();
  try {
    for (const bundler of bundlers) {
      await test.step(bundler, async () => {
        const scripts = await bundle(folder, bundler);
        expect(scripts.size, 'languages are chunks of their own').toBeGreaterThan(5);
        const site = await startBarePage(
          demo,
          `<!doctype html><title>Bundled</title><link rel="icon" href="data:," />
<script src="${demo.stripeUrl}/endive/stripe.js"></script><body><script type="module" src="/main.js"></script>`,
          undefined,
          scripts,
        );
        try {
          await page.goto(site.url);
          const number = numbers[bundlers.indexOf(bundler)] ?? '';
          await typeCard(page, {number});
          await page.getByRole('button', {name: 'Save card'}).click();
          await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
          expect(await cardsOfOrg(demo)).toContain(number.slice(-4));
        } finally {
          site.stop();
        }
      });
    }
  } finally {
    await stop();
  }
});

/** One for each bundler, as they share an organization. */
const numbers = ['4242424242424242', '5555555555554444', '6011111111111117', '3566002020360505'];

async function bundle(folder: string, bundler: string): Promise<ReadonlyMap<string, string>> {
  await run(folder, 'npm', ['run', bundler]);
  const dist = join(folder, 'dist', bundler);
  const paths = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter((path) => path.endsWith('.js'));
  return new Map(paths.map((path) => [`/${path}`, readFileSync(join(dist, path), 'utf8')]));
}
