import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {StripeAddressElement} from '@stripe/stripe-js';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

const ADDRESS = {
  line1: '510 Townsend St',
  line2: null,
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94103',
  country: 'US',
};

describe('the Address Element of the simulator', () => {
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

  const mount = (options: object = {}): Promise<void> =>
    app.mount({elements: ['address'], element: {address: {mode: 'billing', ...options}}});

  async function type(): Promise<void> {
    const frame = app.frame('address');
    await frame.locator('[name=name]').pressSequentially('Jenny Rosen');
    await frame.locator('[name=addressLine1]').pressSequentially(ADDRESS.line1);
    await frame.locator('[name=locality]').pressSequentially(ADDRESS.city);
    await frame.locator('[name=administrativeArea]').selectOption(ADDRESS.state);
    await frame.locator('[name=postalCode]').pressSequentially(`${ADDRESS.postal_code}9`);
    await app.waitForChange('address', {complete: true});
  }

  const getValue = (): Promise<unknown> =>
    app.page.evaluate(() => (window.harness.get('address') as unknown as StripeAddressElement).getValue());

  it('has the names, ids, labels, autofill tokens and title of Stripe’s', async () => {
    await mount();
    const outer = app.page.locator('#address iframe');
    assert.equal(await outer.getAttribute('title'), 'Secure address input frame');
    assert.match((await outer.getAttribute('src')) ?? '', /elements-inner-address/);
    const frame = app.frame('address');
    for (const [label, name, token] of [
      ['Full name', 'name', 'billing name'],
      ['Country or region', 'country', 'billing country'],
      ['Address line 1', 'addressLine1', 'billing address-line1'],
      ['Address line 2', 'addressLine2', 'billing address-line2'],
      ['City', 'locality', 'billing address-level2'],
      ['State', 'administrativeArea', 'billing address-level1'],
      ['ZIP code', 'postalCode', 'billing postal-code'],
    ] as const) {
      const input = frame.getByLabel(label, {exact: true});
      assert.deepEqual(
        await Promise.all(['id', 'name', 'autocomplete'].map((attribute) => input.getAttribute(attribute))),
        [`billingAddress-${name}Input`, name, token],
      );
    }
    assert.deepEqual(app.problems, []);
  });

  it('tells its address as it is typed, complete once all that is required is there', async () => {
    await mount();
    await app.frame('address').locator('[name=name]').pressSequentially('J');
    await app.waitForChange('address', {empty: false, complete: false});
    await app.frame('address').locator('[name=name]').fill('');
    await type();
    assert.deepEqual((await app.events('address', 'change')).at(-1), {
      elementType: 'address',
      elementMode: 'billing',
      empty: false,
      complete: true,
      isNewAddress: true,
      value: {name: 'Jenny Rosen', address: ADDRESS},
    });
    assert.match((await app.page.locator('#address').getAttribute('class')) ?? '', /StripeElement--complete/);
  });

  it('tells of focus, blur and Escape', async () => {
    await mount();
    const name = app.frame('address').locator('[name=name]');
    await app.page.evaluate(() => window.harness.get('address').focus());
    await app.waitForEvent('address', 'focus');
    await name.press('Escape');
    await app.page.evaluate(() => window.harness.get('address').blur());
    await app.waitForEvent('address', 'blur');
    for (const kind of ['ready', 'focus', 'escape', 'blur']) {
      assert.deepEqual(await app.events('address', kind), [{elementType: 'address'}], kind);
    }
  });

  it('shows what is missing when it is asked for its value', async () => {
    await mount();
    await app.frame('address').locator('[name=name]').pressSequentially('Jenny');
    const {complete, value} = (await getValue()) as {complete: boolean; value: {name: string}};
    assert.deepEqual([complete, value.name], [false, 'Jenny']);
    const line = app.frame('address').locator('[name=addressLine1]');
    assert.equal(await line.getAttribute('aria-invalid'), 'true');
    assert.equal(
      await app.frame('address').locator('#billingAddress-addressLine1Input-error').textContent(),
      'This field is not complete.',
    );
    assert.match((await app.page.locator('#address').getAttribute('class')) ?? '', /StripeElement--invalid/);
  });

  it('starts with default values, takes others, and keeps what was typed when something else changes', async () => {
    const defaultValues = {name: 'Jenny Rosen', address: ADDRESS};
    await mount({defaultValues});
    await app.waitForChange('address', {complete: true});
    assert.deepEqual(await getValue(), {
      complete: true,
      isNewAddress: true,
      value: {name: 'Jenny Rosen', address: ADDRESS},
    });
    await app.frame('address').locator('[name=locality]').fill('Oakland');
    await app.page.evaluate(() => window.harness.get('address').update({allowedCountries: ['US', 'CA']}));
    await app.waitForChange('address', {
      value: {name: 'Jenny Rosen', address: {...ADDRESS, city: 'Oakland'}},
    });
    assert.equal(await app.frame('address').locator('[name=country] option').count(), 2);
    await app.page.evaluate(() =>
      window.harness.get('address').update({
        defaultValues: {name: 'Jo', address: {country: 'CA', city: 'Toronto', state: 'ON'}},
      }),
    );
    await app.waitForChange('address', {
      complete: false,
      value: {
        name: 'Jo',
        address: {line1: '', line2: null, city: 'Toronto', state: 'ON', postal_code: '', country: 'CA'},
      },
    });
  });

  it('forgets what was typed when it is cleared', async () => {
    await mount();
    await type();
    await app.clear('address');
    await app.waitForChange('address', {empty: true, complete: false});
  });

  it('asks for what an address in the country has', async () => {
    await mount({defaultValues: {address: {country: 'DE'}}});
    const frame = app.frame('address');
    await frame.locator('[name=administrativeArea]').waitFor({state: 'hidden'});
    await frame.locator('[name=country]').selectOption('HK');
    await frame.locator('[name=postalCode]').waitFor({state: 'hidden'});
    await frame.locator('[name=country]').selectOption('JP');
    await frame.locator('input[name=administrativeArea]').waitFor();
    await frame.locator('[name=country]').selectOption('CA');
    assert.equal(await frame.locator('select[name=administrativeArea] option').count(), 14);
    await frame.locator('[name=postalCode]').pressSequentially('k1a0b1');
    assert.equal(await frame.locator('[name=postalCode]').inputValue(), 'K1A 0B1');
  });

  it('asks for a phone number and for a split name when it is told to', async () => {
    await mount({
      fields: {phone: 'always'},
      display: {name: 'split'},
      allowedCountries: ['DE'],
      defaultValues: {
        firstName: 'Jenny',
        lastName: 'Rosen',
        address: {country: 'DE', line1: 'Weg 1', city: 'Ulm', postal_code: '89073'},
      },
    });
    await app.waitForChange('address', {complete: false});
    const frame = app.frame('address');
    assert.equal(await frame.locator('[name=name]').isVisible(), false);
    await frame.locator('[name=phone]').pressSequentially('+49 731 1');
    await app.waitForChange('address', {
      complete: true,
      value: {
        name: 'Jenny Rosen',
        firstName: 'Jenny',
        lastName: 'Rosen',
        address: {line1: 'Weg 1', line2: null, city: 'Ulm', state: '', postal_code: '89073', country: 'DE'},
        phone: '+49 731 1',
      },
    });
  });

  it('speaks the language of its group', async () => {
    await app.mount({
      elements: ['address'],
      group: {locale: 'de'},
      element: {address: {mode: 'billing'}},
    });
    await app.frame('address').getByLabel('Vollständiger Name', {exact: true}).waitFor();
    await app.page.evaluate(() => window.harness.update({locale: 'ar'}));
    await app.frame('address').locator('html[lang=ar]').waitFor();
  });

  it('is refused without a mode, for shipping, and a second time in a group', async () => {
    await mount();
    const failures = await app.page.evaluate(async () => {
      const {elements, stripe, failure} = window.harness;
      return [
        await failure(() => stripe.elements().create('address', {} as never)),
        await failure(() => stripe.elements().create('address', {mode: 'shipping'})),
        await failure(() => elements.create('address', {mode: 'billing'})),
        elements.getElement('address', {mode: 'shipping'}),
      ];
    });
    assert.deepEqual(
      failures.map((failure) => failure && 'name' in failure && failure.name),
      ['IntegrationError', 'IntegrationError', 'IntegrationError', null],
    );
  });

  it('gives no value before it is ready, nor one that it was asked for when it goes away', async () => {
    await mount();
    const failures = await app.page.evaluate(async () => {
      const {elements, stripe, failure} = window.harness;
      const unmounted = stripe.elements().create('address', {mode: 'billing'});
      const mounted = elements.getElement('address');
      const asked = failure(() => mounted?.getValue());
      mounted?.destroy();
      return [await failure(() => unmounted.getValue()), await asked];
    });
    assert.deepEqual(
      failures.map((failure) => failure?.name),
      ['IntegrationError', 'IntegrationError'],
    );
  });

  describe('beside a Payment Element', () => {
    const group = {mode: 'setup', currency: 'usd', paymentMethodCreation: 'manual'};
    const billing = {
      name: 'Jenny Rosen',
      email: null,
      phone: null,
      address: {...ADDRESS, line2: null},
    };

    async function mountBoth(options: object = group): Promise<void> {
      await app.mount({
        elements: ['payment', 'address'],
        group: options,
        element: {address: {mode: 'billing'}},
      });
      const frame = app.frame('payment');
      await frame.locator('#Field-numberInput').pressSequentially('4242424242424242');
      await frame.locator('#Field-expiryInput').pressSequentially('1240');
      await frame.locator('#Field-cvcInput').pressSequentially('123');
      await app.waitForChange('payment', {complete: true});
    }

    it('takes over country and postal code, until it is destroyed', async () => {
      await mountBoth();
      const country = app.frame('payment').locator('#Field-countryInput');
      assert.equal(await country.isVisible(), false);
      assert.equal(await app.frame('payment').locator('#Field-postalCodeInput').isVisible(), false);
      await app.page.evaluate(() => window.harness.get('address').destroy());
      await country.waitFor();
      await app.waitForChange('payment', {complete: false});
    });

    it('is checked by elements.submit()', async () => {
      await mountBoth();
      const {error} = await app.page.evaluate(() => window.harness.elements.submit());
      assert.deepEqual([error?.type, error?.code], ['validation_error', 'incomplete_name']);
    });

    it('becomes the billing details of a payment method, under those that the page gives', async () => {
      await mountBoth();
      await type();
      const [plain, named] = await app.page.evaluate(async () => {
        const {stripe, elements} = window.harness;
        await elements.submit();
        return Promise.all([
          stripe.createPaymentMethod({elements}),
          stripe.createPaymentMethod({
            elements,
            params: {billing_details: {name: 'Other', address: {city: 'Oakland'}}},
          }),
        ]);
      });
      assert.deepEqual(plain.paymentMethod?.billing_details, billing);
      assert.deepEqual(named.paymentMethod?.billing_details, {
        ...billing,
        name: 'Other',
        address: {...billing.address, city: 'Oakland'},
      });
    });

    it('becomes the billing details of a confirmation token and of a confirmed setup', async () => {
      const {client_secret: clientSecret} = await stage.server.setupIntents.create({
        expand: ['payment_method'],
      });
      await mountBoth({clientSecret});
      await type();
      const [token, setup] = await app.page.evaluate(async () => {
        const {stripe, elements} = window.harness;
        await elements.submit();
        return [
          await stripe.createConfirmationToken({elements}),
          await stripe.confirmSetup({elements, redirect: 'if_required'}),
        ] as const;
      });
      assert.deepEqual(token.confirmationToken?.payment_method_preview.billing_details, billing);
      const saved = await stage.server.paymentMethods.retrieve(setup.setupIntent?.payment_method as string);
      assert.deepEqual(saved.billing_details, {...billing, tax_id: null});
    });
  });
});
