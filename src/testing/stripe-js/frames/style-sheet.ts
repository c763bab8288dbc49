import type {
  StripeElementCSSProperties,
  StripeElementStyle,
  StripeElementStyleVariant,
} from '@stripe/stripe-js';

/** The CSS property behind each one of Stripe's; `iconColor` is no property of the input. */
const PROPERTIES: Readonly<Record<Exclude<keyof StripeElementCSSProperties, 'iconColor'>, string>> = {
  backgroundColor: 'background-color',
  color: 'color',
  fontFamily: 'font-family',
  fontSize: 'font-size',
  fontSmoothing: '-webkit-font-smoothing',
  fontStyle: 'font-style',
  fontVariant: 'font-variant',
  fontWeight: 'font-weight',
  lineHeight: 'line-height',
  letterSpacing: 'letter-spacing',
  textAlign: 'text-align',
  padding: 'padding',
  textDecoration: 'text-decoration',
  textShadow: 'text-shadow',
  textTransform: 'text-transform',
};

const VARIANTS = [
  'base',
  'complete',
  'empty',
  'invalid',
] as const satisfies readonly (keyof StripeElementStyle)[];

const NESTED: Readonly<
  Record<Exclude<keyof StripeElementStyleVariant, keyof StripeElementCSSProperties>, string>
> = {
  ':hover': ':hover',
  ':focus': ':focus',
  '::placeholder': '::placeholder',
  '::selection': '::selection',
  ':-webkit-autofill': ':-webkit-autofill',
  ':disabled': ':disabled',
  '::-ms-clear': '',
};

/** Turns an element's `style` option into rules for the inputs of this frame; a later call replaces an earlier one. */
export function createStyler(): (style: StripeElementStyle) => void {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return (style) => {
    while (sheet.cssRules.length > 0) sheet.deleteRule(0);
    for (const name of VARIANTS) {
      const variant = style[name];
      if (name === 'base') addRule(sheet, '.Field', fontOf(variant));
      if (variant !== undefined) addVariant(sheet, name === 'base' ? '' : `.is-${name}`, variant);
    }
  };
}

/** What the icon and the end of a number share with the inputs. */
function fontOf(variant: StripeElementStyleVariant = {}): StripeElementCSSProperties {
  const {color, fontFamily, fontSize} = variant;
  return {
    ...(color !== undefined && {color}),
    ...(fontFamily !== undefined && {fontFamily}),
    ...(fontSize !== undefined && {fontSize}),
  };
}

function addVariant(sheet: CSSStyleSheet, state: string, variant: StripeElementStyleVariant): void {
  const input = `.InputElement${state}`;
  addRule(sheet, input, variant);
  addIconRule(sheet, state, variant);
  for (const [name, suffix] of Object.entries(NESTED)) {
    const nested = suffix === '' ? undefined : variant[name as keyof typeof NESTED];
    if (nested !== undefined) addRule(sheet, `${input}${suffix}`, nested);
  }
  const autofill = variant[':-webkit-autofill'];
  if (autofill !== undefined) addAutofillRule(sheet, input, autofill);
}

function addRule(sheet: CSSStyleSheet, selector: string, properties: StripeElementCSSProperties): void {
  const rule = newRule(sheet, selector);
  if (rule === undefined) return;
  for (const [name, property] of Object.entries(PROPERTIES)) {
    const value = properties[name as keyof typeof PROPERTIES];
    if (value !== undefined) rule.style.setProperty(property, String(value));
  }
  // An input does not grow with its line height by itself.
  if (properties.lineHeight !== undefined) {
    rule.style.setProperty(
      'height',
      /[a-z%]/i.test(properties.lineHeight) ? properties.lineHeight : `${properties.lineHeight}em`,
    );
  }
}

function addIconRule(sheet: CSSStyleSheet, state: string, {iconColor}: StripeElementStyleVariant): void {
  if (iconColor === undefined) return;
  const selector = state === '' ? '.Icon' : `.Field:has(.InputElement[name='cardnumber']${state}) .Icon`;
  newRule(sheet, selector)?.style.setProperty('color', iconColor);
}

/** Browsers paint autofilled inputs with `!important`: only a shadow and the fill colour get through. */
function addAutofillRule(sheet: CSSStyleSheet, input: string, properties: StripeElementCSSProperties): void {
  const rule = newRule(sheet, `${input}:-webkit-autofill`);
  if (properties.backgroundColor !== undefined) {
    rule?.style.setProperty('box-shadow', `0 0 0 100em ${properties.backgroundColor} inset`);
  }
  if (properties.color !== undefined) rule?.style.setProperty('-webkit-text-fill-color', properties.color);
}

/** Some selectors are unknown to some browsers; those rules are left out there. */
function newRule(sheet: CSSStyleSheet, selector: string): CSSStyleRule | undefined {
  try {
    const rule = sheet.cssRules[sheet.insertRule(`${selector} {}`, sheet.cssRules.length)];
    return rule instanceof CSSStyleRule ? rule : undefined;
  } catch {
    return undefined;
  }
}
