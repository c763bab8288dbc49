import type {CssFontSource, CustomFontSource} from '@stripe/stripe-js';

/** Where Stripe's frames find a font of the page: they see none of the page's style sheets. */
export type FontSource = CssFontSource | CustomFontSource;

/**
 * The web fonts that an element of ours is set in, by the `@font-face` rules of the page. Of a style sheet that the page may not
 * read, as of another origin, Stripe is given the address. A font that a script made of bytes has none.
 */
export function readFonts(box: HTMLElement): readonly FontSource[] {
  const {fontFamily} = getComputedStyle(box);
  const document = box.ownerDocument;
  const families = familiesOf(fontFamily);
  const faces = [...((document.fonts as FontFaceSet | undefined) ?? [])];
  return faces.some(({family}) => families.has(plainName(family))) ? find(document, families) : [];
}

function find(document: Document, families: ReadonlySet<string>): readonly FontSource[] {
  const unreadable: FontSource[] = [];
  const sources: FontSource[] = [];
  const search = (sheet: CSSStyleSheet): void => {
    const rules = readRules(sheet);
    if (rules) searchRules(rules, sheet.href ?? document.baseURI);
    else if (sheet.href !== null) unreadable.push({cssSrc: sheet.href});
  };
  const searchRules = (rules: CSSRuleList, base: string): void => {
    for (const rule of rules) {
      if (rule instanceof CSSFontFaceRule) sources.push(...sourceOf(rule, base, families));
      else if (rule instanceof CSSImportRule) {
        if (rule.styleSheet) search(rule.styleSheet);
      } else if (rule instanceof CSSGroupingRule) searchRules(rule.cssRules, base);
    }
  };
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) search(sheet);
  return sources.length > 0 ? sources : unreadable;
}

function readRules(sheet: CSSStyleSheet): CSSRuleList | undefined {
  try {
    return sheet.cssRules;
  } catch {
    return undefined;
  }
}

function sourceOf(
  {style}: CSSFontFaceRule,
  base: string,
  families: ReadonlySet<string>,
): readonly CustomFontSource[] {
  const given = (name: string): string => style.getPropertyValue(name);
  const family = plainName(given('font-family'));
  if (!families.has(family)) return [];
  const absolute = (whole: string, url: string): string =>
    URL.canParse(url, base) ? `url("${new URL(url, base).href}")` : whole;
  const [weight, slant, unicodeRange] = ['font-weight', 'font-style', 'unicode-range'].map(given);
  return [
    {
      family: given('font-family').replace(/^["']|["']$/g, ''),
      src: given('src').replace(/url\(\s*["']?(.*?)["']?\s*\)/g, absolute),
      display: 'swap',
      ...(weight && {weight}),
      ...(slant && {style: slant.split(' ')[0] as NonNullable<CustomFontSource['style']>}),
      ...(unicodeRange && {unicodeRange}),
    },
  ];
}

function familiesOf(fontFamily: string): ReadonlySet<string> {
  return new Set(fontFamily.match(/"[^"]*"|'[^']*'|[^,]+/g)?.map(plainName));
}

function plainName(family: string): string {
  return family
    .trim()
    .replace(/^["']|["']$/g, '')
    .toLowerCase();
}
