import {LANGUAGES} from '../../src/locales/language.js';

/** How an attribute is set in the playground. */
export interface AttributeDefinition {
  readonly name: AttributeName;
  readonly group: AttributeGroup;
  readonly input: AttributeInput;
  /** One line for whoever sets it. */
  readonly hint?: string;
  /** Tucked away until asked for. */
  readonly advanced?: true;
}

export type AttributeInput =
  | {
      readonly kind: 'text';
      readonly keyboard?: 'numeric' | 'email' | 'url';
      readonly suggestions?: readonly string[];
      /** Takes the width of the panel. */
      readonly wide?: true;
    }
  | {readonly kind: 'choice'; readonly options: readonly string[]}
  | {readonly kind: 'boolean'};

export type AttributeGroup = 'Where it goes' | 'What is asked' | 'How it looks';

/** In the order in which they are shown. */
export const attributeGroups: readonly AttributeGroup[] = ['Where it goes', 'What is asked', 'How it looks'];

const text = {kind: 'text'} as const;
const wide = {kind: 'text', wide: true} as const;
const boolean = {kind: 'boolean'} as const;
const email = {kind: 'text', keyboard: 'email'} as const;

const table = {
  contract: {
    group: 'Where it goes',
    input: {kind: 'choice', options: ['catalyze', 'gatego-intent', 'gatego-attach']},
    hint: 'Without it: catalyze.',
  },
  'org-id': {group: 'Where it goes', input: text, hint: 'The organization.'},
  'publishable-key': {
    group: 'Where it goes',
    input: wide,
    hint: 'pk_test_… or pk_live_…, never a secret key.',
  },
  endpoint: {
    group: 'Where it goes',
    input: {kind: 'text', keyboard: 'url', wide: true},
    hint: 'HTTPS or loopback; {orgId} is filled in.',
  },
  'api-key': {group: 'Where it goes', input: wide, hint: 'Sent as X-Api-Key: three words, public by design.'},
  'stripe-account': {
    group: 'Where it goes',
    input: text,
    hint: 'A connected account, acct_…',
    advanced: true,
  },
  credentials: {
    group: 'Where it goes',
    input: {kind: 'choice', options: ['omit', 'same-origin', 'include']},
    hint: 'As in fetch(). Without it: same-origin.',
    advanced: true,
  },
  'org-header': {
    group: 'Where it goes',
    input: {kind: 'text', suggestions: ['organization_id', 'X-Organization-Id']},
    hint: 'Gatego’s organization header.',
    advanced: true,
  },
  'idempotency-header': {
    group: 'Where it goes',
    input: {kind: 'text', suggestions: ['Idempotency-Key']},
    hint: 'The API’s CORS answer must allow it.',
    advanced: true,
  },
  timeout: {
    group: 'Where it goes',
    input: {kind: 'text', keyboard: 'numeric'},
    hint: 'Milliseconds for one request.',
    advanced: true,
  },
  'return-url': {
    group: 'Where it goes',
    input: {kind: 'text', keyboard: 'url', wide: true},
    hint: 'Where a bank’s own page leads back to.',
    advanced: true,
  },
  'check-permission': {
    group: 'Where it goes',
    input: {kind: 'text', suggestions: ['user_billing', 'user_viewer']},
    hint: 'catalyze: id of the user who must be allowed to pay.',
    advanced: true,
  },
  amount: {
    group: 'What is asked',
    input: {kind: 'text', keyboard: 'numeric'},
    hint: 'gatego-intent, in the smallest unit: 5000 is 50.00.',
  },
  currency: {
    group: 'What is asked',
    input: {kind: 'text', suggestions: ['usd', 'eur', 'gbp', 'jpy', 'kwd']},
    hint: 'gatego-intent, three lower-case letters.',
  },
  description: {group: 'What is asked', input: wide, hint: 'gatego-intent.'},
  email: {group: 'What is asked', input: {...email, wide: true}, hint: 'gatego-attach.'},
  'make-default': {group: 'What is asked', input: boolean, hint: 'catalyze: also the default card.'},
  collect: {
    group: 'What is asked',
    input: {
      kind: 'text',
      suggestions: ['name', 'name email', 'postal-code', 'name email phone address'],
      wide: true,
    },
    hint: 'Billing details: name email phone postal-code address.',
  },
  wallets: {group: 'What is asked', input: boolean, hint: 'Apple Pay and Google Pay; not with catalyze.'},
  'preferred-network': {
    group: 'What is asked',
    input: {kind: 'text', suggestions: ['cartes_bancaires visa']},
    hint: 'For cards that run on several networks.',
    advanced: true,
  },
  'receipt-email': {group: 'What is asked', input: email, hint: 'gatego-intent.', advanced: true},
  name: {group: 'What is asked', input: text, hint: 'Its name in the host form.', advanced: true},
  'error-on-requires-action': {
    group: 'What is asked',
    input: boolean,
    hint: 'gatego-intent: fail instead of authenticating.',
    advanced: true,
  },
  required: {group: 'What is asked', input: boolean, hint: 'For the host form.', advanced: true},
  layout: {
    group: 'How it looks',
    input: {kind: 'choice', options: ['split', 'card', 'payment']},
    hint: 'Without it: split. payment: not with catalyze.',
  },
  theme: {
    group: 'How it looks',
    input: {kind: 'choice', options: ['outlined', 'filled', 'plain']},
    hint: 'Without it: outlined.',
  },
  loading: {
    group: 'How it looks',
    input: {kind: 'choice', options: ['eager', 'lazy']},
    hint: 'lazy: Stripe is loaded when the form comes near the screen.',
    advanced: true,
  },
  locale: {
    group: 'How it looks',
    input: {kind: 'text', suggestions: ['auto', 'en', ...LANGUAGES]},
    hint: 'Without it: the page’s language.',
  },
  'submit-label': {group: 'How it looks', input: wide},
  'no-submit': {group: 'How it looks', input: boolean, hint: 'The host form’s own button starts.'},
  disabled: {group: 'How it looks', input: boolean},
} as const satisfies Record<string, Omit<AttributeDefinition, 'name'>>;

/** The attributes of the tag's public API. */
export type AttributeName = keyof typeof table;

/** Every attribute, in the order in which a reader meets them. */
export const attributeDefinitions: readonly AttributeDefinition[] = attributeNames().map((name) => ({
  name,
  ...table[name],
}));

/** The names alone, in the same order. */
export function attributeNames(): readonly AttributeName[] {
  return Object.keys(table) as AttributeName[];
}
