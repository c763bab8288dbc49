import {startBarePage} from './support/bare-page.js';
import {cardsOfOrg, typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

test('a payment whose bank sends the person back is found by the secret in the address, which is taken out of it', async ({
  page,
  demo,
}) => {
  const bare = await startBarePage(
    demo,
    `<!doctype html><title>Bare</title>
<script src="${demo.stripeUrl}/endive/stripe.js"></script>
<script src="/payment-method-form.min.js"></script>
<payment-method-form publishable-key="pk_test_bare" contract="gatego-intent" endpoint="/api/payment/intent"
  amount="5000" currency="usd" org-id="org_demo" return-url="/?from=bank"
  api-key="browser demo 00000000-0000-4000-8000-000000000000" locale="en"></payment-method-form>
<script>document.querySelector('payment-method-form').authToken = 'demo-billing';</script>`,
  );
  try {
    const confirm = '**/v1/payment_intents/*/confirm';
    const answer = page.waitForResponse('**/api/payment/intent');
    await page.route(confirm, async (route) => {
      await route.fetch();
      // The answer never comes: the person has gone to the bank's page.
    });
    await page.goto(bare.url);
    await typeCard(page, {number: '5200828282828210'});
    await page.getByRole('checkbox', {name: /I agree to pay/}).check();
    const confirmed = page.waitForRequest(confirm);
    await page.getByRole('button', {name: /^Pay \$/}).click();
    const {client_secret: secret} = (await (await answer).json()) as {client_secret: string};
    const [intent = ''] = secret.split('_secret_');
    expect(new URLSearchParams((await confirmed).postData() ?? '').get('return_url')).toBe(
      `${bare.url}/?from=bank`,
    );
    await expect.poll(() => cardsOfOrg(demo)).toContain('8210');
    page.on('dialog', (dialog) => void dialog.accept());
    const query = new URLSearchParams({
      from: 'bank',
      payment_intent: intent,
      payment_intent_client_secret: secret,
      redirect_status: 'succeeded',
    });
    await page.goto(`${bare.url}/?${query.toString()}`);
    await expect(page.getByRole('heading', {name: 'Paid $50.00'})).toBeVisible();
    expect(page.url()).toBe(`${bare.url}/?from=bank`);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  } finally {
    bare.stop();
  }
});
