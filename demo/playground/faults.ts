import type {FaultRule} from '../../src/testing/faults/fault.js';

/** Something that goes wrong on demand, and where. */
export interface FaultDefinition {
  readonly group: 'At Stripe' | 'At the org’s API';
  /** One line for whoever chooses it. */
  readonly label: string;
  readonly effect: FaultEffect;
}

export type FaultEffect =
  /** Stripe.js does not come: the page has none, and its road to Stripe leads to the page server's fault of this name. */
  | {readonly kind: 'script'; readonly road: 'lost' | 'hangs'; readonly offline?: true}
  /** What the offline Stripe does to this page's requests, from now on. */
  | {readonly kind: 'stripe'; readonly rule: FaultRule}
  /** The page server stands between the tag and the org's API. */
  | {readonly kind: 'org'};

const atStripe = 'At Stripe';
const atOrg = 'At the org’s API';
const org = {kind: 'org'} as const;
const FRAMES = '/endive/elements-inner-card.html';
const API = '/v1/*';

const table = {
  'script-blocked': {group: atStripe, label: 'Stripe.js is blocked', effect: {kind: 'script', road: 'lost'}},
  'script-hangs': {
    group: atStripe,
    label: 'Stripe.js never arrives',
    effect: {kind: 'script', road: 'hangs'},
  },
  offline: {
    group: atStripe,
    label: 'No network for Stripe.js',
    effect: {kind: 'script', road: 'lost', offline: true},
  },
  'frames-hang': {
    group: atStripe,
    label: 'Fields never get ready',
    effect: {kind: 'stripe', rule: {path: FRAMES, times: 0, fault: {kind: 'never-ready'}}},
  },
  'frames-fail': {
    group: atStripe,
    label: 'Fields tell of a load error',
    effect: {kind: 'stripe', rule: {path: FRAMES, times: 0, fault: {kind: 'loaderror'}}},
  },
  'stripe-500': {
    group: atStripe,
    label: 'Stripe answers 500',
    effect: {kind: 'stripe', rule: {path: API, times: 0, fault: {kind: 'status', status: 500}}},
  },
  'stripe-429': {
    group: atStripe,
    label: 'Stripe answers 429: too many requests',
    effect: {kind: 'stripe', rule: {path: API, times: 0, fault: {kind: 'status', status: 429}}},
  },
  'stripe-slow': {
    group: atStripe,
    label: 'Stripe takes 8 s',
    effect: {kind: 'stripe', rule: {path: API, times: 0, fault: {kind: 'latency', milliseconds: 8000}}},
  },
  'stripe-lost': {
    group: atStripe,
    label: 'The connection to Stripe breaks',
    effect: {kind: 'stripe', rule: {path: API, times: 0, fault: {kind: 'lost-request'}}},
  },
  'org-lost-answer': {group: atOrg, label: 'Carries it out, and the answer is lost', effect: org},
  'org-lost-answers': {group: atOrg, label: 'Carries it out, and every answer is lost', effect: org},
  'org-unreachable': {group: atOrg, label: 'Cannot be reached', effect: org},
  'org-500': {group: atOrg, label: 'Answers 500', effect: org},
  'org-401': {group: atOrg, label: 'Answers 401: signed out', effect: org},
  'org-403': {group: atOrg, label: 'Answers 403: no permission', effect: org},
  'org-429': {group: atOrg, label: 'Answers 429: too many requests', effect: org},
  'org-slow': {group: atOrg, label: 'Takes 8 s', effect: org},
  'org-hangs': {group: atOrg, label: 'Never answers', effect: org},
  'org-garbage': {group: atOrg, label: 'Carries it out, and answers a web page', effect: org},
} as const satisfies Record<string, FaultDefinition>;

/** As it stands in a link: `?fault=org-500`. */
export type FaultName = keyof typeof table;

/** The faults that the page server brings about at the org's API. */
export type OrgFaultName = Extract<FaultName, `org-${string}`>;

/** Every fault, in the order in which they are shown. */
export const faultDefinitions: Readonly<Record<FaultName, FaultDefinition>> = table;

/** The names alone, in the same order. */
export const faultNames = Object.keys(table) as readonly FaultName[];

/** Whether a page with this fault has to be loaded without Stripe.js. */
export function keepsScriptAway(name: FaultName | undefined): boolean {
  return name !== undefined && table[name].effect.kind === 'script';
}

/** Whether it is the fields that fail: those that are there have to be made anew to see it, or to be without it. */
export function strikesFields(name: FaultName | undefined): boolean {
  const effect: FaultEffect | undefined = name && table[name].effect;
  return effect?.kind === 'stripe' && effect.rule.path === FRAMES;
}

/** The endpoint behind the fault: where the tag sends to when something is to go wrong at the org's API. */
export function endpointWithFault(
  endpoint: string,
  fault: FaultName | undefined,
  {orgBackendUrl, pageUrl}: {readonly orgBackendUrl: string; readonly pageUrl: string},
): string {
  const isOurs = endpoint.startsWith(`${orgBackendUrl}/`);
  if (fault === undefined || table[fault].effect.kind !== 'org' || !isOurs) return endpoint;
  return `${pageUrl}/faults/${fault}${endpoint.slice(orgBackendUrl.length)}`;
}
