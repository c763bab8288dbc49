import type {Appearance, StripeElementStyle} from '@stripe/stripe-js';
import {plainColor, plainColors} from './plain-color.js';

/**
 * The style for Stripe's frames, read off an element of ours: its font and colour, and the colours that our tokens come to there,
 * since custom properties do not cross into frames.
 */
export function readFrameStyle(box: HTMLElement): StripeElementStyle {
  const {color: ink, fontFamily, fontSize, fontWeight} = getComputedStyle(box);
  const [color, danger, placeholder] = plainColors(box, [
    ink,
    'var(--_color-danger)',
    'var(--_color-placeholder)',
  ]);
  return {
    base: {
      ...{color, fontFamily, fontSize, fontWeight},
      iconColor: color,
      '::placeholder': {color: placeholder},
      ':-webkit-autofill': {color},
    },
    invalid: {color: danger, iconColor: danger},
  };
}

/** The same for the Payment Element, which draws its own boxes: like ours. */
export function readAppearance(box: HTMLElement): Appearance {
  const {color, fontFamily, fontSize} = getComputedStyle(box);
  const {padding, ...rule} = readBox(box);
  const [colorText, colorTextSecondary, colorTextPlaceholder, colorPrimary, colorDanger] = plainColors(box, [
    color,
    'var(--_color-muted)',
    'var(--_color-placeholder)',
    'var(--_focus-color)',
    'var(--_color-danger)',
  ]);
  return {
    variables: {
      colorText,
      colorTextSecondary,
      colorTextPlaceholder,
      colorBackground: plainColor(box, 'var(--_color-field)', 'page'),
      colorPrimary,
      colorDanger,
      fontFamily,
      fontSizeBase: fontSize,
      borderRadius: rule.borderRadius,
    },
    rules: {
      '.Input': {...rule, paddingLeft: padding, paddingRight: padding},
      '.Label': readLabel(box),
    },
  };
}

/** What a box of ours looks like, in properties that Stripe's appearance has. */
function readBox(box: HTMLElement) {
  const style = getComputedStyle(box);
  const side = (name: 'Top' | 'Bottom'): string => {
    const width = style[`border${name}Width`];
    return width === '0px' ? '0' : `${width} solid ${plainColor(box, style[`border${name}Color`])}`;
  };
  const {borderRadius, boxShadow, paddingLeft: padding, backgroundColor} = style;
  return {
    border: side('Top'),
    borderBottom: side('Bottom'),
    borderRadius,
    backgroundColor: isClear(backgroundColor) ? 'transparent' : plainColor(box, backgroundColor, 'page'),
    // Stripe knows no other colours.
    boxShadow: /color|lab|lch/.test(boxShadow) ? 'none' : boxShadow,
    padding,
  };
}

function readLabel(box: HTMLElement) {
  return withProbe(box, 'label', (label) => {
    const {fontSize, fontWeight} = getComputedStyle(label);
    return {fontSize, fontWeight};
  });
}

/**
 * Reads something off the box of a field, as it is while nothing is wrong with it: one that stands in a form of ours for as long as
 * that takes, with the parts that the host page styles, outside of what has to be laid out before its style is known.
 */
export function withField<T>(root: ParentNode, read: (box: HTMLElement) => T): T {
  const form = root.querySelector('form') ?? root;
  return withProbe(form, 'field', (field) => withProbe(field, 'input', read));
}

/** @param name the class and the part of it */
function withProbe<T>(
  parent: ParentNode,
  name: 'field' | 'input' | 'label',
  read: (probe: HTMLElement) => T,
): T {
  const probe = document.createElement('div');
  probe.className = name;
  probe.part.add(name);
  probe.hidden = true;
  parent.append(probe);
  try {
    return read(probe);
  } finally {
    probe.remove();
  }
}

function isClear(color: string): boolean {
  return color === 'transparent' || /[,/] ?0\)$/.test(color);
}
