import {attributeDefinitions} from '../attributes.js';
import {propertyOf, type Tokens} from '../tokens.js';

/** What the code to copy depends on. */
export interface CodeInput {
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether a bearer token is sent. */
  readonly authToken: boolean;
  readonly tokens?: Tokens;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** The address of the offline Stripe's browser script, when the page uses it. */
  readonly offlineStripeUrl?: string;
}

/** The events that a page wants to know of, with their classes and what is to be done about them. */
export const events = [
  {
    type: 'payment-method-attached',
    handler: 'onAttached',
    className: 'PaymentMethodAttachedEvent',
    line: 'console.log(event.credential, event.card);',
  },
  {
    type: 'payment-method-error',
    handler: 'onError',
    className: 'PaymentMethodErrorEvent',
    line: 'console.error(event.error.code, event.error.retry);',
  },
  {
    type: 'payment-method-unknown',
    handler: 'onUnknown',
    className: 'PaymentMethodUnknownEvent',
    line: 'console.warn(event.error.code);',
  },
] as const;

/** An attribute of the tag: a boolean one has no value. */
export type TagAttribute = readonly [name: string, value: string | true];

/** All attributes, `dir` among them. */
export function tagAttributes({attributes, dir}: CodeInput): readonly TagAttribute[] {
  return [
    ...[...attributes].map(([name, value]): TagAttribute => [
      name,
      value === '' && isBoolean(name) ? true : value,
    ]),
    ...(dir ? [['dir', dir] as const] : []),
  ];
}

/** The custom properties to set. One that would end its declaration is left out: a browser does not take it either. */
export function declarations(
  tokens: Tokens = new Map(),
): readonly (readonly [property: string, value: string])[] {
  return [...tokens]
    .filter(([, value]) => isOneValue(value))
    .map(([name, value]) => [propertyOf(name), value]);
}

/** A rule for them, or nothing where there is none to set. */
export function cssRule(tokens: Tokens | undefined): string {
  const lines = declarations(tokens).map(([property, value]) => `  ${property}: ${value};`);
  return lines.length === 0 ? '' : ['payment-method-form {', ...lines, '}'].join('\n');
}

function isBoolean(name: string): boolean {
  return attributeDefinitions.some(
    (definition) => definition.name === name && definition.input.kind === 'boolean',
  );
}

function isOneValue(value: string): boolean {
  if (/[;{}[\]<>@!\\`$\p{Cc}]|\/\*/u.test(value)) return false;
  const outside = value.replaceAll(/"[^"]*"|'[^']*'/g, '');
  if (/["']/.test(outside)) return false;
  let open = 0;
  for (const character of outside) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}
