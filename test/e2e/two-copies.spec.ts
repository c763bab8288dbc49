import {readFile} from 'node:fs/promises';
import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const script = new URL('../../dist/payment-method-form.min.js', import.meta.url);

/** The tags of two scripts, the second of which may be another version's. */
const pairs = {
  'the same classic script twice': ['src="/payment-method-form.min.js"', 'src="/payment-method-form.min.js"'],
  'a classic and a module script': [
    'src="/payment-method-form.min.js"',
    'type="module" src="/payment-method-form.min.js"',
  ],
  'scripts of two versions': ['src="/other-version.js"', 'src="/payment-method-form.min.js"'],
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
    const source = await readFile(script, 'utf8');
    const site = await startBarePage(
      demo,
      `<!doctype html><title>Copies</title>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
${scripts.map((attributes) => `<script ${attributes}></script>`).join('\n')}
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`,
      undefined,
      new Map([['/other-version.js', `${source}\nPaymentMethodForm.version = 'other';`]]),
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
