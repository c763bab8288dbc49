import type {Appearance, StripeElementStyle} from '@stripe/stripe-js';

/** Custom properties of ours that a frame needs as plain values, since custom properties do not cross into frames. */
const TOKENS = {
  placeholder: '--_color-placeholder',
  danger: '--_color-danger',
} as const;

/**
 * The style for Stripe's frames, read off an element of ours: its font and colour, and the colours that our tokens come to there.
 */
export function readFrameStyle(box: HTMLElement): StripeElementStyle {
  const style = getComputedStyle(box);
  return {
    base: {
      color: style.color,
      fontFamily: style.fontFamily,
      fontSize: style.fontSize,
      fontWeight: style.fontWeight,
      iconColor: style.color,
      '::placeholder': {color: resolveColor(box, TOKENS.placeholder)},
      ':-webkit-autofill': {color: style.color},
    },
    invalid: {color: resolveColor(box, TOKENS.danger), iconColor: resolveColor(box, TOKENS.danger)},
  };
}

/** The same for the Payment Element, which draws its own boxes. */
export function readAppearance(box: HTMLElement): Appearance {
  const {color, fontFamily, fontSize, borderRadius} = getComputedStyle(box);
  return {
    variables: {
      colorText: color,
      colorTextSecondary: resolveColor(box, '--_color-muted'),
      colorTextPlaceholder: resolveColor(box, TOKENS.placeholder),
      colorBackground: resolveColor(box, '--_color-field'),
      colorPrimary: resolveColor(box, '--_color-accent'),
      colorDanger: resolveColor(box, TOKENS.danger),
      fontFamily,
      fontSizeBase: fontSize,
      borderRadius,
    },
  };
}

/** What a token comes to as a colour, `light-dark()` and other functions worked out by the browser. */
function resolveColor(box: HTMLElement, token: string): string {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.color = `var(${token})`;
  box.append(probe);
  const {color} = getComputedStyle(probe);
  probe.remove();
  return color;
}
