import {testCards} from '../test-cards.js';
import {copyOnClick} from './copy-button.js';
import {element} from './dom.js';

/**
 * Fills the panel while it is open, and empties it when it is closed: otherwise this page's DOM holds no card number at
 * any time, as anyone may check.
 */
export function fillWhileOpen(panel: HTMLDetailsElement, list: HTMLElement): void {
  panel.addEventListener('toggle', () => {
    list.replaceChildren(...(panel.open ? testCards.map(({number, outcome}) => row(number, outcome)) : []));
  });
}

function row(number: string, outcome: string): HTMLElement {
  const whose = element('span', {class: 'visually-hidden'}, ` ${number}`);
  const button = element('button', {type: 'button'}, 'Copy', whose);
  copyOnClick(button, () => number);
  return element('li', {}, element('code', {}, number), element('span', {}, outcome), button);
}
