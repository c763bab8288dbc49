import {choiceField} from './choice-field.js';
import type {Choices} from './choices.js';
import {element} from './dom.js';
import {faultDefinitions, faultNames} from './faults.js';
import type {PlaygroundSettings} from './settings.js';

/** The controls of what surrounds the tag. */
export interface Conditions {
  show(choices: Choices): void;
}

/**
 * Fills a place with them.
 *
 * @param onChange told what was chosen; what is absent from it is as it was, and `undefined` chooses nothing
 */
export function renderConditions(
  place: HTMLElement,
  {stripe}: PlaygroundSettings,
  onChange: (chosen: Choices) => void,
): Conditions {
  const fault = choiceField(
    {id: 'fault', label: 'fault', none: 'none', hint: 'What goes wrong, until it is set to none.'},
    faultNames
      .filter((name) => stripe.kind === 'offline' || faultDefinitions[name].effect.kind === 'org')
      .map((name) => ({name, ...faultDefinitions[name]})),
    (chosen) => {
      onChange({fault: chosen});
    },
  );
  place.append(
    element(
      'fieldset',
      {},
      element('legend', {}, 'What happens'),
      element('div', {class: 'fields'}, fault.row),
    ),
  );
  return {
    show(choices) {
      fault.show(choices.fault);
    },
  };
}
