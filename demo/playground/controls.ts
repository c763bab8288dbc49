import {
  attributeDefinitions,
  attributeGroups,
  type AttributeDefinition,
  type AttributeName,
} from './attributes.js';
import {bearerField} from './bearer-field.js';
import {element} from './dom.js';
import {settingField, type Field} from './fields.js';
import type {PlaygroundSettings} from './settings.js';
import type {BearerChoice} from './set-up.js';

/** What the controls tell, each time when the person is done with a change. */
export interface ControlListeners {
  onAttribute(name: AttributeName, value: string | null): void;
  onBearer(bearer: BearerChoice): void;
}

/** The panel of controls. */
export interface Controls {
  /** Shows what is on the tag now. */
  show(attributes: ReadonlyMap<string, string>, bearer: BearerChoice): void;
}

/** Fills the panel with one labelled control for each attribute, and one for the bearer. */
export function renderControls(
  panel: HTMLElement,
  {bearers}: PlaygroundSettings,
  listeners: ControlListeners,
): Controls {
  const fields = new Map<AttributeName, Field>();
  for (const definition of attributeDefinitions) {
    const {name} = definition;
    fields.set(
      name,
      settingField(definition, (value) => listeners.onAttribute(name, value)),
    );
  }
  const bearer = bearerField(bearers, (choice) => listeners.onBearer(choice));
  const rowsOf = (definitions: readonly AttributeDefinition[]) =>
    definitions.flatMap(({name}) => fields.get(name)?.row ?? []);

  for (const group of attributeGroups) {
    const members = attributeDefinitions.filter((definition) => definition.group === group);
    const first = rowsOf(members.filter(({advanced}) => !advanced));
    const more = rowsOf(members.filter(({advanced}) => advanced));
    panel.append(
      element(
        'fieldset',
        {},
        element('legend', {}, group),
        element('div', {class: 'fields'}, ...first, ...(group === 'Where it goes' ? [bearer.row] : [])),
        element('details', {}, element('summary', {}, 'More'), element('div', {class: 'fields'}, ...more)),
      ),
    );
  }
  return {
    show(attributes, choice) {
      for (const [name, field] of fields) field.show(attributes.get(name));
      bearer.show(choice);
    },
  };
}
