import {readFile} from 'node:fs/promises';
import de from '../../src/locales/de.js';
import fr from '../../src/locales/fr.js';
import {startBarePage} from './support/bare-page.js';
import {expect, test} from './support/fixtures.js';

const dist = new URL('../../dist/', import.meta.url);

async function readIntegrity(): Promise<Readonly<Record<string, string>>> {
  return JSON.parse(await readFile(new URL('sri.json', dist), 'utf8')) as Readonly<Record<string, string>>;
}

/** A page that takes no file of the package's but with the hash that was published. */
function pageWith(integrity: Readonly<Record<string, string>>, stripeUrl: string): string {
  const modules = Object.fromEntries(Object.entries(integrity).map(([path, hash]) => [`/${path}`, hash]));
  return `<!doctype html><title>Integrity</title><body>
<script type="importmap">${JSON.stringify({integrity: modules})}</script>
<script src="${stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js" integrity="${integrity['payment-method-form.min.js'] ?? ''}"></script>
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="de"></payment-method-form>`;
}

test('the published hashes fit the script and what it brings, and another file is refused', async ({
  page,
  demo,
}) => {
  const integrity = await readIntegrity();
  const changed = await readFile(new URL('locales/fr.js', dist), 'utf8');
  const site = await startBarePage(
    demo,
    pageWith(integrity, demo.stripeUrl),
    undefined,
    new Map([['/locales/fr.js', `${changed}\n`]]),
  );
  const brought: string[] = [];
  page.on('requestfinished', (request) => {
    const {origin, pathname} = new URL(request.url());
    if (origin === site.url && request.resourceType() === 'script') brought.push(pathname.slice(1));
  });
  try {
    await page.goto(site.url);
    await expect(page.getByRole('button', {name: de['submit.save'], exact: true})).toBeVisible();
    await expect.poll(() => brought).toContain('chunks/org-side.js');
    expect(brought).toContain('locales/de.js');
    expect(brought.filter((path) => !(path in integrity))).toEqual([]);
    const refusal = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.locator('payment-method-form').evaluate((form) => form.setAttribute('locale', 'fr'));
    await refusal;
    await expect(page.getByRole('button', {name: 'Save card', exact: true})).toBeVisible();
    await expect(page.getByRole('button', {name: fr['submit.save'], exact: true})).toHaveCount(0);
  } finally {
    site.stop();
  }
});

test('a part whose hash is another one never runs, whoever asks for it again', async ({page, demo}) => {
  const integrity = await readIntegrity();
  const part = await readFile(new URL('chunks/org-side.js', dist), 'utf8');
  const site = await startBarePage(
    demo,
    pageWith(integrity, demo.stripeUrl),
    undefined,
    new Map([['/chunks/org-side.js', `${part}globalThis.ranAnyway = true;\n`]]),
  );
  try {
    await page.goto(site.url);
    await expect(page.getByText(de['error.fields-failed'])).toBeVisible();
    const refusal = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.getByRole('button', {name: de['load.retry']}).click();
    await refusal;
    await expect(page.getByText(de['error.fields-failed'])).toBeVisible();
    expect(await page.evaluate(() => 'ranAnyway' in globalThis)).toBe(false);
  } finally {
    site.stop();
  }
});

test('a script whose hash is another one defines no tag', async ({page, demo}) => {
  const integrity = await readIntegrity();
  const other = await readFile(new URL('payment-method-form.min.js', dist), 'utf8');
  const site = await startBarePage(
    demo,
    pageWith(integrity, demo.stripeUrl),
    undefined,
    new Map([['/payment-method-form.min.js', `${other}\n`]]),
  );
  try {
    const refusal = page.waitForEvent('console', (message) => message.text().includes('integrity'));
    await page.goto(site.url);
    await refusal;
    expect(await page.evaluate(() => customElements.get('payment-method-form') === undefined)).toBe(true);
  } finally {
    site.stop();
  }
});
