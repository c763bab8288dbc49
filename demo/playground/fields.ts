import type {AttributeInput} from './attributes.js';
import {element} from './dom.js';

/** Something that can be set: an attribute, or a token. */
export interface Setting {
  readonly name: string;
  readonly input: AttributeInput;
  readonly hint?: string;
}

/** The control of a setting. */
export interface Field {
  readonly row: HTMLElement;
  /** Shows what is on the tag; `undefined` is something that is not set. */
  show(value: string | undefined): void;
}

/** Told when the person is done with a change: `null` leaves the setting off. */
export type OnChange = (value: string | null) => void;

type InputOf<K extends AttributeInput['kind']> = Extract<AttributeInput, {kind: K}>;

/** Makes the labelled native control that suits a setting. */
export function settingField(definition: Setting, onChange: OnChange): Field {
  switch (definition.input.kind) {
    case 'boolean':
      return booleanField(definition, onChange);
    case 'choice':
      return choiceField(definition, definition.input, onChange);
    case 'text':
      return textField(definition, definition.input, onChange);
  }
}

// A box beside the input tells "set to nothing" from "not set", which an input alone cannot.
function textField(definition: Setting, options: InputOf<'text'>, onChange: OnChange): Field {
  const {name} = definition;
  const id = `control-${name}`;
  const isSet = element('input', {type: 'checkbox', 'aria-label': `Set ${name}`, title: `Set ${name}`});
  const input = element('input', {
    id,
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    inputmode: options.keyboard ?? 'text',
    placeholder: 'not set',
  });

  input.addEventListener('input', () => (isSet.checked = true));
  input.addEventListener('change', () => onChange(input.value));
  isSet.addEventListener('change', () => onChange(isSet.checked ? input.value : null));

  const box = element('div', {class: 'field-input'}, element('label', {class: 'set'}, isSet), input);
  const width = options.wide ? 'field wide' : 'field';
  return {
    row: element(
      'div',
      {class: width},
      element('label', {for: id}, name),
      box,
      ...hintFor(definition, input),
      ...suggestionsFor(options, input),
    ),
    show(value) {
      isSet.checked = value !== undefined;
      input.value = value ?? '';
      input.placeholder = value === undefined ? 'not set' : 'empty';
    },
  };
}

function choiceField(definition: Setting, options: InputOf<'choice'>, onChange: OnChange): Field {
  const id = `control-${definition.name}`;
  const select = element('select', {id});
  const notSet = new Option('not set', '');
  const known = options.options.map((value) => new Option(value, `=${value}`));
  // A wrong value from the link has to be shown too: it is what the tag got.
  const wrong = new Option();
  select.append(notSet, ...known);
  select.addEventListener('change', () => onChange(select.value === '' ? null : select.value.slice(1)));
  return {
    row: element(
      'div',
      {class: 'field'},
      element('label', {for: id}, definition.name),
      select,
      ...hintFor(definition, select),
    ),
    show(value) {
      wrong.remove();
      if (value !== undefined && !options.options.includes(value)) {
        wrong.text = value === '' ? '(empty)' : `${value} (unknown)`;
        wrong.value = `=${value}`;
        select.append(wrong);
      }
      select.value = value === undefined ? '' : `=${value}`;
    },
  };
}

function booleanField(definition: Setting, onChange: OnChange): Field {
  const id = `control-${definition.name}`;
  const input = element('input', {id, type: 'checkbox'});
  input.addEventListener('change', () => onChange(input.checked ? '' : null));
  return {
    row: element(
      'div',
      {class: 'field boolean'},
      element('label', {for: id}, input, definition.name),
      ...hintFor(definition, input),
    ),
    show(value) {
      input.checked = value !== undefined;
    },
  };
}

function hintFor({name, hint}: Setting, control: HTMLElement): readonly HTMLElement[] {
  if (hint === undefined) return [];
  const id = `hint-${name}`;
  control.setAttribute('aria-describedby', id);
  return [element('p', {class: 'hint', id}, hint)];
}

function suggestionsFor({suggestions}: InputOf<'text'>, input: HTMLInputElement): readonly HTMLElement[] {
  if (suggestions === undefined) return [];
  const id = `${input.id}-suggestions`;
  input.setAttribute('list', id);
  return [element('datalist', {id}, ...suggestions.map((value) => new Option(value)))];
}
