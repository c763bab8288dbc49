import {build} from 'esbuild';
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {loadStripe} from '@stripe/stripe-js';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

declare global {
  interface Window {
    loadStripe: typeof loadStripe;
  }
}

const APP = 'https://shop.example/';

describe('the unmodified @stripe/stripe-js', () => {
  let stage: BrowserStage;
  let app: AppPage;
  before(async () => {
    stage = await startStage();
    app = await stage.open();
    for (const origin of ['https://js.stripe.com', 'https://api.stripe.com']) {
      await app.page.route(`${origin}/**`, async (route) => {
        const {pathname, search} = new URL(route.request().url());
        await route.fulfill({response: await route.fetch({url: stage.simulator.url + pathname + search})});
      });
    }
    await app.page.route(APP, (route) =>
      route.fulfill({contentType: 'text/html', body: '<!doctype html><div id="card"></div>'}),
    );
    await app.page.goto(APP);
    await app.page.evaluate(await loader());
  });
  after(() => stage.stop());

  it('loads the simulator in the place of Stripe, which then calls the API in the place of Stripe’s', async () => {
    const card = await app.page.evaluateHandle(async () => {
      const stripe = await window.loadStripe('pk_test_x');
      if (stripe === null) throw new Error('There is no Stripe.');
      const element = stripe.elements().create('card', {hidePostalCode: true});
      element.mount('#card');
      await new Promise((resolve) => element.on('ready', resolve));
      return {stripe, element};
    });
    await app.frame('card').locator('[name=cardnumber]').click();
    await app.page.keyboard.type('42424242424242421240123');
    await app.page.locator('#card.StripeElement--complete').waitFor();
    const {token} = await card.evaluate(({stripe, element}) => stripe.createToken(element));
    assert.equal(token?.card?.last4, '4242');
    assert.equal((await stage.server.tokens.retrieve(token.id)).id, token.id);
    assert.deepEqual(app.problems, []);
  });
});

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
