import {startBarePage} from './support/bare-page.js';
import {challenge, typeCard} from './support/card.js';
import type {Demo} from './support/demo.js';
import {expect, test} from './support/fixtures.js';

/** A shop that pays inside a dialog of a component of its own. */
const shop = ({stripeUrl}: Demo, mode: string): string => `<!doctype html><title>Bare</title><body>
<script src="${stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>
<script>
  customElements.define('shop-dialog', class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({mode: '${mode}'});
      root.innerHTML = '<dialog aria-label="Checkout"><slot></slot></dialog>';
      root.querySelector('dialog').showModal();
      this.isOpen = () => root.querySelector('dialog').matches(':modal');
    }
  });
</script>
<shop-dialog><payment-method-form publishable-key="pk_test_bare" contract="gatego-intent" endpoint="/api/payment/intent"
  amount="5000" currency="usd" org-id="org_demo" locale="en"
  api-key="browser demo 00000000-0000-4000-8000-000000000000"></payment-method-form></shop-dialog>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`;

for (const mode of ['open', 'closed']) {
  test(`a challenge can be used above a modal dialog in a shadow root that is ${mode}, which stays as it was`, async ({
    page,
    demo,
  }) => {
    const site = await startBarePage(demo, shop(demo, mode));
    try {
      await page.goto(site.url);
      await typeCard(page, {number: '4000002500003155'});
      await page.getByRole('checkbox', {name: /I agree to pay/}).check();
      await page.getByRole('button', {name: /^Pay \$/}).click();
      await challenge(page).locator('#test-source-authorize-3ds').click();
      await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
      const isOpen = await page.evaluate(() => {
        const dialog = document.querySelector('shop-dialog') as unknown as {isOpen(): boolean};
        return dialog.isOpen();
      });
      expect(isOpen).toBe(true);
      await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeFocused();
      await expect(page.locator('body > dialog')).toHaveCount(0);
    } finally {
      site.stop();
    }
  });
}
