import type {Appearance, StripeElementStyle} from '@stripe/stripe-js';
import {plainColor} from './plain-color.js';

/**
 * The style for Stripe's frames, read off an element of ours: its font and colour, and the colours that our tokens come to there,
 * since custom properties do not cross into frames.
 */
export function readFrameStyle(box: HTMLElement): StripeElementStyle {
  const {color: ink, fontFamily, fontSize, fontWeight} = getComputedStyle(box);
  const color = plainColor(box, ink);
  const danger = plainColor(box, 'var(--_color-danger)');
  return {
    base: {
      ...{color, fontFamily, fontSize, fontWeight},
      iconColor: color,
      '::placeholder': {color: plainColor(box, 'var(--_color-placeholder)')},
      ':-webkit-autofill': {color},
    },
    invalid: {color: danger, iconColor: danger},
  };
}

/** The same for the Payment Element, which draws its own boxes. */
export function readAppearance(box: HTMLElement): Appearance {
  const {color, fontFamily, fontSize, borderRadius} = getComputedStyle(box);
  return {
    variables: {
      colorText: plainColor(box, color),
      colorTextSecondary: plainColor(box, 'var(--_color-muted)'),
      colorTextPlaceholder: plainColor(box, 'var(--_color-placeholder)'),
      colorBackground: plainColor(box, 'var(--_color-field)'),
      colorPrimary: plainColor(box, 'var(--_color-accent)'),
      colorDanger: plainColor(box, 'var(--_color-danger)'),
      fontFamily,
      fontSizeBase: fontSize,
      borderRadius,
    },
  };
}
