/** What the look of the tag is made of: custom properties, without their common beginning. */
export const tokenNames = [
  'color-text',
  'color-muted',
  'color-placeholder',
  'color-field',
  'color-border',
  'color-accent',
  'color-on-accent',
  'color-danger',
  'color-danger-surface',
  'color-notice',
  'color-notice-surface',
  'color-success',
  'color-success-surface',
  'font-family',
  'font-size',
  'font-weight',
  'label-weight',
  'gap',
  'padding',
  'size',
  'radius',
  'button-radius',
  'border-width',
  'shadow',
  'focus-color',
  'focus-width',
] as const;

export type TokenName = (typeof tokenNames)[number];

/** CSS values by their tokens. */
export type Tokens = ReadonlyMap<TokenName, string>;

/** The custom property that a page sets. */
export function propertyOf(token: TokenName): string {
  return `--payment-method-form-${token}`;
}

const table = {
  violet: {
    label: 'Violet: round, with its own accent',
    tokens: {
      'color-accent': 'light-dark(#6b21a8, #d8b4fe)',
      'color-on-accent': 'light-dark(#ffffff, #2a0a44)',
      'color-border': 'light-dark(#8b7a9e, #84759a)',
      radius: '14px',
      'button-radius': '999px',
    },
  },
  paper: {
    label: 'Paper: serifs, warm and square',
    tokens: {
      'color-text': 'light-dark(#2b2419, #f3ead9)',
      'color-field': 'light-dark(#fffdf6, #221f19)',
      'color-border': 'light-dark(#887c66, #857b68)',
      'color-accent': 'light-dark(#5b3a1e, #e7c9a5)',
      'color-on-accent': 'light-dark(#ffffff, #24170a)',
      'font-family': 'Georgia, serif',
      radius: '0',
    },
  },
  compact: {
    label: 'Compact: small, for dense pages',
    tokens: {'font-size': '0.875rem', gap: '8px', padding: '10px', size: '44px', radius: '4px'},
  },
  bold: {
    label: 'Bold: heavy lines and shadows',
    tokens: {
      'color-border': 'light-dark(#1c1f26, #f1f3f6)',
      'color-accent': 'light-dark(#1c1f26, #f1f3f6)',
      'color-on-accent': 'light-dark(#ffffff, #10131c)',
      'label-weight': '800',
      'border-width': '2px',
      radius: '12px',
      shadow: '3px 3px 0 light-dark(#1c1f26, #717987)',
      'focus-color': 'light-dark(#b3201b, #ffaba4)',
      'focus-width': '4px',
    },
  },
} as const satisfies Record<string, {label: string; tokens: Readonly<Partial<Record<TokenName, string>>>}>;

/** A ready-made set of tokens, as it stands in a link: `?look=paper`. */
export type LookName = keyof typeof table;

export const lookNames = Object.keys(table) as readonly LookName[];

export const lookDefinitions: Readonly<
  Record<LookName, {readonly label: string; readonly tokens: Readonly<Partial<Record<TokenName, string>>>}>
> = table;

/** The tokens of a look, with those that were given in their place; an empty one is left to the tag. */
export function tokensOf(look: LookName | undefined, given: Tokens): Tokens {
  const values = look ? lookDefinitions[look].tokens : {};
  return new Map(
    tokenNames.flatMap((name): [TokenName, string][] => {
      const value = given.get(name) ?? values[name] ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** The same tokens with one given, or left to the tag with `null`. */
export function withToken(
  look: LookName | undefined,
  given: Tokens,
  name: TokenName,
  value: string | null,
): Tokens {
  const changed = new Map(given);
  const isOfLook = look !== undefined && lookDefinitions[look].tokens[name] !== undefined;
  if (value !== null && value !== '') changed.set(name, value);
  else if (isOfLook) changed.set(name, '');
  else changed.delete(name);
  return changed;
}
