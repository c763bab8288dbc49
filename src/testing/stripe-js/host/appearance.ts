import type {Appearance} from '@stripe/stripe-js';

/** Variables of the Appearance API that frames follow. */
const VARIABLES = [
  'borderRadius',
  'colorBackground',
  'colorDanger',
  'colorPrimary',
  'colorText',
  'fontFamily',
  'fontSizeBase',
  'spacingUnit',
] as const;

/** What of an appearance the frames take. */
export function readAppearance({variables = {}}: Appearance = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    VARIABLES.flatMap((name) => {
      const value = variables[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
