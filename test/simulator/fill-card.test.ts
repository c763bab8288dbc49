import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

const SPLIT = ['cardNumber', 'cardExpiry', 'cardCvc'] as const;

describe('fillCard', () => {
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

  it('fills split fields as typing does', async () => {
    await app.mount({elements: SPLIT});
    await app.page.evaluate(() =>
      window.harness.fillCard(document, {number: '4242 4242 4242 4242', expiry: '12/40', cvc: '123'}),
    );
    for (const element of SPLIT) await app.waitForChange(element, {complete: true});
    const {token} = await app.page.evaluate(() =>
      window.harness.stripe.createToken(window.harness.elements.getElement('cardNumber')!),
    );
    assert.deepEqual([token?.card?.last4, token?.card?.cvc_check], ['4242', 'unchecked']);
  });

  it('fills one line', async () => {
    await app.mount({elements: ['card']});
    await app.page.evaluate(() =>
      window.harness.fillCard(document, {
        number: '378282246310005',
        expiry: '12/40',
        cvc: '1234',
        postalCode: '94107',
      }),
    );
    await app.waitForChange('card', {complete: true, brand: 'amex', value: {postalCode: '94107'}});
  });

  it('fills the form that it is given', async () => {
    await app.mount({elements: SPLIT, form: 'A'});
    await app.mount({elements: SPLIT, form: 'B'});
    await app.page.evaluate(() =>
      window.harness.fillCard(document.querySelector('#formB')!, {number: '5555555555554444'}),
    );
    await app.waitForChange('cardNumberB', {complete: true});
    assert.equal(await app.frame('cardNumberA').locator('input').inputValue(), '');
  });

  it('finds fields that are shown in an element through slots', async () => {
    await app.mount({elements: ['cardCvc'], form: 'Other'});
    await app.mount({elements: ['cardCvc']});
    await app.page.evaluate(() => {
      const outer = document.createElement('div');
      const inner = document.createElement('div');
      const slot = document.createElement('slot');
      outer.attachShadow({mode: 'open'}).append(inner);
      inner.append(slot);
      inner.attachShadow({mode: 'open'}).append(document.createElement('slot'));
      document.body.append(outer);
      outer.append(document.querySelector('#cardCvc')!);
      return window.harness.fillCard(inner, {cvc: '123'});
    });
    assert.equal(await app.frame('cardCvc').locator('input').inputValue(), '123');
    assert.equal(await app.frame('cardCvcOther').locator('input').inputValue(), '');
  });

  it('waits for fields that are still loading', async () => {
    await app.mount({elements: []});
    await app.page.evaluate(() => {
      const node = document.createElement('div');
      node.id = 'late';
      document.body.append(node);
      window.harness.elements.create('cardCvc').mount(node);
      return window.harness.fillCard(document, {cvc: '123'});
    });
    assert.equal(await app.frame('late').locator('input').inputValue(), '123');
  });

  it('shows what is incomplete, as leaving a field does', async () => {
    await app.mount({elements: SPLIT});
    await app.page.evaluate(() => window.harness.fillCard(document, {number: '4242', cvc: '1'}));
    await app.page.waitForFunction(() => document.querySelectorAll('.StripeElement--invalid').length === 2);
  });

  it('takes published test numbers only, and mistyped ones', async () => {
    await app.mount({elements: SPLIT});
    const failure = await app.page.evaluate(async () => {
      const {fillCard, failure} = window.harness;
      return failure(() => fillCard(document, {number: '4111111111111111'}));
    });
    assert.equal(failure?.name, 'FillCardError');
    assert.match(failure.message, /published test card numbers only/);
    assert.equal(await app.frame('cardNumber').locator('input').inputValue(), '');
    await app.page.evaluate(() => window.harness.fillCard(document, {number: '4242424242424241'}));
    await app.waitForChange('cardNumber', {brand: 'visa', complete: false});
  });

  it('gives up when there is no field in time, or when it is told to', async () => {
    await app.mount({elements: ['cardNumber']});
    const failures = await app.page.evaluate(async () => {
      const {fillCard, failure} = window.harness;
      return [
        await failure(() => fillCard(document, {cvc: '123'}, {timeout: 200})),
        await failure(() =>
          fillCard(document, {cvc: '123'}, {signal: AbortSignal.abort(new Error('Enough'))}),
        ),
      ];
    });
    assert.deepEqual(
      failures.map((each) => [each?.name, each?.message]),
      [
        ['FillCardError', 'No field of the Stripe simulator took cvc within 200 ms.'],
        ['Error', 'Enough'],
      ],
    );
  });
});
