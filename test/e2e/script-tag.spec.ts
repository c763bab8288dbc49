import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

for (const kind of ['classic', 'module']) {
  test(`the built file works as a ${kind} script, in a page of its own`, async ({page, demo}) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const bare = await startBarePage(
      demo,
      `<!doctype html><title>Bare</title>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
<script ${kind === 'module' ? 'type="module"' : ''} src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`,
    );
    try {
      await page.goto(bare.url);
      const number = kind === 'module' ? '3056930009020004' : '3566002020360505';
      await typeCard(page, {number});
      await page.getByRole('button', {name: 'Save card'}).click();
      await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
      expect(await cardsOfOrg(demo)).toContain(number.slice(-4));
      expect(errors).toEqual([]);
    } finally {
      bare.stop();
    }
  });
}
