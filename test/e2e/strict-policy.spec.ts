import {readmePolicy as policy} from '../../.config/readme-policy.js';
import {fillStripeCard, routeStripe} from '../../src/testing/playwright.js';
import {startBarePage} from './support/bare-page.js';
import {challenge} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const html = (layout: string): string => `<!doctype html><title>Strict</title><body>
<script src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_bare" contract="gatego-intent" endpoint="/api/payment/intent"
  amount="5000" currency="usd" org-id="org_demo" layout="${layout}"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script src="/sign-in.js"></script>`;

declare global {
  interface Window {
    violations: string[];
  }
}

test.describe('Under the policy of the README and nothing else', () => {
  for (const layout of ['split', 'card', 'payment']) {
    test(`layout="${layout}": a payment with a challenge breaks no rule`, async ({page: tab, demo}) => {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
      const site = await startBarePage(demo, html(layout), policy);
      await routeStripe(tab, {url: demo.stripeUrl});
      await tab.addInitScript(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI, sample}) => {
          window.violations.push([effectiveDirective, blockedURI, sample].join(' '));
        });
      });
      try {
        await tab.goto(site.url);
        await fillStripeCard(tab, 'authenticate');
        await tab.getByRole('checkbox', {name: /I agree to pay/}).check();
        await tab.getByRole('button', {name: /^Pay \$/}).click();
        await challenge(tab).locator('#test-source-authorize-3ds').click();
        await expect(tab.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
        expect(await tab.evaluate(() => window.violations)).toEqual([]);
      } finally {
        site.stop();
      }
    });
  }

  test('a rule that is broken is noticed by the same check', async ({page: tab, demo}) => {
    const site = await startBarePage(demo, html('split'), policy.replace('payment-method-form', 'another'));
    await routeStripe(tab, {url: demo.stripeUrl});
    try {
      await tab.goto(site.url);
      await expect(tab.getByRole('alert').filter({hasText: 'trusted-types'})).toBeVisible();
    } finally {
      site.stop();
    }
  });
});
