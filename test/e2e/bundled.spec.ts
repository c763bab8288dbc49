import {build} from 'esbuild';
import {startBarePage} from './support/bare-page.js';
import {typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

test('the built modules work in a bundle of esbuild that is split into chunks', async ({page, demo}) => {
  const {outputFiles} = await build({
    entryPoints: {app: new URL('../../dist/define.js', import.meta.url).pathname},
    outdir: '/',
    bundle: true,
    splitting: true,
    format: 'esm',
    write: false,
  });
  const scripts = new Map(outputFiles.map(({path, text}) => [path, text]));
  expect(scripts.size).toBeGreaterThan(2);
  const bare = await startBarePage(
    demo,
    `<!doctype html><title>Bundled</title>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
<script type="module" src="/app.js"></script>
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`,
    undefined,
    scripts,
  );
  try {
    await page.goto(bare.url);
    await typeCard(page, {number: '5555555555554444'});
    await page.getByRole('button', {name: 'Save card'}).click();
    await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
  } finally {
    bare.stop();
  }
});
