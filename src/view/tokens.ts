import {css} from 'lit';

/**
 * What a page may set, and the themes. Public custom properties are read once, on the host; inside, only their `--_` copies are used.
 * From `--_field-background` on stands what the themes differ in.
 *
 * `.watch` is never seen: it is told by transitions when any of this comes to something else, for whatever reason, and by an
 * animation when the form is shown again, as nothing changes over time where nothing is rendered.
 */
export const tokens = css`
  :host {
    --_color-text: var(--payment-method-form-color-text, light-dark(#1c1f26, #f1f3f6));
    --_color-muted: var(--payment-method-form-color-muted, light-dark(#565d6b, #aab1be));
    --_color-placeholder: var(--payment-method-form-color-placeholder, light-dark(#6d7482, #949cab));
    --_color-field: var(--payment-method-form-color-field, light-dark(#fff, #1d2027));
    --_color-border: var(--payment-method-form-color-border, light-dark(#868d9a, #717987));
    --_color-accent: var(--payment-method-form-color-accent, light-dark(#2f4fd8, #a3b4ff));
    --_color-on-accent: var(--payment-method-form-color-on-accent, light-dark(#fff, #10131c));
    --_color-danger: var(--payment-method-form-color-danger, light-dark(#b3201b, #ffaba4));
    --_color-danger-surface: var(--payment-method-form-color-danger-surface, light-dark(#fdf1f0, #3a1d1c));
    --_color-notice: var(--payment-method-form-color-notice, light-dark(#7a4b00, #ffcf8a));
    --_color-notice-surface: var(--payment-method-form-color-notice-surface, light-dark(#fff6e5, #35270f));
    --_color-success: var(--payment-method-form-color-success, light-dark(#11693a, #84dba9));
    --_color-success-surface: var(--payment-method-form-color-success-surface, light-dark(#eef8f1, #15301f));
    --_font-family: var(--payment-method-form-font-family, inherit);
    --_font-size: var(--payment-method-form-font-size, max(1rem, 1em));
    --_font-weight: var(--payment-method-form-font-weight, 400);
    --_label-weight: var(--payment-method-form-label-weight, 600);
    --_gap: var(--payment-method-form-gap, 12px);
    --_padding: var(--payment-method-form-padding, 14px);
    --_size: var(--payment-method-form-size, max(48px, 3em));
    --_radius: var(--payment-method-form-radius, 8px);
    --_button-radius: var(--payment-method-form-button-radius, var(--_radius));
    --_border-width: var(--payment-method-form-border-width, 1px);
    --_shadow: var(--payment-method-form-shadow, none);
    --_focus-color: var(--payment-method-form-focus-color, var(--_color-accent));
    --_focus-width: var(--payment-method-form-focus-width, 2px);

    --_field-background: var(--_color-field);
    --_field-borders: var(--_border-width);
    --_field-radius: var(--_radius);
    --_field-padding: var(--_padding);

    display: block;
    color: var(--_color-text);
    font-family: var(--_font-family);
    font-size: var(--_font-size);
    font-weight: var(--_font-weight);
    line-height: 1.4;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    letter-spacing: normal;
    word-spacing: normal;
    white-space: normal;
  }

  :host(:is([theme='filled'], [theme='plain'])) {
    --_border-width: var(--payment-method-form-border-width, 2px);
    --_field-borders: 0 0 var(--_border-width);
  }

  :host([theme='filled']) {
    --_color-field: var(--payment-method-form-color-field, light-dark(#eceff4, #2b303a));
    --_field-radius: var(--_radius) var(--_radius) 0 0;
  }

  :host([theme='plain']) {
    --_field-background: transparent;
    --_field-radius: 0;
    --_field-padding: 2px;
  }

  .watch {
    position: absolute;
    visibility: hidden;
    inline-size: 0;
    block-size: 0;
    border: 0 solid var(--_color-border);
    border-inline-start-color: var(--_color-danger);
    border-inline-end-color: var(--_color-placeholder);
    border-block-start-color: var(--_color-muted);
    border-radius: var(--_radius);
    outline: 0 solid var(--_focus-color);
    background: var(--_field-background);
    box-shadow: var(--_shadow);
    color: var(--_color-text);
    caret-color: var(--_color-accent);
    column-rule-color: var(--_color-field);
    padding-inline-start: var(--_field-padding);
    font-weight: var(--_label-weight);
    outline-offset: var(--_border-width);
    transition: all 1ms allow-discrete;
    animation: shown 1ms both;
  }

  @keyframes shown {
    from {
      visibility: hidden;
    }
  }
`;
