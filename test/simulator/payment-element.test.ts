import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

const RETURN_PATH = '/shop';

describe('the Payment Element of the simulator', () => {
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

  const mount = (
    group: object = {mode: 'setup', currency: 'usd', paymentMethodCreation: 'manual'},
  ): Promise<void> => app.mount({elements: ['payment'], group});

  async function type(number = '4242424242424242'): Promise<void> {
    const frame = app.frame('payment');
    await frame.locator('#Field-numberInput').pressSequentially(number);
    await frame.locator('#Field-expiryInput').pressSequentially('1240');
    await frame.locator('#Field-cvcInput').pressSequentially('123');
    await frame.locator('#Field-postalCodeInput').fill('94107');
    await app.waitForChange('payment', {complete: true});
  }

  it('has the names, ids, labels and title of Stripe’s', async () => {
    await mount();
    const title = await app.page.locator('#payment iframe').getAttribute('title');
    assert.equal(title, 'Secure payment input frame');
    const frame = app.frame('payment');
    for (const [id, name, label] of [
      ['Field-numberInput', 'number', 'Card number'],
      ['Field-expiryInput', 'expiry', 'Expiration date'],
      ['Field-cvcInput', 'cvc', 'Security code'],
      ['Field-countryInput', 'country', 'Country or region'],
      ['Field-postalCodeInput', 'postalCode', 'ZIP code'],
    ] as const) {
      const input = frame.getByLabel(label, {exact: true});
      assert.deepEqual([await input.getAttribute('id'), await input.getAttribute('name')], [id, name]);
    }
    assert.deepEqual(app.problems, []);
  });

  it('tells of its changes without an error, and of what is missing when it is submitted', async () => {
    await mount();
    await app.frame('payment').locator('#Field-numberInput').pressSequentially('4242424242424241');
    await app.waitForChange('payment', {empty: false});
    assert.deepEqual((await app.events('payment', 'change')).at(-1), {
      elementType: 'payment',
      empty: false,
      complete: false,
      collapsed: false,
      value: {type: 'card'},
    });
    const {error} = await app.page.evaluate(() => window.harness.elements.submit());
    assert.deepEqual([error?.type, error?.code], ['validation_error', 'invalid_number']);
  });

  it('asks for a postal code only where one is checked', async () => {
    await mount();
    const frame = app.frame('payment');
    await frame.locator('#Field-countryInput').selectOption('DE');
    await frame.locator('#Field-postalCodeInput').waitFor({state: 'hidden'});
    await frame.locator('#Field-countryInput').selectOption('GB');
    await frame.locator('#Field-postalCodeInput').waitFor();
  });

  it('follows the variables of an appearance', async () => {
    await mount({
      ...{mode: 'setup', currency: 'usd'},
      appearance: {variables: {borderRadius: '11px', colorText: 'rgb(1, 2, 3)'}},
    });
    const looks = await app
      .frame('payment')
      .locator('#Field-numberInput')
      .evaluate((input) => [getComputedStyle(input).borderTopLeftRadius, getComputedStyle(input).color]);
    assert.deepEqual(looks, ['11px', 'rgb(1, 2, 3)']);
  });

  it('makes a payment method, and says so when it was not submitted before', async () => {
    await mount();
    await type();
    const early = await app.page.evaluate(() => {
      const {failure, stripe, elements} = window.harness;
      return failure(() => stripe.createPaymentMethod({elements}));
    });
    assert.equal(early?.name, 'IntegrationError');
    const {paymentMethod} = await app.page.evaluate(async () => {
      const {stripe, elements} = window.harness;
      await elements.submit();
      return stripe.createPaymentMethod({elements, params: {billing_details: {name: 'Holder'}}});
    });
    assert.deepEqual([paymentMethod?.card?.last4, paymentMethod?.billing_details.name], ['4242', 'Holder']);
    assert.deepEqual(
      [paymentMethod?.billing_details.address?.country, paymentMethod?.billing_details.address?.postal_code],
      ['US', '94107'],
    );
  });

  it('makes a confirmation token, with which a server can pay', async () => {
    await mount();
    await type();
    const {confirmationToken} = await app.page.evaluate(async () => {
      const {stripe, elements} = window.harness;
      await elements.submit();
      return stripe.createConfirmationToken({elements, params: {return_url: 'https://example.com/'}});
    });
    assert.deepEqual(
      [confirmationToken?.payment_method_preview.card?.last4, confirmationToken?.return_url],
      ['4242', 'https://example.com/'],
    );
    const {status} = await stage.server.paymentIntents.create({
      ...{amount: 500, currency: 'usd', confirm: true, return_url: 'https://example.com/'},
      confirmation_token: confirmationToken!.id,
    });
    assert.equal(status, 'succeeded');
  });

  it('confirms a setup without leaving the page, after 3-D Secure', async () => {
    const {id: customer} = await stage.server.customers.create();
    const {client_secret: clientSecret} = await stage.server.setupIntents.create({customer});
    await mount({clientSecret});
    await type('4000002760003184');
    const confirming = app.page.evaluate(async () => {
      const {stripe, elements} = window.harness;
      await elements.submit();
      return stripe.confirmSetup({elements, redirect: 'if_required'});
    });
    await app.page
      .frameLocator('iframe[src*="three-ds-2-challenge"]')
      .frameLocator('iframe[name="stripe-challenge-frame"]')
      .locator('#test-source-authorize-3ds')
      .click();
    assert.equal((await confirming).setupIntent?.status, 'succeeded');
    const {data} = await stage.server.customers.listPaymentMethods(customer);
    assert.deepEqual(
      data.map(({card}) => card?.last4),
      ['3184'],
    );
  });

  it('answers with the error of a payment that is refused, and stays on the page', async () => {
    const {client_secret: clientSecret} = await stage.server.paymentIntents.create({
      amount: 500,
      currency: 'usd',
    });
    await mount({clientSecret});
    await type('4000000000000002');
    const {error} = await app.page.evaluate(async () => {
      const {stripe, elements} = window.harness;
      await elements.submit();
      return stripe.confirmPayment({elements, confirmParams: {return_url: location.href}});
    });
    assert.deepEqual([error.type, error.code], ['card_error', 'card_declined']);
  });

  it('goes to the return URL after a payment', async () => {
    const intent = await stage.server.paymentIntents.create({amount: 500, currency: 'usd'});
    await mount({clientSecret: intent.client_secret});
    await type();
    await app.page.evaluate((path) => {
      const {stripe, elements} = window.harness;
      const confirmParams = {return_url: new URL(path, location.href).href};
      void elements.submit().then(() => stripe.confirmPayment({elements, confirmParams}));
    }, RETURN_PATH);
    await app.page.waitForURL(`**${RETURN_PATH}?*`);
    const {searchParams} = new URL(app.page.url());
    assert.deepEqual(
      [searchParams.get('payment_intent'), searchParams.get('redirect_status')],
      [intent.id, 'succeeded'],
    );
  });

  it('needs a return URL unless the page may not be left', async () => {
    const {client_secret: clientSecret} = await stage.server.setupIntents.create();
    await mount({clientSecret});
    await type();
    const [without, nonsense, result] = await app.page.evaluate(async () => {
      const {elements, stripe, failure: failureOf} = window.harness;
      await elements.submit();
      return [
        await failureOf(() => stripe.confirmSetup({elements} as never)),
        await failureOf(() => stripe.confirmSetup({elements, confirmParams: {return_url: 'nonsense'}})),
        await stripe.confirmSetup({elements, redirect: 'if_required'}),
      ] as const;
    });
    for (const failure of [without, nonsense]) {
      assert.equal(failure?.name, 'IntegrationError');
      assert.match(failure.message, /return_url/);
    }
    assert.equal(result.setupIntent?.status, 'succeeded');
  });

  it('answers each of several submits, and none for ever', async () => {
    await mount();
    const [both, afterwards] = await app.page.evaluate(async () => {
      const {elements, failure: failureOf} = window.harness;
      const submitted = await Promise.all([elements.submit(), elements.submit()]);
      const waiting = failureOf(() => elements.submit());
      elements.getElement('payment')?.unmount();
      return [submitted, await waiting] as const;
    });
    assert.deepEqual(
      both.map(({error}) => error?.code),
      ['incomplete_number', 'incomplete_number'],
    );
    assert.equal(afterwards?.name, 'IntegrationError');
  });

  for (const [what, options, message] of [
    ['nothing', {}, /mode.*clientSecret|clientSecret.*mode/],
    ['a mode that there is not', {mode: 'bogus'}, /mode/],
    ['a payment without an amount', {mode: 'payment', currency: 'usd'}, /amount/],
    ['what is no client secret', {clientSecret: 'nonsense'}, /client secret/],
    ['a client secret and a mode', {clientSecret: 'seti_1_secret_2', mode: 'setup'}, /mode/],
    [
      'the option that Stripe removed',
      {mode: 'setup', paymentMethodTypes: ['card']},
      /allowedPaymentMethodTypes/,
    ],
  ] as const) {
    it(`is not made in a group with ${what}`, async () => {
      await app.mount({elements: []});
      const failure = await app.page.evaluate((group) => {
        const {stripe, failure: failureOf} = window.harness;
        return failureOf(() => stripe.elements(group as never).create('payment'));
      }, options);
      assert.equal(failure?.name, 'IntegrationError');
      assert.match(failure.message, message);
    });
  }

  it('makes no payment method in a group that was not made for that', async () => {
    await mount({mode: 'setup', currency: 'usd'});
    await type();
    const failure = await app.page.evaluate(async () => {
      const {elements, stripe, failure: failureOf} = window.harness;
      await elements.submit();
      return failureOf(() => stripe.createPaymentMethod({elements}));
    });
    assert.match(failure?.message ?? '', /paymentMethodCreation/);
  });

  it('does not stand in a group with card elements', async () => {
    await mount();
    const failure = await app.page.evaluate(() => {
      const {elements, failure: failureOf} = window.harness;
      return failureOf(() => elements.create('card'));
    });
    assert.equal(failure?.name, 'IntegrationError');
  });
});
