import {routeStripe} from '../../src/testing/playwright.js';
import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const ORIGIN = 'https://js.stripe.com';

const html = (stripe: string): string => `<!doctype html><title>Shop</title><link rel="icon" href="data:,">
${stripe}<script src="/payment-method-form.min.js"></script><body>
<payment-method-form publishable-key="pk_test_bare" endpoint="/v2/org/{orgId}/payment" org-id="org_demo"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script src="/sign-in.js"></script>`;

const older = (version: string): readonly string[] => [
  `<payment-method-form> wrong-version: this page has Stripe.js ${version}, not endive.`,
];

/** What a page has brought, and what the form says of that in the console. */
const pages = {
  'no Stripe.js': {stripe: '', version: 'endive', told: []},
  'the same release': {
    stripe: `<script src="${ORIGIN}/endive/stripe.js"></script>`,
    version: 'endive',
    told: [],
  },
  'the same release on its way': {
    stripe: `<script src="${ORIGIN}/endive/stripe.js" async></script>`,
    version: 'endive',
    told: [],
  },
  'an older release': {
    stripe: `<script src="${ORIGIN}/basil/stripe.js"></script>`,
    version: 'basil',
    told: older('basil'),
  },
  'an older release on its way': {
    stripe: `<script src="${ORIGIN}/clover/stripe.js" async></script>`,
    version: 'clover',
    told: older('clover'),
  },
  'the release of before there were names': {
    stripe: `<script src="${ORIGIN}/v3/"></script>`,
    version: 3,
    told: older('3'),
  },
} as const;

test.describe('In a page with', () => {
  for (const [kind, {stripe, version, told}] of Object.entries(pages)) {
    test(`${kind}: that one is used, no other is loaded, and a card is saved`, async ({page, demo}) => {
      const complaints: string[] = [];
      page.on('pageerror', ({message}) => complaints.push(message));
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      const loaded: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script' && request.frame() === page.mainFrame())
          loaded.push(request.url());
      });
      await routeStripe(page, {url: demo.stripeUrl});
      const site = await startBarePage(demo, html(stripe));
      try {
        await page.goto(site.url);
        await typeCard(page, {number: '4242424242424242'});
        await page.getByRole('button', {name: 'Save card'}).click();
        await expect(page.getByRole('heading', {name: 'Card saved'})).toBeVisible();
        expect(await cardsOfOrg(demo)).toContain('4242');
        expect(loaded.filter((url) => url.startsWith(ORIGIN))).toHaveLength(1);
        expect(await page.evaluate(() => (window as {Stripe?: {version?: unknown}}).Stripe?.version)).toBe(
          version,
        );
        expect(complaints).toEqual(told);
      } finally {
        site.stop();
      }
    });
  }
});
