import {element} from './dom.js';

/** Something to choose, under the heading of its group, if it has one. */
export interface Option<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly group?: string;
}

/** The control of a choice. */
export interface ChoiceField<Name extends string> {
  readonly row: HTMLElement;
  readonly select: HTMLSelectElement;
  show(chosen: Name | undefined): void;
}

export interface ChoiceTexts {
  /** Of the control, and its name in the link. */
  readonly id: string;
  readonly label: string;
  /** What it is called when nothing is chosen. */
  readonly none: string;
  readonly hint?: string;
  /** Takes the width of the panel. */
  readonly isWide?: true;
}

/** Makes a labelled list to choose from; `undefined` is told when nothing is to be chosen. */
export function choiceField<Name extends string>(
  {id, label, none, hint, isWide}: ChoiceTexts,
  options: readonly Option<Name>[],
  onChange: (chosen: Name | undefined) => void,
): ChoiceField<Name> {
  const select = element('select', {id: `control-${id}`}, new globalThis.Option(none, ''));
  for (const group of new Set(options.map((option) => option.group))) {
    const members = options
      .filter((option) => option.group === group)
      .map((option) => new globalThis.Option(option.label, option.name));
    select.append(...(group === undefined ? members : [element('optgroup', {label: group}, ...members)]));
  }
  select.addEventListener('change', () => {
    onChange(options.find(({name}) => name === select.value)?.name);
  });
  const hintId = `hint-${id}`;
  if (hint !== undefined) select.setAttribute('aria-describedby', hintId);
  return {
    row: element(
      'div',
      {class: isWide ? 'field wide' : 'field'},
      element('label', {for: select.id}, label),
      element('div', {class: 'choice'}, select),
      ...(hint === undefined ? [] : [element('p', {class: 'hint', id: hintId}, hint)]),
    ),
    select,
    show(chosen) {
      select.value = chosen ?? '';
    },
  };
}
