import {readdir, readFile} from 'node:fs/promises';
import {build} from 'esbuild';
import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const dist = new URL('../../dist/', import.meta.url);

/** The tags of two scripts, the second of which may be another version's. */
const pairs = {
  'the same classic script twice': ['src="/payment-method-form.min.js"', 'src="/payment-method-form.min.js"'],
  'a classic and a module script': [
    'src="/payment-method-form.min.js"',
    'type="module" src="/payment-method-form.min.js"',
  ],
  'scripts of two versions, each with its own parts': [
    'src="/other/payment-method-form.min.js"',
    'src="/payment-method-form.min.js"',
  ],
  'an app’s bundle and a script': [
    'type="module" src="/app.js"',
    'type="module" src="/payment-method-form.min.js"',
  ],
  'a script and an app’s bundle': ['src="/payment-method-form.min.js"', 'type="module" src="/app.js"'],
} as const;

for (const [name, scripts] of Object.entries(pairs)) {
  test(`${name} on a page warn once, and the form works`, async ({page, demo}) => {
    const errors: string[] = [];
    const warnings: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'warning' && message.text().includes('payment-method-form')) {
        warnings.push(message.text());
      }
    });
    const site = await startBarePage(
      demo,
      `<!doctype html><title>Copies</title>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
${scripts.map((attributes) => `<script ${attributes}></script>`).join('\n')}
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`,
      undefined,
      new Map([...(await otherVersion()), ['/app.js', await bundle()]]),
    );
    try {
      await page.goto(site.url);
      await typeCard(page, {number: '4000056655665556'});
      await page.getByRole('button', {name: 'Save card'}).click();
      await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
      expect(await cardsOfOrg(demo)).toContain('5556');
      expect(warnings).toEqual([
        '<payment-method-form> is defined already, by another copy. The first stays in use.',
      ]);
      expect(errors).toEqual([]);
    } finally {
      site.stop();
    }
  });
}

/** A build that has another name, and takes no parts but its own, in a folder of its own. */
async function otherVersion(): Promise<readonly (readonly [string, string])[]> {
  const parts = await readdir(new URL('chunks/', dist));
  const paths = ['payment-method-form.min.js', ...parts.map((name) => `chunks/${name}`)];
  const texts = await Promise.all(paths.map((path) => readFile(new URL(path, dist), 'utf8')));
  const name = /\.build!=="(\w+)"/.exec(texts[0] ?? '')?.[1];
  if (name === undefined) throw new Error('The script does not name its build.');
  return paths.map((path, index) => [`/other/${path}`, (texts[index] ?? '').replaceAll(name, 'other')]);
}

async function bundle(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [new URL('define.js', dist).pathname],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
