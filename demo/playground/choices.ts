import {frameworkNames, type FrameworkName} from './code/frameworks.js';
import {faultNames, type FaultName} from './faults.js';
import type {PlaygroundSettings} from './settings.js';
import {stateNames, type StateName} from './states.js';
import {lookNames, type LookName} from './tokens.js';

/** What of the playground is chosen from a list, and is no attribute of the tag; each is in the link by its name. */
export interface Choices {
  /** What the form is to be brought into. */
  readonly state?: StateName | undefined;
  /** What goes wrong. */
  readonly fault?: FaultName | undefined;
  /** Of the whole page; as the browser has it, when it is not chosen. */
  readonly scheme?: 'light' | 'dark' | undefined;
  /** Of what is around the tag. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly look?: LookName | undefined;
  /** What the code to copy is for. */
  readonly code?: FrameworkName | undefined;
}

type ChoiceName = keyof Choices;

const options: {readonly [Name in ChoiceName]-?: readonly NonNullable<Choices[Name]>[]} = {
  state: stateNames,
  fault: faultNames,
  scheme: ['light', 'dark'],
  dir: ['ltr', 'rtl'],
  look: lookNames,
  code: frameworkNames,
};

const names = Object.keys(options) as readonly ChoiceName[];

/** Reads what a link chooses. What is not on the list is left out, and states where nothing can type into Stripe's frames. */
export function parseChoices(query: URLSearchParams, {stripe}: PlaygroundSettings): Choices {
  const known = names.filter((name) => name !== 'state' || stripe.kind === 'offline');
  const chosen = known.filter((name) => (options[name] as readonly string[]).includes(query.get(name) ?? ''));
  return Object.fromEntries(chosen.map((name) => [name, query.get(name)]));
}

/** Writes them into a link. */
export function formatChoices(choices: Choices, query: URLSearchParams): void {
  for (const name of names) {
    const chosen = choices[name];
    if (chosen !== undefined) query.set(name, chosen);
  }
}
