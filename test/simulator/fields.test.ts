import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {type AppPage, type BrowserStage, startStage} from './support/browser.js';
import {fieldRows, titleOf} from './support/field-rows.js';

const TODAY = new Date('2027-06-15T12:00:00');
const INPUT_NAMES = {cardNumber: 'cardnumber', cardExpiry: 'exp-date', cardCvc: 'cvc'} as const;
const SPLIT = ['cardNumber', 'cardExpiry', 'cardCvc'] as const;

describe('card fields of the simulator', () => {
  let stage: BrowserStage;
  before(async () => {
    stage = await startStage();
  });
  after(() => stage.stop());

  describe('typed into', () => {
    let app: AppPage;
    before(async () => {
      app = await stage.open();
      await app.page.clock.setFixedTime(TODAY);
      await app.mount({elements: SPLIT});
    });

    // All rows are tested in three browsers, in frames of the page's own origin: here some, in frames of another one.
    for (const row of fieldRows(TODAY).filter((_, index) => index % 3 === 0)) {
      const {element, keys, shown, complete = false, brand, code, codeAfter = code} = row;
      it(titleOf(row), async () => {
        const input = app.frame(element).locator(`[name=${INPUT_NAMES[element]}]`);
        await app.clear(element);
        await app.page.evaluate((name) => window.harness.get(name).focus(), element);
        await input.pressSequentially(keys);
        assert.equal(await input.inputValue(), shown);
        if (shown === '') return;
        const fields = {complete, empty: false, ...(brand !== undefined && {brand})};
        await app.waitForChange(element, fields);
        assert.equal(await lastCode(app, element), code);
        await input.blur();
        await app.page.waitForFunction(
          ([name, expected]) => {
            const last = window.harness.events.findLast(
              (one) => one.element === name && one.type === 'change',
            );
            return (last?.event as {error?: {code: string}}).error?.code === expected;
          },
          [element, codeAfter] as const,
        );
      });
    }

    it('raise no error on the page and post nothing to it', async () => {
      assert.deepEqual(app.problems, []);
      assert.deepEqual(await app.page.evaluate(() => window.harness.messages), []);
    });
  });

  describe('edited', () => {
    let app: AppPage;
    before(async () => {
      app = await stage.open();
      await app.mount({elements: SPLIT});
    });
    beforeEach(async () => {
      for (const element of SPLIT) await app.clear(element);
    });

    for (const [what, element, start, keys, shown, caret] of [
      [
        'keep the caret behind a digit put in',
        'cardNumber',
        '42424242',
        ['Home', 'ArrowRight', '5'],
        '4524 2424 2',
        2,
      ],
      ['delete across a gap', 'cardNumber', '42424', ['ArrowLeft', 'Backspace'], '4244', 3],
      [
        'delete forward across a gap',
        'cardNumber',
        '42425',
        ['Home', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Delete'],
        '4242',
        4,
      ],
      [
        'refuse a digit in the middle of a full number',
        'cardNumber',
        '4242424242424242',
        ['Home', '1'],
        '4242 4242 4242 4242',
        0,
      ],
      ['delete from the separator of an expiry', 'cardExpiry', '12', ['Backspace'], '1', 1],
      ['delete the year of an expiry', 'cardExpiry', '1230', ['Backspace', 'Backspace'], '12 / ', 5],
      [
        'delete an expiry altogether',
        'cardExpiry',
        '1230',
        ['Backspace', 'Backspace', 'Backspace', 'Backspace'],
        '',
        0,
      ],
      [
        'take another month in the place of the one that is there',
        'cardExpiry',
        '1230',
        ['Home', 'Shift+ArrowRight', 'Shift+ArrowRight', '1', '1'],
        '11 / 30',
        2,
      ],
      [
        'wait for the second digit of a month that begins with 0',
        'cardExpiry',
        '1230',
        ['Home', 'Shift+ArrowRight', 'Shift+ArrowRight', '0', '5'],
        '05 / 30',
        2,
      ],
      [
        'keep the year while the month is deleted and typed anew',
        'cardExpiry',
        '0530',
        ['Home', 'Delete', 'Delete', '1', '2'],
        '12 / 30',
        2,
      ],
      [
        'take a digit in the place of the 0 before a month',
        'cardExpiry',
        '1/30',
        ['Home', 'ArrowRight', 'ArrowRight', '2'],
        '12 / 30',
        2,
      ],
      [
        'refuse a digit that would make no month',
        'cardExpiry',
        '1/30',
        ['Home', 'ArrowRight', 'ArrowRight', '3'],
        '01 / 30',
        2,
      ],
      ['are emptied by deleting a selection', 'cardCvc', '123', ['ControlOrMeta+a', 'Delete'], '', 0],
    ] as const) {
      it(what, async () => {
        const input = app.frame(element).locator(`[name=${INPUT_NAMES[element]}]`);
        await input.pressSequentially(start);
        for (const key of keys) await input.press(key);
        assert.equal(await input.inputValue(), shown);
        assert.equal(await input.evaluate((field: HTMLInputElement) => field.selectionStart), caret);
      });
    }

    for (const [pasted, shown] of [
      ['2030-12', '12 / 30'],
      ['12/2030', '12 / 30'],
      ['122030', '12 / 30'],
      [' 3/31 ', '03 / 31'],
      // A year that two digits cannot stand for is left out rather than changed.
      ['12/1999', '12 / '],
      ['12/2130', '12 / '],
    ] as const) {
      it(`read ${pasted} as ${shown} when it is put in at once`, async () => {
        const input = app.frame('cardExpiry').locator('[name=exp-date]');
        await input.fill(pasted);
        assert.equal(await input.inputValue(), shown);
      });
    }

    it('do not call an expiry complete whose month has one digit, until the field is left', async () => {
      const input = app.frame('cardExpiry').locator('[name=exp-date]');
      await input.pressSequentially('1230');
      await app.waitForChange('cardExpiry', {complete: true});
      for (const key of ['Home', 'Shift+ArrowRight', 'Shift+ArrowRight', '1']) await input.press(key);
      await app.waitForChange('cardExpiry', {complete: false});
      assert.equal(await input.inputValue(), '1 / 30');
      await input.blur();
      await app.waitForChange('cardExpiry', {complete: true});
      assert.equal(await input.inputValue(), '01 / 30');
    });

    it('keep the year when the field is left without its month', async () => {
      const input = app.frame('cardExpiry').locator('[name=exp-date]');
      await input.pressSequentially('1230');
      for (const key of ['Home', 'Delete', 'Delete']) await input.press(key);
      await input.blur();
      await app.waitForChange('cardExpiry', {complete: false, empty: false});
      assert.equal(await lastCode(app, 'cardExpiry'), 'incomplete_expiry');
      assert.equal(await input.inputValue(), ' / 30');
      await input.press('End');
      await input.press('Backspace');
      assert.equal(await input.inputValue(), ' / 3');
      for (const key of ['1', 'Home', '0', '5']) await input.press(key);
      assert.equal(await input.inputValue(), '05 / 31');
    });

    it('count a CVC by the brand of the number in the other frame', async () => {
      await app.frame('cardCvc').locator('[name=cvc]').pressSequentially('1234');
      await app.waitForChange('cardCvc', {complete: true});
      await app.frame('cardNumber').locator('[name=cardnumber]').pressSequentially('42');
      await app.waitForChange('cardCvc', {complete: false});
      assert.equal(await lastCode(app, 'cardCvc'), 'invalid_cvc');
    });

    it('say that the networks of a card are known', async () => {
      await app.frame('cardNumber').locator('[name=cardnumber]').pressSequentially('4000002500001001');
      await app.waitForChange('cardNumber', {complete: true});
      assert.deepEqual(await app.events('cardNumber', 'networkschange'), [{elementType: 'cardNumber'}]);
    });
  });

  describe('seen by a test', () => {
    it('have the names, labels and titles of Stripe’s split fields', async () => {
      const app = await stage.open();
      await app.mount({elements: SPLIT});
      for (const [type, title, name, stable, label, autocomplete, placeholder] of [
        [
          'cardNumber',
          'Secure card number input frame',
          'cardnumber',
          'cardNumber',
          'Credit or debit card number',
          'cc-number',
          '1234 1234 1234 1234',
        ],
        [
          'cardExpiry',
          'Secure expiration date input frame',
          'exp-date',
          'cardExpiry',
          'Credit or debit card expiration date',
          'cc-exp',
          'MM / YY',
        ],
        [
          'cardCvc',
          'Secure CVC input frame',
          'cvc',
          'cardCvc',
          'Credit or debit card CVC/CVV',
          'cc-csc',
          'CVC',
        ],
      ] as const) {
        const frame = app.page.locator(
          `#${type}.StripeElement > .__PrivateStripeElement > iframe[name^="__privateStripeFrame"]`,
        );
        assert.equal(await frame.getAttribute('title'), title);
        assert.match((await frame.getAttribute('src')) ?? '', /elements-inner-card/);
        const input = frame.contentFrame().getByLabel(label, {exact: true});
        assert.deepEqual(
          await input.evaluate((field: HTMLInputElement) => [
            field.name,
            field.dataset['elementsStableFieldName'],
            field.autocomplete,
            field.inputMode,
            field.placeholder,
            field.className,
          ]),
          [name, stable, autocomplete, 'numeric', placeholder, 'InputElement Input is-empty Input--empty'],
        );
      }
      assert.equal(await app.page.locator('body > iframe[name^="__privateStripeController"]').count(), 1);
    });

    it('have all inputs of a card in one frame, and go on from one to the next', async () => {
      const app = await stage.open();
      await app.mount({elements: ['card']});
      const frame = app.frame('card');
      await frame.getByPlaceholder('Card number').click();
      await app.page.keyboard.type('42424242424242421230123');
      await frame.getByLabel('ZIP').fill('94107');
      await app.waitForChange('card', {complete: true, brand: 'visa', value: {postalCode: '94107'}});
      assert.deepEqual(
        await Promise.all(
          ['cardnumber', 'exp-date', 'cvc', 'postal'].map((name) =>
            frame.locator(`[name=${name}]`).inputValue(),
          ),
        ),
        ['4242 4242 4242 4242', '12 / 30', '123', '94107'],
      );
      const title = await app.page.locator('#card iframe').getAttribute('title');
      assert.equal(title, 'Secure card payment input frame');
    });

    it('take a postal code as the country of the card writes it', async () => {
      const app = await stage.open();
      await app.mount({elements: ['card']});
      const frame = app.frame('card');
      for (const [country, number, typed, shown, complete] of [
        ['US', '4242424242424242', '9410-7', '94107', true],
        ['US', '4242424242424242', '941', '941', false],
        ['CA', '4000001240000000', 'k1a0b1', 'K1A 0B1', true],
        ['GB', '4000008260000000', 'sw1a 1aa', 'SW1A 1AA', true],
        ['IN', '4000003560000008', '110001', '110001', true],
      ] as const) {
        await app.clear('card');
        await frame.locator('[name=cardnumber]').fill(number);
        await frame.locator('[name=exp-date]').fill('12/30');
        await frame.locator('[name=cvc]').fill('123');
        await frame.locator('[name=postal]').pressSequentially(typed);
        assert.equal(await frame.locator('[name=postal]').inputValue(), shown, country);
        await app.waitForChange('card', {complete, value: {postalCode: shown}});
      }
    });

    it('go back to the input before when an empty one is deleted from', async () => {
      const app = await stage.open();
      await app.mount({elements: ['card']});
      const frame = app.frame('card');
      await frame.locator('[name=exp-date]').press('Backspace');
      assert.ok(
        await frame.locator('[name=cardnumber]').evaluate((field) => field === document.activeElement),
      );
    });

    it('say on screen that they are a simulator', async () => {
      const app = await stage.open();
      await app.mount({elements: ['cardNumber']});
      const mark = app.frame('cardNumber').getByRole('img', {name: 'Stripe simulator'});
      assert.equal(await mark.textContent(), 'Test');
      assert.ok(await mark.isVisible());
    });

    it('are as high as their text', async () => {
      const app = await stage.open();
      await app.mount({
        elements: ['cardNumber', 'cardExpiry'],
        element: {
          cardNumber: {style: {base: {fontSize: '20px'}}},
          cardExpiry: {style: {base: {lineHeight: '40px'}}},
        },
      });
      await app.page.waitForFunction(
        () =>
          document.querySelector('#cardNumber iframe')?.getBoundingClientRect().height === 24 &&
          document.querySelector('#cardExpiry iframe')?.getBoundingClientRect().height === 40,
      );
      assert.deepEqual(app.problems, []);
    });
  });
});

async function lastCode(app: AppPage, element: string): Promise<string | undefined> {
  const last = (await app.events(element, 'change')).at(-1) as {error?: {code: string}} | undefined;
  return last?.error?.code;
}
