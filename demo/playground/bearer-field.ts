import {element} from './dom.js';
import type {DemoBearer} from './settings.js';
import type {BearerChoice} from './set-up.js';

/** The control of the `authToken` property. */
export interface BearerField {
  readonly row: HTMLElement;
  show(bearer: BearerChoice): void;
}

/** A choice of the demo's users, none, or a token to type. What is typed stays in the page's memory. */
export function bearerField(
  bearers: readonly DemoBearer[],
  onChange: (bearer: BearerChoice) => void,
): BearerField {
  const demo = bearers.map(({token, meaning}) => new Option(`${token}: ${meaning}`, `demo ${token}`));
  const select = element('select', {id: 'control-bearer', 'aria-describedby': 'hint-bearer'});
  select.append(...demo, new Option('none', 'none'), new Option('another one …', 'custom'));
  const token = element('input', {
    id: 'control-bearer-token',
    type: 'text',
    class: 'masked',
    autocomplete: 'off',
    'aria-label': 'Bearer token',
    placeholder: 'Bearer token',
  });
  const tell = () => onChange(read(select.value, token.value));
  select.addEventListener('change', tell);
  token.addEventListener('change', tell);
  return {
    row: element(
      'div',
      {class: 'field wide'},
      element('label', {for: select.id}, 'authToken'),
      select,
      token,
      element('p', {class: 'hint', id: 'hint-bearer'}, 'A property, never an attribute: who is signed in.'),
    ),
    show(bearer) {
      select.value = bearer.kind === 'demo' ? `demo ${bearer.token}` : bearer.kind;
      token.hidden = bearer.kind !== 'custom';
      token.value = bearer.kind === 'custom' ? bearer.token : '';
    },
  };
}

function read(choice: string, token: string): BearerChoice {
  if (choice === 'none') return {kind: 'none'};
  return choice === 'custom' ? {kind: 'custom', token} : {kind: 'demo', token: choice.slice('demo '.length)};
}
