import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {FrameLocator} from 'playwright';
import type Stripe from 'stripe';
import {NO_REDIRECTS} from './support/clients.js';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

const SPLIT = ['cardNumber', 'cardExpiry', 'cardCvc'] as const;

describe('3-D Secure of the simulator', () => {
  let stage: BrowserStage;
  let app: AppPage;
  before(async () => {
    stage = await startStage();
  });
  beforeEach(async () => {
    app = await stage.open();
  });
  afterEach(() => app.page.close());
  after(() => stage.stop());

  const customer = async (): Promise<string> => (await stage.server.customers.create()).id;

  const payment = (extra: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<Stripe.PaymentIntent> =>
    stage.server.paymentIntents.create({amount: 5000, currency: 'usd', ...NO_REDIRECTS, ...extra});

  const waiting = (extra: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<Stripe.PaymentIntent> =>
    payment({payment_method: 'pm_card_authenticationRequired', confirm: true, ...extra});

  const challenge = (): FrameLocator =>
    app.page
      .frameLocator('iframe[src*="three-ds-2-challenge"]')
      .frameLocator('iframe[name="stripe-challenge-frame"]');

  it('lets a payment succeed when it is completed', async () => {
    const {id, client_secret} = await waiting();
    await app.mount({elements: []});
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    await challenge().locator('#test-source-authorize-3ds').click();
    assert.equal((await result).paymentIntent?.status, 'succeeded');
    assert.equal((await stage.server.paymentIntents.retrieve(id)).status, 'succeeded');
    assert.equal(await app.page.locator('iframe[src*="three-ds-2-challenge"]').count(), 0);
    assert.deepEqual(app.problems, []);
    assert.deepEqual(await app.page.evaluate(() => window.harness.messages), []);
  });

  it('sends a payment back to requires_payment_method when it fails', async () => {
    const {id, client_secret} = await waiting();
    await app.mount({elements: []});
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    await challenge().locator('#test-source-fail-3ds').click();
    const {error} = await result;
    assert.deepEqual(
      [error?.code, error?.payment_intent?.status],
      ['payment_intent_authentication_failure', 'requires_payment_method'],
    );
    assert.equal((await stage.server.paymentIntents.retrieve(id)).status, 'requires_payment_method');
  });

  it('says what is paid, with which card, and that no bank is asked', async () => {
    const {client_secret} = await waiting({amount: 1234, currency: 'jpy'});
    await app.mount({elements: []});
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    const main = challenge().getByRole('main');
    await main.getByRole('heading', {name: 'Simulated 3-D Secure'}).waitFor();
    assert.match(
      await main.innerText(),
      /Stripe simulator[^]*Pay ¥1,234 with Visa •••• 3184[^]*no bank is asked/,
    );
    await challenge().getByRole('button', {name: 'FAIL'}).click();
    await result;
  });

  it('speaks English when the language is none', async () => {
    const {client_secret} = await waiting();
    await app.mount({elements: [], stripe: {locale: 'C' as 'en'}});
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    await challenge().getByText('Pay $50.00').waitFor();
    await challenge().getByRole('button', {name: 'COMPLETE'}).click();
    assert.equal((await result).error, undefined);
  });

  it('takes the focus and gives it back', async () => {
    const {client_secret} = await waiting();
    await app.mount({elements: []});
    await app.page.evaluate(() => {
      const button = document.createElement('button');
      button.id = 'pay';
      document.body.append(button);
      button.focus();
    });
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    const heading = challenge().getByRole('heading');
    await heading.waitFor();
    assert.ok(await heading.evaluate((node) => node === document.activeElement));
    const overlay = app.page.getByRole('dialog', {name: 'Simulated 3-D Secure'});
    assert.equal(
      await overlay.evaluate((node) => node.parentElement === document.body && node.localName),
      'div',
    );
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Enter');
    assert.equal((await result).paymentIntent?.status, 'succeeded');
    assert.equal(await app.page.evaluate(() => document.activeElement?.id), 'pay');
  });

  it('goes to the top layer over a modal dialog of the document', async () => {
    const {client_secret} = await waiting();
    await app.mount({elements: []});
    await app.page.evaluate(() => {
      const dialog = document.createElement('dialog');
      document.body.append(dialog);
      dialog.showModal();
    });
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    await challenge().locator('#test-source-authorize-3ds').click();
    assert.equal((await result).paymentIntent?.status, 'succeeded');
  });

  it('stays below a modal dialog of a shadow root, which cannot be found', async () => {
    const {client_secret} = await waiting();
    await app.mount({elements: []});
    await app.page.evaluate(() => {
      const host = document.createElement('div');
      const dialog = document.createElement('dialog');
      host.attachShadow({mode: 'open'}).append(dialog);
      document.body.append(host);
      dialog.showModal();
    });
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    const button = challenge().locator('#test-source-authorize-3ds');
    await button.waitFor();
    const overlay = app.page.locator('body > [aria-modal]');
    assert.equal(
      await overlay.evaluate((node) => {
        const {x, y, width, height} = node.getBoundingClientRect();
        return node.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      }),
      false,
    );
    // A click that arrives in the frame without passing the page: the person's own could not.
    await button.dispatchEvent('click');
    await result;
  });

  it('confirms a payment with the card that was typed, and attaches it', async () => {
    const owner = await customer();
    const {client_secret} = await payment({customer: owner, setup_future_usage: 'off_session'});
    await app.mount({elements: SPLIT});
    await app.typeCard('4000002500003155');
    const result = app.page.evaluate(
      (secret) =>
        window.harness.stripe.confirmCardPayment(secret, {
          payment_method: {
            card: window.harness.elements.getElement('cardNumber')!,
            billing_details: {name: 'A. Person'},
          },
        }),
      client_secret!,
    );
    await challenge().locator('#test-source-authorize-3ds').click();
    assert.equal((await result).paymentIntent?.status, 'succeeded');
    const {data} = await stage.server.customers.listPaymentMethods(owner);
    assert.deepEqual(
      [data.length, data[0]?.card?.last4, data[0]?.billing_details.name],
      [1, '3155', 'A. Person'],
    );
  });

  for (const [button, code] of [
    ['#test-source-authorize-3ds', undefined],
    ['#test-source-fail-3ds', 'setup_intent_authentication_failure'],
  ] as const) {
    it(`sets a card up for later: ${code ?? 'completed'}`, async () => {
      const owner = await customer();
      const {id, client_secret} = await stage.server.setupIntents.create({customer: owner});
      await app.mount({elements: SPLIT});
      await app.typeCard('4000002500003155');
      const result = app.page.evaluate(
        (secret) =>
          window.harness.stripe.confirmCardSetup(secret, {
            payment_method: {card: window.harness.elements.getElement('cardNumber')!},
          }),
        client_secret!,
      );
      assert.match(await challenge().getByRole('main').innerText(), /Save Visa •••• 3155/);
      await challenge().locator(button).click();
      const {error} = await result;
      assert.equal(error?.code, code);
      const intent = await stage.server.setupIntents.retrieve(id);
      assert.equal(intent.status, code === undefined ? 'succeeded' : 'requires_payment_method');
      assert.equal(
        (await stage.server.customers.listPaymentMethods(owner)).data.length,
        code === undefined ? 1 : 0,
      );
    });
  }

  it('ends in a decline for a card that is declined afterwards', async () => {
    const {client_secret} = await waiting({
      payment_method: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    });
    await app.mount({elements: []});
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    await challenge().locator('#test-source-authorize-3ds').click();
    const {error} = await result;
    assert.deepEqual([error?.type, error?.decline_code], ['card_error', 'insufficient_funds']);
  });

  it('is left to the page when the page says so', async () => {
    const {client_secret} = await payment({payment_method: 'pm_card_authenticationRequired'});
    await app.mount({elements: []});
    const {paymentIntent} = await app.page.evaluate(
      (secret) => window.harness.stripe.confirmCardPayment(secret, undefined, {handleActions: false}),
      client_secret!,
    );
    assert.equal(paymentIntent?.status, 'requires_action');
    assert.equal(await app.page.locator('[aria-modal]').count(), 0);
  });

  it('is given up when its frame never says anything', async () => {
    stage.simulator.faults.add({fault: {kind: 'never-ready'}, path: '/endive/three-ds-2-challenge.html'});
    const {client_secret} = await waiting();
    await app.page.clock.install();
    await app.mount({elements: []});
    const result = app.page.evaluate(
      (secret) => window.harness.stripe.confirmCardPayment(secret),
      client_secret ?? '',
    );
    const overlay = app.page.locator('iframe[src*="three-ds-2-challenge"]');
    await overlay.waitFor();
    await app.page.clock.fastForward(21_000);
    assert.equal((await result).paymentIntent?.status, 'requires_action');
    assert.equal(await overlay.count(), 0);
  });

  it('comes back to the server for a payment with manual confirmation', async () => {
    const {id, client_secret} = await waiting({confirmation_method: 'manual'});
    await app.mount({elements: []});
    const result = app.page.evaluate(
      (secret) => window.harness.stripe.handleCardAction(secret),
      client_secret!,
    );
    await challenge().locator('#test-source-authorize-3ds').click();
    assert.equal((await result).paymentIntent?.status, 'requires_confirmation');
    assert.equal((await stage.server.paymentIntents.confirm(id)).status, 'succeeded');
  });

  it('is not shown for a card that does not need it', async () => {
    const {client_secret} = await payment();
    await app.mount({elements: SPLIT});
    await app.typeCard('4242424242424242');
    const {paymentIntent} = await app.page.evaluate(
      (secret) =>
        window.harness.stripe.confirmCardPayment(secret, {
          payment_method: {card: window.harness.elements.getElement('cardNumber')!},
        }),
      client_secret!,
    );
    assert.equal(paymentIntent?.status, 'succeeded');
  });

  it('is told of by an intent that the page retrieves, without what only servers see', async () => {
    const {id, client_secret: paymentSecret} = await waiting({metadata: {org: '42'}});
    const {client_secret: setupSecret} = await stage.server.setupIntents.create();
    await app.mount({elements: []});
    const [paid, setUp] = await app.page.evaluate(
      ([payment, setup]) => {
        const {stripe} = window.harness;
        return Promise.all([stripe.retrievePaymentIntent(payment), stripe.retrieveSetupIntent(setup)]);
      },
      [paymentSecret!, setupSecret!] as const,
    );
    assert.deepEqual([paid.paymentIntent?.id, paid.paymentIntent?.status], [id, 'requires_action']);
    assert.equal(setUp.setupIntent?.status, 'requires_payment_method');
    for (const intent of [paid.paymentIntent, setUp.setupIntent])
      assert.equal('metadata' in (intent ?? {}), false);
  });

  it('is not asked for twice at once', async () => {
    const {client_secret} = await stage.server.setupIntents.create({payment_method: 'pm_card_visa'});
    await app.mount({elements: []});
    const failure = await app.page.evaluate(async (secret) => {
      const first = window.harness.stripe.confirmCardSetup(secret);
      const second = await window.harness.failure(() => window.harness.stripe.confirmCardSetup(secret));
      await first;
      return [second, await window.harness.failure(() => window.harness.stripe.confirmCardSetup(secret))];
    }, client_secret!);
    assert.deepEqual(
      [failure[0]?.name, failure[0]?.thrown, failure[1]],
      ['IntegrationError', true, undefined],
    );
  });

  it('never puts a client secret into a URL', async () => {
    const urls: string[] = [];
    app.page.on('request', (request) => urls.push(request.url()));
    const {client_secret} = await waiting();
    await app.mount({elements: []});
    const result = app.page.evaluate(
      (clientSecret) => window.harness.stripe.handleNextAction({clientSecret}),
      client_secret!,
    );
    await challenge().locator('#test-source-authorize-3ds').click();
    await result;
    assert.ok(urls.length > 0);
    assert.deepEqual(
      urls.filter((url) => url.includes('_secret_')),
      [],
    );
  });

  it('does not take what is no client secret, nor that of another kind', async () => {
    const {client_secret} = await stage.server.setupIntents.create();
    await app.mount({elements: []});
    const failures = await app.page.evaluate(async (setup) => {
      const {stripe, failure} = window.harness;
      return [
        await failure(() => stripe.retrievePaymentIntent('nonsense')),
        await failure(() => stripe.retrievePaymentIntent(setup)),
        await failure(() => stripe.confirmCardPayment(setup)),
        await failure(() => stripe.handleNextAction({clientSecret: ''})),
        await failure(() => stripe.retrieveSetupIntent(setup)),
      ].map((each) => each?.name);
    }, client_secret!);
    assert.deepEqual(failures, [...Array<string>(4).fill('IntegrationError'), undefined]);
  });
});
