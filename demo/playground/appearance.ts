import {choiceField} from './choice-field.js';
import type {Choices} from './choices.js';
import {element} from './dom.js';
import {settingField} from './fields.js';
import {lookDefinitions, lookNames, tokenNames, type TokenName, type Tokens} from './tokens.js';

/** The controls of what the page around the tag looks like, and of the tag's tokens. */
export interface Appearance {
  show(choices: Choices, tokens: Tokens): void;
}

export interface AppearanceListeners {
  readonly onChoice: (chosen: Pick<Choices, 'scheme' | 'dir' | 'look'>) => void;
  readonly onToken: (name: TokenName, value: string | null) => void;
}

/** Fills a place with them. */
export function renderAppearance(place: HTMLElement, {onChoice, onToken}: AppearanceListeners): Appearance {
  const scheme = choiceField(
    {id: 'scheme', label: 'scheme', none: 'auto', hint: 'Of the whole page.'},
    [
      {name: 'light', label: 'light'},
      {name: 'dark', label: 'dark'},
    ] as const,
    (chosen) => onChoice({scheme: chosen}),
  );
  const dir = choiceField(
    {id: 'dir', label: 'dir', none: 'not set', hint: 'Of what is around the tag.'},
    [
      {name: 'ltr', label: 'ltr'},
      {name: 'rtl', label: 'rtl'},
    ] as const,
    (chosen) => onChoice({dir: chosen}),
  );
  const look = choiceField(
    {id: 'look', label: 'look', none: 'the tag’s own', hint: 'A ready-made set of tokens.', isWide: true},
    lookNames.map((name) => ({name, label: lookDefinitions[name].label})),
    (chosen) => onChoice({look: chosen}),
  );
  const tokens = tokenNames.map((name) => {
    const field = settingField({name: `--${name}`, input: {kind: 'text'}}, (value) => onToken(name, value));
    return {name, field};
  });
  place.append(
    element(
      'fieldset',
      {},
      element('legend', {}, 'Around it'),
      element('div', {class: 'fields'}, scheme.row, dir.row, look.row),
      element(
        'details',
        {},
        element('summary', {}, 'Tokens'),
        element(
          'p',
          {class: 'hint'},
          'Each is a custom property; in CSS it begins with --payment-method-form-.',
        ),
        element('div', {class: 'fields tokens'}, ...tokens.map(({field}) => field.row)),
      ),
    ),
  );
  return {
    show(choices, values) {
      scheme.show(choices.scheme);
      dir.show(choices.dir);
      look.show(choices.look);
      for (const {name, field} of tokens) field.show(values.get(name));
    },
  };
}
