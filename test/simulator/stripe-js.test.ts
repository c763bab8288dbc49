import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

const SPLIT = ['cardNumber', 'cardExpiry', 'cardCvc'] as const;

describe('Stripe.js of the simulator', () => {
  let stage: BrowserStage;
  let app: AppPage;
  before(async () => {
    stage = await startStage();
  });
  beforeEach(async () => {
    await stage.simulator.reset();
    app = await stage.open();
  });
  afterEach(() => app.page.close());
  after(() => stage.stop());

  it('is the release that @stripe/stripe-js expects, and works with its hooks', async () => {
    const seen = await app.page.evaluate(() => {
      const stripe = window.Stripe?.('pk_test_x');
      stripe?.registerAppInfo({name: 'A wrapper', version: '1'});
      return [
        String(Reflect.get(window.Stripe ?? {}, 'version')),
        typeof Reflect.get(stripe ?? {}, '_registerWrapper'),
      ];
    });
    assert.deepEqual(seen, ['endive', 'function']);
  });

  it('refuses keys that do not belong in a page', async () => {
    const refused = await app.page.evaluate(() =>
      Promise.all(
        ['', 'sk_test_x', 'rk_test_x', 'ek_test_x', 'foo', 'pk_test_x'].map(
          async (key) => (await window.harness.failure(() => window.Stripe?.(key)))?.name,
        ),
      ),
    );
    assert.deepEqual(refused, [
      'IntegrationError',
      'IntegrationError',
      'IntegrationError',
      'IntegrationError',
      undefined,
      undefined,
    ]);
  });

  it('has objects that work behind a Proxy, as frameworks put one around what a component keeps', async () => {
    const seen = await app.page.evaluate(async () => {
      const stripe = new Proxy(window.Stripe!('pk_test_x'), {});
      const elements = new Proxy(stripe.elements(), {});
      if (Object.keys(elements).length === 0) throw new Error('It counts as empty.');
      const card = new Proxy(elements.create('card', {hidePostalCode: true}), {});
      const node = document.body.appendChild(document.createElement('div'));
      await new Promise((resolve) => {
        card.on('ready', resolve);
        card.mount(node);
      });
      const {error} = await stripe.createToken(card);
      card.destroy();
      return [error?.code, node.childElementCount];
    });
    assert.deepEqual(seen, ['incomplete_number', 0]);
  });

  it('turns typed digits into a token, which pass by neither the page nor its messages', async () => {
    await app.mount({elements: SPLIT});
    await app.typeCard('4242424242424242');
    const {token} = await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!, {
        name: 'A. Person',
        address_zip: '94107',
      }),
    );
    assert.deepEqual(
      [
        token?.card?.last4,
        token?.card?.exp_month,
        token?.card?.exp_year,
        token?.card?.name,
        token?.card?.cvc_check,
      ],
      ['4242', 12, 2040, 'A. Person', 'unchecked'],
    );
    const stored = await stage.server.tokens.retrieve(token!.id);
    assert.equal(stored.card?.id, token?.card?.id);
    assert.deepEqual(await app.page.evaluate(() => window.harness.messages), []);
    const everything = await app.page.evaluate(
      () => document.documentElement.outerHTML + JSON.stringify(window.harness.events),
    );
    assert.doesNotMatch(everything.replaceAll(' ', ''), /424242/);
    assert.deepEqual(app.problems, []);
  });

  it('is called with card numbers from its own origin only', async () => {
    const senders: string[] = [];
    app.page.on('request', (request) => {
      if (request.method() === 'POST') senders.push(new URL(request.frame().url()).origin);
    });
    await app.mount({elements: SPLIT});
    await app.typeCard('4242424242424242');
    await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
    );
    assert.deepEqual(senders, [stage.simulator.url]);
  });

  it('makes a payment method from one line', async () => {
    await app.mount({elements: ['card']});
    const frame = app.frame('card');
    await frame.locator('[name=cardnumber]').click();
    await app.page.keyboard.type('5555555555554444123012394107');
    await app.waitForChange('card', {complete: true});
    const {paymentMethod} = await app.page.evaluate(() =>
      window.harness.stripe.createPaymentMethod({
        type: 'card',
        card: window.harness.elements.getElement('card')!,
        billing_details: {name: 'A. Person'},
      }),
    );
    assert.deepEqual(
      [
        paymentMethod?.card?.brand,
        paymentMethod?.billing_details.name,
        paymentMethod?.billing_details.address?.postal_code,
      ],
      ['mastercard', 'A. Person', '94107'],
    );
  });

  it('makes a payment method from a token', async () => {
    const {id} = await stage.browser.tokens.create({
      card: {number: '4242424242424242', exp_month: '12', exp_year: '40'},
    });
    await app.mount({elements: []});
    const {paymentMethod} = await app.page.evaluate(
      (token) => window.harness.stripe.createPaymentMethod({type: 'card', card: {token}}),
      id,
    );
    assert.equal(paymentMethod?.card?.last4, '4242');
    const {error} = await app.page.evaluate(
      (token) => window.harness.stripe.createPaymentMethod({type: 'card', card: {token}}),
      id,
    );
    assert.deepEqual([error?.type, error?.code], ['invalid_request_error', 'token_already_used']);
  });

  it('hides from the API nothing that it was given for a payment method', async () => {
    const {id, client_secret: secret} = await stage.server.setupIntents.create();
    await app.mount({elements: []});
    const codes = await app.page.evaluate(async (clientSecret) => {
      const {stripe} = window.harness;
      const method = {card: {token: 'tok_visa'}, radar_options: {session: 'rse_1'}};
      const results = [
        await stripe.createPaymentMethod({type: 'card', ...method}),
        await stripe.confirmCardSetup(clientSecret, {payment_method: method as never}),
      ];
      return results.map(({error}) => error?.code);
    }, secret ?? id);
    assert.deepEqual(codes, Array(2).fill('simulator_unsupported_parameter'));
  });

  it('answers with the first thing that is missing, and shows all of them', async () => {
    await app.mount({elements: SPLIT});
    await app.frame('cardNumber').locator('[name=cardnumber]').fill('4242424242424242');
    const {error} = await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
    );
    assert.deepEqual([error?.type, error?.code], ['validation_error', 'incomplete_expiry']);
    await app.page.waitForFunction(() => document.querySelectorAll('.StripeElement--invalid').length === 2);
    assert.equal(await app.page.locator('#cardNumber.StripeElement--complete').count(), 1);
    assert.deepEqual(
      stage.simulator.requests.filter(({method}) => method === 'POST'),
      [],
    );
  });

  it('answers with what the API says about a number that Stripe does not publish', async () => {
    await app.mount({elements: SPLIT});
    await app.typeCard('4111111111111111');
    const {error} = await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
    );
    assert.deepEqual([error?.type, error?.code], ['card_error', 'incorrect_number']);
    assert.match(error?.message ?? '', /published test card numbers/);
  });

  it('leaves fields out of a token that are not ready', async () => {
    await app.mount({elements: ['cardNumber', 'cardExpiry']});
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await app.page.route('**/field-frame.js', async (route) => {
      await held;
      await route.continue();
    });
    await app.page.evaluate(() => {
      const node = document.createElement('div');
      document.querySelector('#main')?.append(node);
      window.harness.elements.create('cardCvc').mount(node);
    });
    await app.frame('cardNumber').locator('[name=cardnumber]').fill('4242424242424242');
    await app.frame('cardExpiry').locator('[name=exp-date]').fill('12/40');
    const {token} = await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
    );
    assert.equal(token?.card?.cvc_check, null);
    release?.();
    await app.page.unrouteAll({behavior: 'wait'});
  });

  it('keeps two forms and two instances apart', async () => {
    await app.mount({elements: SPLIT, form: 'A'});
    const first = await app.page.evaluateHandle(() => window.harness.elements);
    const stripe = await app.page.evaluateHandle(() => window.harness.stripe);
    await app.mount({elements: SPLIT, form: 'B'});
    await app.typeCard('4242424242424242', 'A');
    await app.typeCard('378282246310005', 'B');
    const last4 = async (which: 'first' | 'second'): Promise<string | undefined> => {
      const result =
        which === 'first'
          ? await app.page.evaluate(([one, group]) => one.createToken(group.getElement('cardNumber')!), [
              stripe,
              first,
            ] as const)
          : await app.page.evaluate(() =>
              window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
            );
      return result.token?.card?.last4;
    };
    assert.deepEqual([await last4('first'), await last4('second')], ['4242', '0005']);
    assert.equal(await app.page.locator('iframe[name^="__privateStripeController"]').count(), 2);
  });

  it('says when the connection is lost', async () => {
    await app.mount({elements: SPLIT});
    await app.typeCard('4242424242424242');
    await app.page.route('**/v1/tokens', (route) => route.abort());
    const {error} = await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
    );
    assert.equal(error?.type, 'api_connection_error');
  });

  it('works after the page threw its controller out', async () => {
    await app.mount({elements: SPLIT});
    await app.typeCard('4242424242424242');
    const {token} = await app.page.evaluate(() => {
      document.querySelector('iframe[name^="__privateStripeController"]')?.remove();
      return window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!);
    });
    assert.equal(token?.card?.last4, '4242');
  });

  it('says of what Stripe removed that it was removed, and what takes its place', async () => {
    await app.mount({elements: []});
    const messages = await app.page.evaluate(async () => {
      const {stripe, elements, failure} = window.harness;
      return [
        await failure(Reflect.get(stripe, 'createSource') as () => unknown),
        await failure(Reflect.get(stripe, 'handleCardSetup') as () => unknown),
        await failure(() => elements.create('paymentRequestButton' as never)),
        await failure(() => stripe.confirmIdealPayment('pi_1_secret_2')),
      ].map((each) => each?.message ?? '');
    });
    assert.match(messages[0] ?? '', /createSource\(\) was removed.*createPaymentMethod/);
    assert.match(messages[1] ?? '', /handleCardSetup\(\) was removed.*confirmCardSetup/);
    assert.match(messages[2] ?? '', /paymentRequestButton was removed.*expressCheckout/);
    assert.match(messages[3] ?? '', /simulator does not have/);
  });

  it('rejects what is no card', async () => {
    await app.mount({elements: ['cardExpiry']});
    const failures = await app.page.evaluate(async () => {
      const {stripe, elements, failure} = window.harness;
      const number = elements.create('cardNumber');
      return [
        await failure(() => stripe.createToken(elements.getElement('cardExpiry') as never)),
        await failure(() => stripe.createToken(number)),
        await failure(() => stripe.createToken('pii', {personal_id_number: '0'})),
        await failure(() => stripe.createPaymentMethod({type: 'card', card: {} as never})),
        await failure(() => stripe.confirmPayment({elements, redirect: 'if_required'})),
        await failure(() => elements.create('payment')),
        await failure(() => stripe.registerAppInfo({name: 'x'.repeat(31)})),
        await failure(() => stripe.registerAppInfo(undefined as never)),
        await failure(() =>
          stripe.confirmCardSetup('seti_1_secret_2', {
            payment_method: {card: {token: 'tok_visa'}, billing_details: {name: Symbol('name') as never}},
          }),
        ),
      ];
    });
    assert.deepEqual(
      failures.map((each) => each?.name),
      Array(9).fill('IntegrationError'),
    );
    const reasons = [
      ...[/not cardExpiry/, /ready event/, /of cards only/, /card Element/, /client secret/],
      ...[/one group with/, /30 characters/, /name/, /cannot be sent/],
    ];
    reasons.forEach((reason, index) => assert.match(failures[index]?.message ?? '', reason));
  });
});
