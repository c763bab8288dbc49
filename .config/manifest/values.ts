import type {Layout} from '../../src/configuration/configuration.js';
import {LANGUAGES} from '../../src/locales/language.js';
import {contracts} from '../../src/org-api/contracts.js';

const layouts = {split: true, card: true, payment: true} as const satisfies Record<Layout, true>;
const credentials = {'same-origin': true, include: true, omit: true} as const satisfies Record<
  RequestCredentials,
  true
>;

/** The values to choose from, of the attributes that have such. An editor offers them, and a type names them. */
export const attributeValues: ReadonlyMap<string, readonly string[]> = new Map([
  ['contract', [...contracts.keys()]],
  ['credentials', Object.keys(credentials)],
  ['layout', Object.keys(layouts)],
  ['loading', ['eager', 'lazy']],
  ['locale', ['auto', 'en', ...LANGUAGES]],
  ['theme', ['outlined', 'filled', 'plain']],
]);

/** Those that take other values, too: a region of a language is one. */
export const openAttributes: ReadonlySet<string> = new Set(['locale']);
