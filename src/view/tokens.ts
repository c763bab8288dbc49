import {css} from 'lit';

/** What a page may set. Public custom properties are read once, on the host; inside, only their `--_` copies are used. */
export const tokens = css`
  :host {
    --_color-text: var(--payment-method-form-color-text, light-dark(#1c1f26, #f1f3f6));
    --_color-muted: var(--payment-method-form-color-muted, light-dark(#565d6b, #aab1be));
    --_color-placeholder: var(--payment-method-form-color-placeholder, light-dark(#6d7482, #949cab));
    --_color-field: var(--payment-method-form-color-field, light-dark(#ffffff, #1d2027));
    --_color-border: var(--payment-method-form-color-border, light-dark(#868d9a, #717987));
    --_color-accent: var(--payment-method-form-color-accent, light-dark(#2f4fd8, #a3b4ff));
    --_color-on-accent: var(--payment-method-form-color-on-accent, light-dark(#ffffff, #10131c));
    --_color-danger: var(--payment-method-form-color-danger, light-dark(#b3201b, #ffaba4));
    --_color-danger-surface: var(--payment-method-form-color-danger-surface, light-dark(#fdf1f0, #3a1d1c));
    --_color-notice: var(--payment-method-form-color-notice, light-dark(#7a4b00, #ffcf8a));
    --_color-notice-surface: var(--payment-method-form-color-notice-surface, light-dark(#fff6e5, #35270f));
    --_color-success: var(--payment-method-form-color-success, light-dark(#11693a, #84dba9));
    --_color-success-surface: var(--payment-method-form-color-success-surface, light-dark(#eef8f1, #15301f));
    --_radius: var(--payment-method-form-radius, 8px);
    --_gap: var(--payment-method-form-gap, 12px);
    --_font-family: var(--payment-method-form-font-family, inherit);
    --_font-size: var(--payment-method-form-font-size, 1rem);

    display: block;
    color: var(--_color-text);
    font-family: var(--_font-family);
    font-size: var(--_font-size);
    line-height: 1.4;
    text-align: start;
  }
`;
