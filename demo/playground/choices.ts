import {faultNames, type FaultName} from './faults.js';

/** What of the playground is chosen from a list, and is no attribute of the tag; each is in the link by its name. */
export interface Choices {
  /** What goes wrong. */
  readonly fault?: FaultName | undefined;
}

type ChoiceName = keyof Choices;

const options: {readonly [Name in ChoiceName]-?: readonly NonNullable<Choices[Name]>[]} = {
  fault: faultNames,
};

const names = Object.keys(options) as readonly ChoiceName[];

/** Reads what a link chooses. What is not on the list is left out. */
export function parseChoices(query: URLSearchParams): Choices {
  const chosen = names.filter((name) => (options[name] as readonly string[]).includes(query.get(name) ?? ''));
  return Object.fromEntries(chosen.map((name) => [name, query.get(name)]));
}

/** Writes them into a link. */
export function formatChoices(choices: Choices, query: URLSearchParams): void {
  for (const name of names) {
    const chosen = choices[name];
    if (chosen !== undefined) query.set(name, chosen);
  }
}
