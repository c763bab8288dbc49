import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type Stripe from 'stripe';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

const RETURN_PATH = '/shop';
const METHOD = {payment_method: 'pm_card_authenticationRequired'} as const;

describe('3-D Secure on a page of its own, of a server’s confirmation with a return URL', () => {
  let stage: BrowserStage;
  let app: AppPage;
  before(async () => {
    stage = await startStage();
  });
  beforeEach(async () => {
    app = await stage.open();
    await app.mount({elements: []});
  });
  afterEach(() => app.page.close());
  after(() => stage.stop());

  const returnUrl = (): string => new URL(`${RETURN_PATH}?order=7`, stage.host.url).href;

  const payment = (): Promise<Stripe.PaymentIntent> =>
    stage.server.paymentIntents.create({
      ...{amount: 500, currency: 'usd', confirm: true, return_url: returnUrl()},
      ...METHOD,
    });

  const returned = async (): Promise<Readonly<Record<string, string>>> => {
    await app.page.waitForURL(`**${RETURN_PATH}?*`);
    return Object.fromEntries(new URL(app.page.url()).searchParams);
  };

  it('comes back to it with what became of a payment', async () => {
    const {id, client_secret: secret, next_action: action, status} = await payment();
    assert.deepEqual(
      [status, action?.type, action?.redirect_to_url?.return_url],
      ['requires_action', 'redirect_to_url', returnUrl()],
    );
    await app.page.goto(action?.redirect_to_url?.url ?? '');
    assert.match((await app.page.locator('.summary').textContent()) ?? '', /\$5\.00/);
    await app.page.locator('#test-source-authorize-3ds').click();
    assert.deepEqual(await returned(), {
      ...{order: '7', payment_intent: id, payment_intent_client_secret: secret},
      redirect_status: 'succeeded',
    });
    assert.equal((await stage.server.paymentIntents.retrieve(id)).status, 'succeeded');
    assert.deepEqual(app.problems, []);
  });

  for (const [call, name] of [
    ['handleNextAction', 'handleNextAction'],
    ['confirmCardSetup', 'confirmCardSetup, which finds it waiting,'],
  ] as const) {
    it(`is gone to by ${name} and comes back with the failure of a setup`, async () => {
      const {setupIntents} = stage.server;
      const {id} = await setupIntents.create();
      const {client_secret: secret} = await setupIntents.confirm(id, {...METHOD, return_url: returnUrl()});
      await app.page.evaluate(
        ([method, clientSecret]) => {
          const {stripe} = window.harness;
          void (method === 'handleNextAction'
            ? stripe.handleNextAction({clientSecret})
            : stripe.confirmCardSetup(clientSecret));
        },
        [call, secret ?? ''] as const,
      );
      await app.page.locator('#test-source-fail-3ds').click();
      assert.deepEqual(await returned(), {
        ...{order: '7', setup_intent: id, setup_intent_client_secret: secret},
        redirect_status: 'failed',
      });
      const {status, last_setup_error: error} = await setupIntents.retrieve(id);
      assert.deepEqual(
        [status, error?.code],
        ['requires_payment_method', 'setup_intent_authentication_failure'],
      );
    });
  }

  it('says so when it has ended before', async () => {
    const {id, next_action: action} = await payment();
    await stage.server.paymentIntents.cancel(id);
    await app.page.goto(action?.redirect_to_url?.url ?? '');
    await app.page.locator('#test-source-fail-3ds').waitFor();
    assert.equal(await app.page.locator('#test-source-authorize-3ds').count(), 0);
  });

  it('is not asked for by a server that leaves it to Stripe.js', async () => {
    const {next_action: action} = await stage.server.setupIntents.create({
      ...{confirm: true, return_url: returnUrl(), use_stripe_sdk: true},
      ...METHOD,
    });
    assert.equal(action?.type, 'use_stripe_sdk');
  });
});
