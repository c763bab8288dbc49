import type {StripeElementChangeEvent} from '@stripe/stripe-js';
import {expect} from 'chai';
import type {CardElements} from '../../../src/testing/stripe-js/host/elements.js';
import type {CardElement} from '../../../src/testing/stripe-js/host/element.js';
import {type FieldRow, fieldRows, titleOf} from '../../simulator/support/field-rows.js';
import {until} from '../support/form.js';
import {press, type} from '../support/input.js';
import {groupOfSources} from './source-group.js';

type Change = StripeElementChangeEvent & {readonly brand?: string};

/**
 * A field in a real frame that is served from its source. The frame has the test page's origin, so that the test may read
 * what it shows, which the simulator's own frames tell no page.
 */
interface Field {
  readonly input: HTMLInputElement;
  readonly element: Pick<CardElement<'cardNumber'>, 'clear' | 'destroy'>;
  last: Change | undefined;
}

const ELEMENTS = ['cardNumber', 'cardExpiry', 'cardCvc'] as const;
const rows = fieldRows(new Date());

describe('card fields of the simulator', () => {
  const fields = new Map<FieldRow['element'], Field>();
  before(async () => {
    const group = groupOfSources();
    await Promise.all(
      ELEMENTS.map(async (name) => {
        fields.set(name, await mountField(group, name));
      }),
    );
  });
  after(() => {
    for (const {element} of fields.values()) element.destroy();
    for (const node of document.querySelectorAll('[data-field]')) node.remove();
  });

  it('have at least 80 rows of keys and what comes of them', () => {
    expect(rows.length).to.be.at.least(80);
  });

  for (const row of rows) {
    it(titleOf(row), async () => {
      const field = await emptyField(fields, row.element);
      await type(row.keys);
      await until(() => field.input.value === row.shown);
      if (row.shown === '') return;
      const {complete = false, code, codeAfter = code, brand} = row;
      await until(() => {
        // Of the field when it was emptied, the same may have been told.
        const {last} = field;
        if (!last || last.empty) return false;
        return last.complete === complete && last.error?.code === code && last.brand === brand;
      });
      field.input.blur();
      await until(() => field.last?.error?.code === codeAfter);
    });
  }

  for (const {what, element, keys, then, shown, caret} of [
    {
      what: 'keep the caret behind a digit put in',
      element: 'cardNumber',
      keys: '42424242',
      then: ['Home', 'ArrowRight', '5'],
      shown: '4524 2424 2',
      caret: 2,
    },
    {
      what: 'delete across a gap',
      element: 'cardNumber',
      keys: '42424',
      then: ['ArrowLeft', 'Backspace'],
      shown: '4244',
      caret: 3,
    },
    {
      what: 'delete from the separator of an expiry',
      element: 'cardExpiry',
      keys: '12',
      then: ['Backspace'],
      shown: '1',
      caret: 1,
    },
  ] as const) {
    it(what, async () => {
      const {input} = await emptyField(fields, element);
      await type(keys);
      for (const key of then) await press(key);
      await until(() => input.value === shown);
      expect(input.selectionStart).to.equal(caret);
    });
  }
});

async function mountField(group: CardElements, name: FieldRow['element']): Promise<Field> {
  const node = document.createElement('div');
  node.dataset['field'] = name;
  document.body.append(node);
  // Each type has an overload of its own; what is used here they have in common.
  const element = group.create(name as 'cardNumber');
  const ready = new Promise((resolve) => element.on('ready', resolve));
  element.mount(node);
  await ready;
  const input = node.querySelector('iframe')?.contentDocument?.querySelector('input');
  if (!input) throw new Error('The frame has no input.');
  const field: Field = {input, element, last: undefined};
  element.on('change', (event) => {
    field.last = event;
  });
  return field;
}

async function emptyField(
  fields: ReadonlyMap<FieldRow['element'], Field>,
  name: FieldRow['element'],
): Promise<Field> {
  const field = fields.get(name);
  if (field === undefined) throw new Error(`There is no ${name}.`);
  const page = field.input.ownerDocument;
  // The frame hears of it later: were the field empty before, that could be after the first key.
  if (field.input.value !== '') field.element.clear();
  await until(() => field.input.value === '');
  page.defaultView?.focus();
  field.input.focus();
  await until(() => page.hasFocus() && page.activeElement === field.input);
  await untilKeysArrive(page);
  return field;
}

/** A busy browser sends keys to where the focus was for a while: a key that changes nothing shows when that is over. */
async function untilKeysArrive(page: Document): Promise<void> {
  const arrived = new Promise<true>((resolve) => {
    page.addEventListener('keydown', () => resolve(true), {once: true});
  });
  for (let tries = 0; tries < 10; tries += 1) {
    await press('Home');
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 500));
    if (await Promise.race([arrived, late])) return;
  }
  throw new Error('No key reaches the field.');
}
