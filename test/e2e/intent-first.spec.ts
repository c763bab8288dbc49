import {fillStripeCard} from '../../src/testing/playwright.js';
import {startBarePage} from './support/bare-page.js';
import {challenge} from './support/card.js';
import {expect, test} from './support/fixtures.js';

for (const layout of ['split', 'payment']) {
  test(`layout="${layout}": an intent that comes first is confirmed through a challenge in the form's language`, async ({
    page,
    demo,
  }) => {
    const site = await startBarePage(
      demo,
      `<!doctype html><title>Bare</title><body>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_bare" contract="gatego-intent" endpoint="/api/payment/intent"
  amount="5000" currency="usd" org-id="org_demo" locale="de" layout="${layout}"
  api-key="browser demo 00000000-0000-4000-8000-000000000000"></payment-method-form>
<script>
  const form = document.querySelector('payment-method-form');
  form.authToken = 'demo-billing';
  form.contract = {
    ...PaymentMethodForm.gategoIntent,
    name: 'intent-first',
    order: 'intent-first',
    setupFutureUsage: 'off_session',
    createRequest: ({endpoint, amount, currency}) => ({method: 'POST', url: endpoint, body: {amount, currency}}),
  };
</script>`,
    );
    try {
      await page.goto(site.url);
      await fillStripeCard(page, 'authenticate');
      await page.getByRole('checkbox').check();
      await page.getByRole('button', {name: /zahlen/}).click();
      await expect(challenge(page).locator('html')).toHaveAttribute('lang', 'de');
      await challenge(page).locator('#test-source-authorize-3ds').click();
      await expect(page.getByRole('heading', {name: /50,00.* bezahlt/})).toBeVisible();
    } finally {
      site.stop();
    }
  });
}
