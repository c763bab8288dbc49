import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {Locator} from 'playwright';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

const DEFERRED = {
  mode: 'payment',
  amount: 1299,
  currency: 'usd',
  paymentMethodCreation: 'manual',
} as const;

describe('the Express Checkout Element of the simulator', () => {
  let stage: BrowserStage;
  let app: AppPage;
  before(async () => {
    stage = await startStage();
  });
  beforeEach(async () => {
    app = await stage.open();
  });
  afterEach(async () => {
    await stage.simulator.reset();
    await app.page.close();
  });
  after(() => stage.stop());

  const mount = (options: object = {}, group: object = DEFERRED): Promise<void> =>
    app.mount({elements: ['expressCheckout'], group, element: {expressCheckout: options}});
  const button = (wallet: string): Locator =>
    app.frame('expressCheckout').getByTestId(`wallet-button-${wallet}`);
  const inSheet = (testId: string): Locator =>
    app.page.frameLocator('iframe[src*="express-checkout-sheet"]').getByTestId(testId);

  /** What the page does once a wallet confirms; `events` collects what it was told. */
  async function listen(how: 'token' | 'method' | 'setup' | 'fail' | 'nothing'): Promise<void> {
    await app.page.evaluate((kind) => {
      const {stripe, elements, record} = window.harness;
      elements.getElement('expressCheckout')?.on('confirm', async (event) => {
        const {paymentFailed, ...told} = event;
        record('told', told);
        if (kind === 'nothing') return;
        if (kind === 'fail') {
          paymentFailed({message: 'Not today.'});
          return;
        }
        record('submitted', await elements.submit());
        if (kind === 'token') record('result', await stripe.createConfirmationToken({elements}));
        if (kind === 'method') record('result', await stripe.createPaymentMethod({elements}));
        if (kind === 'setup') {
          record('result', await stripe.confirmSetup({elements, redirect: 'if_required'}));
        }
      });
    }, how);
  }

  async function pay(wallet: string, card = 'succeeds'): Promise<void> {
    await button(wallet).click();
    await inSheet('wallet-card').selectOption(card);
    await inSheet('wallet-pay').click();
  }

  async function result(): Promise<Record<string, Record<string, unknown> | undefined>> {
    await app.waitForEvent('page', 'result');
    const [first] = await app.events('page', 'result');
    return first as Record<string, Record<string, unknown> | undefined>;
  }

  it('offers no wallet and takes no room, unless the simulator is told to', async () => {
    await mount();
    assert.deepEqual(await app.events('expressCheckout', 'ready'), [
      {elementType: 'expressCheckout', availablePaymentMethods: undefined},
    ]);
    const frame = app.page.locator('#expressCheckout iframe');
    assert.equal((await frame.boundingBox())?.height, 0);
    assert.deepEqual(app.problems, []);
  });

  it('offers the wallets that the simulator was told of, without those that the page does not want', async () => {
    stage.simulator.setWallets(['link', 'google_pay', 'apple_pay']);
    await mount({
      paymentMethods: {googlePay: 'never'},
      paymentMethodOrder: ['link', 'applePay'],
      buttonHeight: 50,
      layout: {maxColumns: 1},
    });
    const [ready] = await app.events('expressCheckout', 'ready');
    assert.deepEqual(ready, {
      elementType: 'expressCheckout',
      availablePaymentMethods: {
        ...{amazonPay: false, paypal: false, klarna: false},
        ...{applePay: true, googlePay: false, link: true},
      },
    });
    assert.deepEqual(await app.frame('expressCheckout').getByRole('button').allTextContents(), [
      'Pay with Link',
      'Pay with Apple Pay',
    ]);
    await app.page.waitForFunction(
      () => (document.querySelector('#expressCheckout iframe')?.clientHeight ?? 0) > 100,
    );
    assert.equal((await button('link').boundingBox())?.height, 50);
  });

  it('is told of wallets over HTTP, too, and refuses those that there are not', async () => {
    const put = (body: string): Promise<Response> =>
      fetch(`${stage.simulator.url}/_simulator/wallets`, {method: 'PUT', body});
    assert.equal((await put('["link"]')).status, 200);
    await mount();
    await button('link').waitFor();
    const refused = await put('["paypal"]');
    assert.deepEqual(
      [refused.status, ((await refused.json()) as {code: string}).code],
      [400, 'ERR_INVALID_WALLETS'],
    );
    assert.throws(() => stage.simulator.setWallets(['klarna' as never]), {code: 'ERR_INVALID_WALLETS'});
    await stage.simulator.reset();
    const page = await fetch(`${stage.simulator.url}/endive/elements-inner-express-checkout.html`);
    assert.match(await page.text(), /data-wallets=""/);
  });

  it('shows a sheet with the amount, and confirms with a card of the wallet', async () => {
    stage.simulator.setWallets(['apple_pay']);
    await mount({emailRequired: true});
    await listen('method');
    await button('apple_pay').click();
    assert.equal(await inSheet('wallet-pay').textContent(), 'Pay $12.99');
    await inSheet('wallet-pay').click();
    const {paymentMethod} = await result();
    const card = paymentMethod?.['card'] as {last4: string; wallet: object; checks: {cvc_check: null}};
    assert.deepEqual(
      [card.last4, card.wallet, card.checks.cvc_check],
      ['4242', {apple_pay: {}, dynamic_last4: null, type: 'apple_pay'}, null],
    );
    const address = {
      ...{line1: '1 Simulator Street', line2: null, city: 'San Francisco', state: 'CA'},
      ...{postal_code: '94107', country: 'US'},
    };
    const holder = {name: 'Test Wallet', email: 'wallet@example.com', address};
    assert.deepEqual(await app.events('page', 'told'), [
      {elementType: 'expressCheckout', expressPaymentType: 'apple_pay', billingDetails: holder},
    ]);
    assert.deepEqual(paymentMethod?.['billing_details'], {...holder, phone: null});
    assert.deepEqual(await app.events('page', 'submitted'), [{selectedPaymentMethod: 'apple_pay'}]);
    await inSheet('wallet-sheet').waitFor({state: 'detached'});
    assert.deepEqual(app.problems, []);
  });

  it('makes a confirmation token, with which a server can pay; the charge names the wallet', async () => {
    stage.simulator.setWallets(['google_pay']);
    await mount();
    await listen('token');
    await pay('google_pay');
    const {confirmationToken} = await result();
    const intent = await stage.server.paymentIntents.create({
      ...{amount: 1299, currency: 'usd', confirm: true, return_url: 'https://example.com/'},
      confirmation_token: String(confirmationToken?.['id']),
      expand: ['latest_charge'],
    });
    assert.equal(intent.status, 'succeeded');
    const charge = intent.latest_charge;
    assert.ok(typeof charge === 'object' && charge);
    assert.equal(charge.payment_method_details?.card?.wallet?.type, 'google_pay');
  });

  it('confirms a setup, with 3-D Secure over the sheet', async () => {
    stage.simulator.setWallets(['link']);
    const {client_secret: clientSecret} = await stage.server.setupIntents.create();
    await mount({}, {clientSecret});
    await listen('setup');
    await pay('link', 'authenticates');
    await app.page
      .frameLocator('iframe[src*="three-ds-2-challenge"]')
      .frameLocator('iframe[name="stripe-challenge-frame"]')
      .locator('#test-source-authorize-3ds')
      .click();
    assert.equal((await result())['setupIntent']?.['status'], 'succeeded');
    await inSheet('wallet-sheet').waitFor({state: 'detached'});
  });

  it('lets a person try again after a failure, with the page’s words or its own, and cancel', async () => {
    stage.simulator.setWallets(['link']);
    const {client_secret: clientSecret} = await stage.server.setupIntents.create();
    await mount({}, {clientSecret});
    await listen('setup');
    await pay('link', 'declined');
    assert.equal((await result())['error']?.['code'], 'card_declined');
    await inSheet('wallet-sheet').getByText('The payment failed. Try again or cancel.').waitFor();
    await inSheet('wallet-cancel').click();
    await app.waitForEvent('expressCheckout', 'cancel');
    assert.deepEqual(await app.events('expressCheckout', 'cancel'), [{elementType: 'expressCheckout'}]);
    await inSheet('wallet-sheet').waitFor({state: 'detached'});
  });

  it('shows the reason that the page gives, and opens again after Escape', async () => {
    stage.simulator.setWallets(['link']);
    await mount();
    await listen('fail');
    await pay('link');
    await inSheet('wallet-sheet').getByText('Not today.').waitFor();
    await inSheet('wallet-pay').press('Escape');
    await app.waitForEvent('expressCheckout', 'cancel');
    await button('link').click();
    await inSheet('wallet-sheet').waitFor();
  });

  it('asks the page first, and shows no sheet when it refuses or is late', async () => {
    stage.simulator.setWallets(['link']);
    await mount();
    await app.page.evaluate(() => {
      const answers = ['reject', 'late', 'resolve'];
      window.harness.elements.getElement('expressCheckout')?.on('click', (event) => {
        const answer = answers.shift();
        window.harness.record('click', event.expressPaymentType);
        if (answer === 'reject') event.reject();
        if (answer === 'resolve') event.resolve({lineItems: [{name: 'Socks', amount: 1299}]});
      });
    });
    const warned = app.page.waitForEvent('console', (message) => message.text().includes('within a second'));
    await button('link').click();
    await app.waitForEvent('page', 'click');
    await button('link').click();
    await warned;
    assert.equal(await app.page.locator('iframe[src*="express-checkout-sheet"]').count(), 0);
    await button('link').click();
    await inSheet('wallet-sheet').getByText('Socks: $12.99').waitFor();
    assert.deepEqual(await app.events('page', 'click'), ['link', 'link', 'link']);
  });

  it('gives no card before elements.submit(), nor when no wallet confirms', async () => {
    stage.simulator.setWallets(['link']);
    await mount();
    const before = await app.page.evaluate(async () => {
      const {elements, stripe, failure} = window.harness;
      return [
        await failure(() => elements.submit()),
        await failure(() => stripe.createPaymentMethod({elements})),
      ];
    });
    await listen('nothing');
    await pay('link');
    await app.waitForEvent('page', 'told');
    const meanwhile = await app.page.evaluate(() => {
      const {elements, stripe, failure} = window.harness;
      return failure(() => stripe.createPaymentMethod({elements}));
    });
    assert.deepEqual(
      before.map((failure) => failure?.name),
      ['IntegrationError', 'IntegrationError'],
    );
    assert.match(meanwhile?.message ?? '', /submit\(\) must be called/);
  });

  it('takes its sheet along when it is destroyed', async () => {
    stage.simulator.setWallets(['link']);
    await mount();
    await button('link').click();
    await inSheet('wallet-sheet').waitFor();
    await app.page.evaluate(() => window.harness.get('expressCheckout').destroy());
    assert.equal(await app.page.locator('iframe[src*="express-checkout-sheet"]').count(), 0);
  });

  it('is refused with shipping, which the simulator does not have', async () => {
    await mount();
    const failure = await app.page.evaluate(() => {
      const {stripe, failure: failureOf} = window.harness;
      const group = stripe.elements({mode: 'setup', currency: 'usd'});
      return failureOf(() => group.create('expressCheckout', {shippingAddressRequired: true}));
    });
    assert.match(failure?.message ?? '', /no shipping/);
  });

  describe('and elements.fetchUpdates()', () => {
    it('takes over what was changed in the intent', async () => {
      stage.simulator.setWallets(['link']);
      const intent = await stage.server.paymentIntents.create({amount: 500, currency: 'usd'});
      await mount({}, {clientSecret: intent.client_secret});
      await button('link').click();
      assert.equal(await inSheet('wallet-pay').textContent(), 'Pay $5.00');
      await inSheet('wallet-cancel').click();
      await stage.server.paymentIntents.update(intent.id, {amount: 700});
      assert.deepEqual(await app.page.evaluate(() => window.harness.elements.fetchUpdates()), {});
      await button('link').click();
      assert.equal(await inSheet('wallet-pay').textContent(), 'Pay $7.00');
    });

    it('tells of an error, and is refused without an intent', async () => {
      await mount({}, {clientSecret: 'seti_1_secret_2'});
      const {error} = await app.page.evaluate(() => window.harness.elements.fetchUpdates());
      assert.match(error?.message ?? '', /setup/i);
      const failure = await app.page.evaluate(() => {
        const {stripe, failure: failureOf} = window.harness;
        return failureOf(() => stripe.elements({mode: 'setup', currency: 'usd'}).fetchUpdates());
      });
      assert.match(failure?.message ?? '', /client secret/);
    });
  });
});
