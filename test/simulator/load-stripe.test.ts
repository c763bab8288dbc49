import {build} from 'esbuild';
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import type {loadStripe} from '@stripe/stripe-js';
import {fillStripeCard, NAMED_CARDS, routeStripe} from '../../src/testing/index.js';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

declare global {
  interface Window {
    loadStripe: typeof loadStripe;
  }
}

describe('the unmodified @stripe/stripe-js', () => {
  let stage: BrowserStage;
  let app: AppPage;
  before(async () => {
    stage = await startStage();
    app = await openShop(stage);
    await routeStripe(app.page, stage.simulator);
  });
  after(() => stage.stop());

  it('tries a lost script once more by itself, so that two must be lost', async () => {
    stage.simulator.faults.add({fault: {kind: 'lost-request'}, path: '/endive/stripe.js', times: 2});
    const outcome = await app.page.evaluate(() =>
      window.loadStripe('pk_test_x').then(
        () => 'loaded',
        (error: unknown) => String(error),
      ),
    );
    assert.match(outcome, /Failed to load Stripe\.js/);
    assert.equal(app.problems.splice(0).length, 2);
  });

  it('loads the simulator in the place of Stripe, which then calls the API in the place of Stripe’s', async () => {
    await makeToken(stage, app);
  });
});

describe('the unmodified @stripe/stripe-js in a browser that takes Stripe’s names for the simulator', () => {
  let stage: BrowserStage;
  before(async () => {
    stage = await startStage({tlsPort: 0}, ({hostResolverRules}) => [
      `--host-resolver-rules=${hostResolverRules ?? ''}`,
      '--ignore-certificate-errors',
    ]);
  });
  after(() => stage.stop());

  it('loads it from https://js.stripe.com and makes a token at https://api.stripe.com', async () => {
    const app = await openShop(stage);
    const asked: string[] = [];
    app.page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await makeToken(stage, app);
    assert.deepEqual([...new Set(asked)].sort(), ['https://api.stripe.com', 'https://js.stripe.com']);
  });
});

describe('the unmodified @stripe/stripe-js on a page that has window.Stripe', () => {
  let stage: BrowserStage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  it('takes the simulator’s, and asks Stripe for nothing', async () => {
    const app = await openShop(stage);
    const asked: string[] = [];
    app.page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await app.page.addScriptTag({url: stage.simulator.stripeJsUrl});
    await makeToken(stage, app);
    assert.deepEqual([...new Set(asked)], [stage.simulator.url]);
  });
});

describe('fillStripeCard', () => {
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

  it('completes a card in one line, with the postal code that it asks for', async () => {
    for (const [form, card] of [
      ['', 'visa'],
      ['ca', 'pm_card_ca'],
      ['gb', 'pm_card_gb'],
      ['amex', 'amex'],
    ] as const) {
      await app.page.reload();
      await app.mount({elements: ['card'], form});
      await fillStripeCard(app.page, card);
      await app.page.locator(`#card${form}.StripeElement--complete`).waitFor();
    }
  });

  it('completes a Payment Element, also beside an address', async () => {
    const group = {mode: 'setup', currency: 'usd'};
    await app.mount({elements: ['payment'], group});
    await fillStripeCard(app.page, 'pm_card_ca');
    await app.waitForChange('payment', {complete: true});
    await app.page.reload();
    await app.mount({elements: ['payment', 'address'], group, element: {address: {mode: 'billing'}}});
    await fillStripeCard(app.page, 'authenticate');
    await app.waitForChange('payment', {complete: true});
    assert.equal(await app.frame('address').locator('[name=postalCode]').inputValue(), '');
  });

  it('knows every published card by its ready-made id, and no other', async () => {
    await app.mount({elements: ['cardNumber', 'cardExpiry', 'cardCvc']});
    await fillStripeCard(app.page, 'pm_card_threeDSecure2Required');
    assert.equal(
      await app.frame('cardNumber').locator('[name=cardnumber]').inputValue(),
      '4000 0000 0000 3220',
    );
    await assert.rejects(fillStripeCard(app.page, 'pm_card_none'), /no published test card pm_card_none/);
    assert.equal(NAMED_CARDS.declined, '4000000000000002');
  });
});

/** A shop's page from this machine: a browser lets no page from elsewhere ask this machine for anything. */
async function openShop(stage: BrowserStage): Promise<AppPage> {
  const app = await stage.open();
  await app.page.goto(new URL('/shop', stage.host.url).href);
  await app.page.evaluate(await loader());
  return app;
}

/** Types a card and makes a token of it, through `loadStripe`. */
async function makeToken(stage: BrowserStage, app: AppPage): Promise<void> {
  const card = await app.page.evaluateHandle(async () => {
    const stripe = await window.loadStripe('pk_test_x');
    if (stripe === null) throw new Error('There is no Stripe.');
    const element = stripe.elements().create('card', {hidePostalCode: true});
    element.mount('#card');
    await new Promise((resolve) => element.on('ready', resolve));
    return {stripe, element};
  });
  await fillStripeCard(app.page, 'visa');
  await app.page.locator('#card.StripeElement--complete').waitFor();
  const {token} = await card.evaluate(({stripe, element}) => stripe.createToken(element));
  assert.equal(token?.card?.last4, '4242');
  assert.equal((await stage.server.tokens.retrieve(token.id)).id, token.id);
  assert.deepEqual(app.problems, []);
}

async function loader(): Promise<string> {
  const {outputFiles} = await build({
    stdin: {
      contents: `import {loadStripe} from '@stripe/stripe-js/pure'; window.loadStripe = loadStripe;`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'iife',
  });
  return outputFiles[0]?.text ?? '';
}
