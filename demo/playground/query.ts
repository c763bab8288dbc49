import {attributeDefinitions, attributeNames, type AttributeName} from './attributes.js';
import {formatChoices, parseChoices} from './choices.js';
import type {PlaygroundSettings} from './settings.js';
import type {BearerChoice, SetUp} from './set-up.js';
import {tokenNames, type TokenName, type Tokens} from './tokens.js';

/**
 * Reads a set-up from a link: an attribute by its name, `omit=a,b` for those to leave off, `bearer` for whose token is sent,
 * what else is chosen, such as `fault=org-500`, and tokens, such as `--radius=4px`.
 * Values are kept as they are, also empty and wrong ones, so that the tag's own errors can be seen.
 */
export function parseQuery(search: string, settings: PlaygroundSettings): SetUp {
  const query = new URLSearchParams(search);
  const given = new Map<AttributeName, string | null>();
  for (const {name, input} of attributeDefinitions) {
    const value = query.get(name);
    if (value !== null) given.set(name, input.kind === 'boolean' ? parseBoolean(value) : value);
  }
  const omitted = query.getAll('omit').flatMap((names) => names.split(','));
  for (const name of attributeNames()) {
    if (omitted.includes(name)) given.set(name, null);
  }
  return {
    given,
    bearer: parseBearer(query.get('bearer'), settings),
    choices: parseChoices(query, settings),
    tokens: parseTokens(query),
  };
}

/** Writes a set-up as the query string of a link, with its question mark, or empty when there is nothing to say. */
export function formatQuery({given, bearer, choices, tokens}: SetUp, settings: PlaygroundSettings): string {
  const query = new URLSearchParams();
  const omitted: AttributeName[] = [];
  for (const {name, input} of attributeDefinitions) {
    const value = given.get(name);
    if (value === null) omitted.push(name);
    else if (value !== undefined && !isSecretKey(value))
      query.set(name, input.kind === 'boolean' && value === '' ? 'true' : value);
  }
  if (omitted.length > 0) query.set('omit', omitted.join(','));
  const bearerName = formatBearer(bearer, settings);
  if (bearerName !== undefined) query.set('bearer', bearerName);
  formatChoices(choices, query);
  for (const [name, value] of tokens) query.set(`--${name}`, value);
  const text = query.toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}

function parseTokens(query: URLSearchParams): Tokens {
  return new Map(
    tokenNames.flatMap((name): [TokenName, string][] => {
      const value = query.get(`--${name}`);
      return value === null ? [] : [[name, value]];
    }),
  );
}

// Put into a wrong field by mistake, it must not stay in the address and the history too.
function isSecretKey(value: string): boolean {
  return /^[sr]k_(test|live)_/.test(value.trim());
}

function parseBoolean(value: string): string | null {
  if (value === 'false') return null;
  return value === 'true' ? '' : value;
}

function parseBearer(name: string | null, settings: PlaygroundSettings): BearerChoice {
  if (name === 'none') return {kind: 'none'};
  const token = name ?? settings.bearers[0]?.token;
  const known = settings.bearers.some((bearer) => bearer.token === token);
  return known && token !== undefined ? {kind: 'demo', token} : {kind: 'custom', token: ''};
}

// A token that was typed is a secret of somebody's: the link only says that there was one.
function formatBearer(bearer: BearerChoice, settings: PlaygroundSettings): string | undefined {
  if (bearer.kind !== 'demo') return bearer.kind;
  return bearer.token === settings.bearers[0]?.token ? undefined : bearer.token;
}
