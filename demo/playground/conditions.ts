import {choiceField, type ChoiceTexts, type Option} from './choice-field.js';
import type {Choices} from './choices.js';
import {element} from './dom.js';
import {faultDefinitions, faultNames, type FaultName} from './faults.js';
import type {PlaygroundSettings} from './settings.js';
import {stateDefinitions, stateNames, type StateName} from './states.js';

/** The controls of what happens to the tag. */
export interface Conditions {
  show(choices: Choices): void;
}

export interface ConditionListeners {
  /** Told once the person wants to see it. */
  readonly onState: (state: StateName | undefined) => void;
  readonly onFault: (fault: FaultName | undefined) => void;
}

/** Fills a place with them. States need the offline Stripe: nothing can be typed into the frames of Stripe itself. */
export function renderConditions(
  place: HTMLElement,
  {stripe}: PlaygroundSettings,
  {onState, onFault}: ConditionListeners,
): Conditions {
  const isOffline = stripe.kind === 'offline';
  let state: StateName | undefined;
  const states = choiceField(stateTexts, statesToChoose(), (chosen) => (state = chosen));
  const show = element('button', {type: 'button'}, 'Show state');
  show.addEventListener('click', () => onState(state));
  states.select.after(show);
  const faults = choiceField(faultTexts, faultsToChoose(isOffline), onFault);
  place.append(
    element(
      'fieldset',
      {},
      element('legend', {}, 'What happens'),
      element('div', {class: 'fields'}, ...(isOffline ? [states.row] : []), faults.row),
    ),
  );
  return {
    show(choices) {
      state = choices.state;
      states.show(state);
      faults.show(choices.fault);
    },
  };
}

const stateTexts: ChoiceTexts = {
  id: 'state',
  label: 'state',
  none: 'whatever comes of it',
  hint: 'Loads the page anew, types a test card and submits, as far as it takes.',
  isWide: true,
};

const faultTexts: ChoiceTexts = {
  id: 'fault',
  label: 'fault',
  none: 'none',
  hint: 'What goes wrong, until it is set to none.',
  isWide: true,
};

function statesToChoose(): readonly Option<StateName>[] {
  return stateNames.map((name) => ({name, ...stateDefinitions[name]}));
}

function faultsToChoose(isOffline: boolean): readonly Option<FaultName>[] {
  return faultNames
    .filter((name) => isOffline || faultDefinitions[name].effect.kind === 'org')
    .map((name) => ({name, ...faultDefinitions[name]}));
}
