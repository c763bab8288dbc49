import type {Appearance} from '@stripe/stripe-js';

/** Variables of the Appearance API that frames follow. */
const VARIABLES = [
  'borderRadius',
  'colorBackground',
  'colorDanger',
  'colorPrimary',
  'colorText',
  'colorTextPlaceholder',
  'fontFamily',
  'fontSizeBase',
  'spacingUnit',
] as const;

/** Properties of its rules that they follow. */
const RULES = {
  '.Input': [
    ...(['backgroundColor', 'border', 'borderBottom', 'borderRadius'] as const),
    ...(['boxShadow', 'paddingLeft', 'paddingRight'] as const),
  ],
  '.Label': ['fontSize', 'fontWeight'],
} as const;

/** What of an appearance the frames take: custom properties by their names, `colorText` and `Input-border`. */
export function readAppearance({variables = {}, rules = {}}: Appearance = {}): Readonly<
  Record<string, string>
> {
  const fromVariables = VARIABLES.map((name) => [name, variables[name]] as const);
  const fromRules = Object.entries(RULES).flatMap(([selector, properties]) =>
    properties.map((name) => [`${selector.slice(1)}-${name}`, rules[selector]?.[name]] as const),
  );
  return Object.fromEntries(
    [...fromVariables, ...fromRules].flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
