import type {AttributeName} from './attributes.js';
import type {FaultName} from './faults.js';

/** A state of the form, and the real way into it. */
export interface StateDefinition {
  readonly group: StateGroup;
  /** As a reader of the list knows it. */
  readonly label: string;
  /** What of the set-up must be so, whatever the link says. */
  readonly needs?: StateNeeds;
  /** What a person then does. */
  readonly steps: readonly StateStep[];
}

export interface StateNeeds {
  /** `null` leaves an attribute off. */
  readonly attributes?: Readonly<Partial<Record<AttributeName, string | null>>>;
  /** Token of the demo's user. */
  readonly bearer?: string;
  readonly fault?: FaultName;
}

export type StateStep =
  | {readonly kind: 'focus'}
  /** Types one of Stripe's published test numbers, and agrees to the sum if there is one. */
  | {readonly kind: 'fill'; readonly number: string}
  | {readonly kind: 'submit'};

type StateGroup = 'Before' | 'While it is filled in' | 'On the way' | 'Endings' | 'Not usable';

const focus = {kind: 'focus'} as const;
const submit = {kind: 'submit'} as const;
const fill = (number: string): StateStep => ({kind: 'fill', number});
const good = fill('4242424242424242');

const table = {
  empty: {group: 'Before', label: 'Empty', steps: []},
  focused: {group: 'Before', label: 'Focused', steps: [focus]},
  disabled: {group: 'Before', label: 'Disabled', needs: {attributes: {disabled: ''}}, steps: []},
  invalid: {group: 'While it is filled in', label: 'Invalid', steps: [fill('4242424242424241'), submit]},
  complete: {group: 'While it is filled in', label: 'Complete', steps: [good]},
  submitting: {
    group: 'On the way',
    label: 'Submitting',
    needs: {fault: 'org-hangs', attributes: {timeout: '120000'}},
    steps: [good, submit],
  },
  authenticating: {
    group: 'On the way',
    label: 'Authenticating (3-D Secure)',
    needs: {attributes: {contract: 'gatego-intent'}},
    steps: [fill('4000002500003155'), submit],
  },
  attached: {group: 'Endings', label: 'Attached', steps: [good, submit]},
  'failed-field': {
    group: 'Endings',
    label: 'Failed: a field is wrong',
    steps: [fill('4000000000000127'), submit],
  },
  'failed-form': {group: 'Endings', label: 'Failed: declined', steps: [fill('4000000000000002'), submit]},
  unknown: {group: 'Endings', label: 'Unknown', needs: {fault: 'org-lost-answers'}, steps: [good, submit]},
  'signed-out': {
    group: 'Endings',
    label: 'Signed out',
    needs: {bearer: 'demo-expired'},
    steps: [good, submit],
  },
  loading: {group: 'Not usable', label: 'Loading', needs: {fault: 'frames-hang'}, steps: []},
  'load-failure': {group: 'Not usable', label: 'Load failure', needs: {fault: 'frames-fail'}, steps: []},
  offline: {group: 'Not usable', label: 'Offline', needs: {fault: 'offline'}, steps: []},
  misconfigured: {
    group: 'Not usable',
    label: 'Configuration error',
    needs: {attributes: {'publishable-key': null}},
    steps: [],
  },
  'no-permission': {
    group: 'Not usable',
    label: 'No permission',
    needs: {attributes: {contract: 'catalyze', 'check-permission': 'user_viewer'}, bearer: 'demo-viewer'},
    steps: [],
  },
} as const satisfies Record<string, StateDefinition>;

/** As it stands in a link: `?state=unknown`. */
export type StateName = keyof typeof table;

/** Every state, in the order in which they are shown. */
export const stateDefinitions: Readonly<Record<StateName, StateDefinition>> = table;

/** The names alone, in the same order. */
export const stateNames = Object.keys(table) as readonly StateName[];
