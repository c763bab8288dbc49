import type {Appearance} from '@stripe/stripe-js';
import {withProbe} from './frame-style.js';
import {plainColors} from './plain-color.js';

/** The look of the Payment Element, which draws its own boxes: like ours, read off one. */
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

function plainColor(box: HTMLElement, color: string, on?: 'field' | 'page'): string {
  return plainColors(box, [color], on)[0];
}

function isClear(color: string): boolean {
  return color === 'transparent' || /[,/] ?0\)$/.test(color);
}
