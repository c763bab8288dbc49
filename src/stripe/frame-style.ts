import type {StripeElementStyle} from '@stripe/stripe-js';
import {plainColors} from './plain-color.js';

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

/**
 * Reads something off the box of a field, as it is while nothing is wrong with it: one that stands in a form of ours for as long as
 * that takes, with the parts that the host page styles, outside of what has to be laid out before its style is known.
 */
export function withField<T>(root: ParentNode, read: (box: HTMLElement) => T): T {
  const form = root.querySelector('form') ?? root;
  return withProbe(form, 'field', (field) => withProbe(field, 'input', read));
}

/**
 * Reads something off an element of ours that stands there for as long as that takes.
 *
 * @param name the class and the part of it
 */
export function withProbe<T>(
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
