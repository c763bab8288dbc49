import {attributeNames, type AttributeName} from './attributes.js';
import type {Choices} from './choices.js';
import {endpointWithFault} from './faults.js';
import type {PlaygroundSettings} from './settings.js';
import {stateDefinitions, type StateNeeds} from './states.js';
import type {Tokens} from './tokens.js';

/** How the tag is set up right now, as far as it differs from what its contract gets by default. */
export interface SetUp {
  /** What the link or the person gave, word for word; `null` leaves the attribute off. */
  readonly given: ReadonlyMap<AttributeName, string | null>;
  readonly bearer: BearerChoice;
  readonly choices: Choices;
  /** Those that were given beside the look's; an empty one is left to the tag. */
  readonly tokens: Tokens;
}

/** Whose token the tag sends: a demo user's, none, or one that was typed, which never gets into a link. */
export type BearerChoice =
  | {readonly kind: 'demo'; readonly token: string}
  | {readonly kind: 'none'}
  | {readonly kind: 'custom'; readonly token: string};

type Defaults = Readonly<Partial<Record<AttributeName, string>>>;

/** The set-up with what its state needs in the place of what was given. */
export function shownSetUp(setUp: SetUp): SetUp {
  const {attributes = {}, bearer, fault} = needsOf(setUp);
  const needed = attributeNames().flatMap((name): [AttributeName, string | null][] => {
    const value = attributes[name];
    return value === undefined ? [] : [[name, value]];
  });
  return {
    ...setUp,
    given: new Map([...setUp.given, ...needed]),
    ...(bearer !== undefined && {bearer: {kind: 'demo', token: bearer}}),
    choices: {...setUp.choices, ...(fault && {fault})},
  };
}

/** The same set-up, without its state where that would not let something be changed. */
export function withoutStateThatNeeds(setUp: SetUp, what: AttributeName | 'the bearer' | 'the fault'): SetUp {
  const {attributes = {}, bearer, fault} = needsOf(setUp);
  const isNeeded =
    (what === 'the bearer' && bearer !== undefined) ||
    (what === 'the fault' && fault !== undefined) ||
    what in attributes;
  return isNeeded ? {...setUp, choices: {...setUp.choices, state: undefined}} : setUp;
}

function needsOf({choices: {state}}: SetUp): StateNeeds {
  return (state && stateDefinitions[state].needs) ?? {};
}

/** The attributes to put on the tag, in the order of the definitions; nothing that was given is corrected. */
export function attributesOf(setUp: SetUp, settings: PlaygroundSettings): ReadonlyMap<AttributeName, string> {
  const defaults = defaultsFor(setUp.given.get('contract'), settings);
  const attributes = new Map<AttributeName, string>();
  for (const name of attributeNames()) {
    const given = setUp.given.get(name);
    const value = given === undefined ? defaults[name] : given;
    if (value !== undefined && value !== null) attributes.set(name, value);
  }
  return attributes;
}

/** The attributes as they are on the page's own tag: where something is to go wrong at the org's API, it sends to there. */
export function attributesWithFault(
  attributes: ReadonlyMap<string, string>,
  {choices}: SetUp,
  {orgBackendUrl}: PlaygroundSettings,
  pageUrl: string,
): ReadonlyMap<string, string> {
  const endpoint = attributes.get('endpoint');
  if (endpoint === undefined) return attributes;
  const sentTo = endpointWithFault(endpoint, choices.fault, {orgBackendUrl, pageUrl});
  return new Map(attributes).set('endpoint', sentTo);
}

/** The same set-up with one attribute given, or left off with `null`. */
export function withAttribute(
  setUp: SetUp,
  settings: PlaygroundSettings,
  name: AttributeName,
  value: string | null,
): SetUp {
  const given = new Map(setUp.given);
  const isDefault = value === null && defaultsFor(given.get('contract'), settings)[name] === undefined;
  if (isDefault) given.delete(name);
  else given.set(name, value);
  return {...setUp, given};
}

/** What a contract needs to work with the demo's backend. An unknown contract gets what the default one gets. */
function defaultsFor(contract: string | null | undefined, settings: PlaygroundSettings): Defaults {
  const {orgBackendUrl, apiKey} = settings;
  const common = {contract: 'catalyze', 'publishable-key': settings.publishableKey, 'org-id': settings.orgId};
  switch (contract) {
    case 'gatego-intent':
      return {
        ...common,
        endpoint: `${orgBackendUrl}/api/payment/intent`,
        amount: '5000',
        currency: 'usd',
        description: 'Team plan, one month',
      };
    case 'gatego-attach':
      return {
        ...common,
        endpoint: `${orgBackendUrl}/api/organization/{orgId}/payment/paymentmethod/`,
        email: 'billing@example.com',
      };
    default:
      return {...common, endpoint: `${orgBackendUrl}/v2/org/{orgId}/payment`, 'api-key': apiKey};
  }
}
