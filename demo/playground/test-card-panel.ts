import {testCards} from '../test-cards.js';
import {copyOnClick} from './copy-button.js';
import {element} from './dom.js';

/** Types a number into Stripe's fields, with a date and a code that go with it. */
export type TypeCard = (number: string) => Promise<void>;

/**
 * Fills the panel while it is open, and empties it when it is closed: otherwise this page's DOM holds no card number at
 * any time, as anyone may check.
 *
 * @param typeCard where the fields are the offline Stripe's: nothing types into those of Stripe itself
 */
export function fillWhileOpen(panel: HTMLDetailsElement, list: HTMLElement, typeCard?: TypeCard): void {
  panel.addEventListener('toggle', () => {
    const rows = panel.open ? testCards.map(({number, outcome}) => row(number, outcome, typeCard)) : [];
    list.replaceChildren(...rows);
  });
}

function row(number: string, outcome: string, typeCard: TypeCard | undefined): HTMLElement {
  const copy = buttonFor('Copy', number);
  copyOnClick(copy, () => number);
  const type = buttonFor('Type', number);
  type.addEventListener('click', () => void typeCard?.(number));
  return element(
    'li',
    {},
    element('code', {}, number),
    element('span', {}, outcome),
    element('div', {}, ...(typeCard ? [type] : []), copy),
  );
}

function buttonFor(label: string, number: string): HTMLButtonElement {
  return element(
    'button',
    {type: 'button'},
    label,
    element('span', {class: 'visually-hidden'}, ` ${number}`),
  );
}
