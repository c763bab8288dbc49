import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';

describe('Elements of the simulator', () => {
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

  it('are one of a type in a group, and one line or split', async () => {
    await app.mount({elements: ['cardNumber']});
    const {again, oneLine, others} = await app.page.evaluate(async () => {
      const {elements, stripe, failure} = window.harness;
      return {
        again: await failure(() => elements.create('cardNumber')),
        oneLine: await failure(() => elements.create('card')),
        others: [
          await failure(() => elements.create('cardCvc')),
          await failure(() => stripe.elements().create('card')),
          elements.getElement('cardExpiry'),
          elements.getElement('cardCvc') === null,
        ],
      };
    });
    for (const [refused, reason] of [
      [again, /cardNumber in this group already/],
      [oneLine, /type card cannot be in one group with .* cardNumber/],
    ] as const) {
      assert.equal(refused?.name, 'IntegrationError');
      assert.match(refused.message, reason);
    }
    assert.deepEqual(others, [undefined, undefined, null, false]);
  });

  it('are found by their type, or by the component of a framework that is marked with it', async () => {
    await app.mount({elements: ['cardNumber']});
    const found = await app.page.evaluate(() => {
      const group = window.harness.elements as unknown as Record<'getElement', (type: unknown) => unknown>;
      const byType = group.getElement('cardNumber');
      return [
        byType !== null && group.getElement({__elementType: 'cardNumber'}) === byType,
        group.getElement({__elementType: 'cardCvc'}),
      ];
    });
    assert.deepEqual(found, [true, null]);
  });

  it('are not mounted in a shadow root, nowhere, or on top of each other', async () => {
    await app.mount({elements: ['cardNumber']});
    const failures = await app.page.evaluate(async () => {
      const {elements, failure} = window.harness;
      const host = document.createElement('div');
      document.body.append(host);
      const inner = document.createElement('div');
      host.attachShadow({mode: 'open'}).append(inner);
      const cvc = elements.create('cardCvc');
      return [
        await failure(() => cvc.mount(inner)),
        await failure(() => cvc.mount('#nowhere')),
        await failure(() => cvc.mount('#cardNumber')),
        await failure(() => window.harness.get('cardNumber').mount(document.body)),
        await failure(() => window.harness.get('cardNumber').mount('#cardNumber')),
      ];
    });
    assert.deepEqual(
      failures.map((each) => each?.name),
      ['IntegrationError', 'IntegrationError', 'IntegrationError', 'IntegrationError', undefined],
    );
    assert.equal(
      failures[0]?.message,
      'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.',
    );
  });

  it('empty the node that they are mounted in and rewrite its classes', async () => {
    await app.mount({elements: []});
    const classes = await app.page.evaluate(() => {
      const node = document.createElement('div');
      node.className = 'mine';
      node.append('Loading');
      document.body.append(node);
      const element = window.harness.elements.create('cardCvc');
      element.mount(node);
      const mounted = [node.className, node.textContent];
      element.unmount();
      return [...mounted, node.className, node.childNodes.length];
    });
    assert.deepEqual(classes, ['mine StripeElement StripeElement--empty', '', 'mine', 0]);
  });

  it('show focus, completeness and errors in the classes of the node', async () => {
    await app.mount({elements: ['cardCvc'], element: {cardCvc: {classes: {focus: 'is-focused'}}}});
    const node = app.page.locator('#cardCvc');
    const input = app.frame('cardCvc').locator('[name=cvc]');
    await input.pressSequentially('1');
    await app.page.waitForFunction(
      () => document.querySelector('#cardCvc')?.className === 'StripeElement is-focused',
    );
    await input.blur();
    await node.and(app.page.locator('.StripeElement--invalid')).waitFor();
    await input.pressSequentially('23');
    await node.and(app.page.locator('.StripeElement--complete.is-focused')).waitFor();
    await app.clear('cardCvc');
    await node.and(app.page.locator('.StripeElement--empty')).waitFor();
  });

  it('are free again after they were destroyed, and dead', async () => {
    await app.mount({elements: ['cardCvc']});
    const outcome = await app.page.evaluate(async () => {
      const {elements, failure} = window.harness;
      const old = window.harness.get('cardCvc');
      old.unmount();
      const stillTaken = (await failure(() => elements.create('cardCvc')))?.name;
      old.destroy();
      return [
        stillTaken,
        (await failure(() => elements.create('cardCvc')))?.name,
        (await failure(() => old.mount('#cardCvc')))?.name,
        (await failure(() => old.destroy()))?.name,
        document.querySelectorAll('iframe[name^="__privateStripeFrame"]').length,
      ];
    });
    assert.deepEqual(outcome, ['IntegrationError', undefined, 'IntegrationError', 'IntegrationError', 0]);
  });

  it('come back when they are mounted again, without what was typed', async () => {
    await app.mount({elements: ['cardCvc']});
    await app.frame('cardCvc').locator('[name=cvc]').fill('123');
    await app.waitForChange('cardCvc', {complete: true});
    await app.page.evaluate(() => {
      const element = window.harness.get('cardCvc');
      element.unmount();
      element.mount('#cardCvc');
    });
    await app.waitForEvent('cardCvc', 'ready', 2);
    assert.equal(await app.frame('cardCvc').locator('[name=cvc]').inputValue(), '');
  });

  it('load anew when their node is moved, and are ready again', async () => {
    await app.mount({elements: ['cardCvc']});
    await app.frame('cardCvc').locator('[name=cvc]').fill('123');
    await app.page.evaluate(() => document.body.append(document.querySelector('#cardCvc')!));
    await app.waitForEvent('cardCvc', 'ready', 2);
    assert.equal(await app.frame('cardCvc').locator('[name=cvc]').inputValue(), '');
    await app.frame('cardCvc').locator('[name=cvc]').fill('456');
    await app.waitForChange('cardCvc', {complete: true});
  });

  it('never load when they are mounted in a node outside of the document', async () => {
    await app.mount({elements: []});
    await app.page.evaluate(() => {
      const node = document.createElement('div');
      node.id = 'late';
      const element = window.harness.elements.create('cardCvc');
      element.mount(node);
      document.body.append(node);
    });
    await app.mount({elements: ['cardCvc'], form: 'after'});
    assert.equal(await app.frame('late').locator('input').count(), 0);
  });

  it('are focused, blurred and emptied by the page', async () => {
    await app.mount({elements: ['cardNumber', 'cardCvc']});
    const input = app.frame('cardCvc').locator('[name=cvc]');
    await app.page.evaluate(() => window.harness.get('cardCvc').focus());
    await app.waitForEvent('cardCvc', 'focus');
    await app.page.keyboard.type('123');
    await app.waitForChange('cardCvc', {complete: true});
    await app.page.evaluate(() => window.harness.get('cardCvc').blur());
    await app.waitForEvent('cardCvc', 'blur');
    await app.clear('cardCvc');
    await app.waitForChange('cardCvc', {empty: true, complete: false});
    assert.equal(await input.inputValue(), '');
    assert.deepEqual(await app.events('cardCvc', 'focus'), [{elementType: 'cardCvc'}]);
    assert.deepEqual(await app.events('cardCvc', 'ready'), [{elementType: 'cardCvc'}]);
  });

  it('are passed by Tab in their order', async () => {
    await app.mount({elements: ['cardNumber', 'cardExpiry', 'cardCvc']});
    await app.frame('cardNumber').locator('[name=cardnumber]').focus();
    await app.page.keyboard.press('Tab');
    await app.waitForEvent('cardExpiry', 'focus');
    await app.page.keyboard.type('1240');
    await app.page.keyboard.press('Tab');
    await app.waitForEvent('cardCvc', 'focus');
    await app.page.keyboard.type('123');
    await app.waitForChange('cardExpiry', {complete: true});
    await app.waitForChange('cardCvc', {complete: true});
  });

  it('submit the form around them by Enter, by an event that can be canceled', async () => {
    await app.mount({elements: ['cardCvc']});
    await app.page.evaluate(() => {
      document.querySelector('form')?.addEventListener('submit', (event) => {
        event.preventDefault();
        window.harness.events.push({
          type: 'submit',
          element: 'form',
          event: [event.isTrusted, event.cancelable, event.defaultPrevented],
        });
      });
    });
    await app.frame('cardCvc').locator('[name=cvc]').press('Enter');
    await app.waitForEvent('form', 'submit');
    assert.deepEqual(await app.events('form'), [[false, true, true]]);
  });

  it('say that Escape was pressed', async () => {
    await app.mount({elements: ['cardCvc']});
    await app.frame('cardCvc').locator('[name=cvc]').press('Escape');
    await app.waitForEvent('cardCvc', 'escape');
    assert.deepEqual(await app.events('cardCvc', 'escape'), [{elementType: 'cardCvc'}]);
  });

  it('send each event with exactly what Stripe’s types say', async () => {
    await app.mount({elements: ['card']});
    await app.frame('card').locator('[name=cardnumber]').fill('4242424242424241');
    await app.waitForChange('card', {brand: 'visa'});
    assert.deepEqual((await app.events('card', 'change')).at(-1), {
      elementType: 'card',
      empty: false,
      complete: false,
      error: {
        type: 'validation_error',
        code: 'invalid_number',
        message: 'The card number is not a valid one.',
      },
      brand: 'visa',
      value: {postalCode: ''},
    });
  });

  it('stop telling a listener that was taken away, and tell a single one once', async () => {
    await app.mount({elements: ['cardCvc']});
    await app.page.evaluate(() => {
      const {events} = window.harness;
      const element = window.harness.get('cardCvc');
      const [gone, once] = ['gone', 'once'].map(
        (name) => () => void events.push({type: 'heard', element: name, event: 0}),
      );
      element.on('change', gone!);
      element.once('change', once!);
      element.off('change', gone);
    });
    const input = app.frame('cardCvc').locator('[name=cvc]');
    await input.pressSequentially('123');
    await app.waitForChange('cardCvc', {complete: true});
    assert.deepEqual([(await app.events('gone')).length, (await app.events('once')).length], [0, 1]);
  });

  it('look as they are told, also when that changes', async () => {
    await app.mount({
      elements: ['cardNumber'],
      element: {
        cardNumber: {
          showIcon: true,
          placeholder: 'Number',
          style: {
            base: {color: '#010203', fontFamily: 'monospace', '::placeholder': {color: '#040506'}},
            invalid: {color: '#070809'},
            complete: {fontWeight: 700},
          },
        },
      },
    });
    const input = app.frame('cardNumber').getByPlaceholder('Number');
    const style = (property: string, pseudo?: string): Promise<string> =>
      input.evaluate((field, [name, part]) => getComputedStyle(field, part).getPropertyValue(name), [
        property,
        pseudo,
      ] as const);
    assert.equal(await style('color'), 'rgb(1, 2, 3)');
    assert.equal(await style('font-family'), 'monospace');
    assert.equal(await style('color', '::placeholder'), 'rgb(4, 5, 6)');
    await input.fill('4242424242424241');
    assert.equal(await style('color'), 'rgb(7, 8, 9)');
    await input.fill('4242424242424242');
    assert.equal(await style('font-weight'), '700');
    await app.frame('cardNumber').locator('.Icon').waitFor();
    await app.page.evaluate(() =>
      window.harness.get('cardNumber').update({
        style: {base: {color: '#0a0b0c'}},
        disabled: true,
        showIcon: false,
        placeholder: 'Other',
      }),
    );
    const other = app.frame('cardNumber').getByPlaceholder('Other');
    await other.waitFor();
    assert.ok(await other.isDisabled());
    assert.equal(await style2(app, 'color'), 'rgb(10, 11, 12)');
    await app.frame('cardNumber').locator('.Icon').waitFor({state: 'hidden'});
    assert.equal(await other.inputValue(), '4242 4242 4242 4242');
  });

  it('speak another language, also when that changes', async () => {
    await app.mount({elements: ['cardNumber'], group: {locale: 'de'}});
    const frame = app.page.locator('#cardNumber iframe');
    assert.equal(await frame.getAttribute('title'), 'Sicherer Eingaberahmen für Kartennummer');
    const input = app.frame('cardNumber').locator('[name=cardnumber]');
    assert.equal(await input.getAttribute('aria-label'), 'Nummer der Kredit- oder Debitkarte');
    await input.fill('4242424242424241');
    await app.page.evaluate(() => window.harness.update({locale: 'fr'}));
    await app.waitForChange('cardNumber', {
      error: {
        type: 'validation_error',
        code: 'invalid_number',
        message: "Le numéro de carte n'est pas valide.",
      },
    });
    await app.page.evaluate(() => window.harness.update({locale: 'xx' as 'en'}));
    assert.equal(await frame.getAttribute('title'), 'Secure card number input frame');
  });

  it('run from right to left where the page does', async () => {
    await app.page.evaluate(() => (document.documentElement.dir = 'rtl'));
    await app.mount({elements: ['cardNumber'], group: {locale: 'ar'}});
    assert.equal(await app.frame('cardNumber').locator('html').getAttribute('dir'), 'rtl');
  });

  it('show the brand of a card in one line, unless they are told to hide it', async () => {
    await app.mount({elements: ['card']});
    const icon = app.frame('card').locator('.Icon');
    await icon.waitFor({state: 'visible'});
    await app.page.evaluate(() => window.harness.get('card').update({hideIcon: true}));
    await icon.waitFor({state: 'hidden'});
    await app.page.evaluate(() => window.harness.get('card').update({hideIcon: false}));
    await icon.waitFor({state: 'visible'});
  });

  it('leave the postal code out when they are told to, or start with one', async () => {
    await app.mount({elements: ['card'], form: 'A', element: {card: {hidePostalCode: true}}});
    assert.ok(await app.frame('cardA').locator('[name=postal]').isHidden());
    await app.mount({elements: ['card'], form: 'B', element: {card: {value: {postalCode: '94107'}}}});
    assert.equal(await app.frame('cardB').locator('[name=postal]').inputValue(), '94107');
  });
});

function style2(app: AppPage, property: string): Promise<string> {
  return app
    .frame('cardNumber')
    .locator('[name=cardnumber]')
    .evaluate((field, name) => getComputedStyle(field).getPropertyValue(name), property);
}
