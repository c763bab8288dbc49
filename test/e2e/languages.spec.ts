import {readFileSync} from 'node:fs';
import de from '../../src/locales/de.js';
import es from '../../src/locales/es.js';
import fr from '../../src/locales/fr.js';
import {routeStripe} from '../../src/testing/playwright.js';
import {startBarePage} from './support/bare-page.js';
import {expect, test} from './support/fixtures.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const policy = /^Content-Security-Policy: (.+)$/m.exec(readme)?.[1] ?? '';

for (const kind of ['classic', 'module']) {
  test(`a ${kind} script brings languages from beside itself, and lives without them`, async ({
    page,
    demo,
  }) => {
    const site = await startBarePage(
      demo,
      `<!doctype html><title>Languages</title><body>
<script ${kind === 'module' ? 'type="module"' : ''} src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="de-DE"></payment-method-form>`,
      policy,
    );
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const brought: string[] = [];
    page.on('requestfinished', (request) => brought.push(new URL(request.url()).pathname));
    const form = page.locator('payment-method-form');
    const button = (name: string) => page.getByRole('button', {name, exact: true});
    try {
      expect(policy).toContain("script-src 'self'");
      await routeStripe(page, {url: demo.stripeUrl});
      await page.route('**/locales/fr.js', (route) => route.abort());
      await page.goto(site.url);
      await expect(button(de['submit.save'])).toBeVisible();
      await form.evaluate((element) => element.setAttribute('locale', 'fr'));
      await expect(button('Save card')).toBeVisible();
      await page.unroute('**/locales/fr.js');
      await form.evaluate((element) => element.setAttribute('locale', 'es'));
      await expect(button(es['submit.save'])).toBeVisible();
      await form.evaluate((element) => element.setAttribute('locale', 'fr'));
      await expect(button(fr['submit.save'])).toBeVisible();
      expect(brought.filter((path) => path.startsWith('/locales/'))).toEqual([
        '/locales/de.js',
        '/locales/es.js',
        '/locales/fr.js',
      ]);
      expect(errors).toEqual([]);
    } finally {
      site.stop();
    }
  });
}
