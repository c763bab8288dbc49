import {css} from 'lit';

/**
 * The look, made of what the tokens come to. Comments in it would be loaded by every page, so they stand here:
 * - `form`: what is for screen readers alone belongs to it, or it would make the page longer where the form is far down in a box.
 * - `form::before`: words that wrap. Where the form may choose its width, it takes theirs in one line.
 * - `form::after`: what is beside the form leaves it as much, whatever the size of its text.
 * - `[name='legal']`: what the page puts in has the page's direction, which may be another one than that of the form's language.
 * - `.stage` and `.layers`: what takes the place of the fields, and what is said below the button, is given its room from the start,
 *   so that nothing moves.
 * - `[data-name='payment']`, `[data-name='address']`: these elements of Stripe's draw their own boxes. The first is as high as Stripe's for a
 *   card; its frame tells its own height only once it is there.
 * - `::before` in a box while it loads: where the text will be; of the Payment Element the number, then two by two.
 * - `.below`: where two fields may stand beside each other they have half the width, and in some languages it takes more words.
 */
export const styles = css`
  :host([hidden]) {
    display: none;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  p,
  h2 {
    margin: 0;
  }

  form {
    position: relative;
    margin: 0;
  }

  form::before {
    content: '0000 0000 0000 0000 0000 0000 0000 0000 0000 0000' / '';
    display: block;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
  }

  form::after {
    content: '' / '';
    display: block;
    inline-size: 180px;
    max-inline-size: 100%;
  }

  :host(:dir(ltr)) [name='legal'] {
    direction: ltr;
  }

  :host(:dir(rtl)) [name='legal'] {
    direction: rtl;
  }

  .stage {
    container-type: inline-size;
  }

  .layers {
    display: grid;
    grid-template-rows: auto minmax(6.2em, auto);
    row-gap: var(--_gap);
  }

  @container (inline-size >= 24em) {
    .layers {
      grid-template-rows: auto minmax(2.5em, auto);
    }
  }

  .layers > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  .body > * + *:not(:empty) {
    margin-block-start: var(--_gap);
  }

  .covered {
    visibility: hidden;
  }

  .layers > .alerts {
    display: contents;
  }

  .messages {
    grid-area: 2 / 1;
    font-size: 0.875em;
  }

  .cover {
    grid-area: 1 / 1 / -1;
    align-self: start;
  }

  .cover:not(.box):not(:has(.box)) {
    display: none;
  }

  .wallets:has(.or[hidden]) + .fields {
    margin-block-start: 0;
  }

  .or {
    display: flex;
    align-items: center;
    gap: var(--_gap);
    margin-block-start: var(--_gap);
    color: var(--_color-muted);
    font-size: 0.875em;
  }

  .or::before,
  .or::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid color-mix(in srgb, var(--_color-border) 50%, transparent);
  }

  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 10px var(--_gap);
  }

  .field {
    display: grid;
    flex: 1 1 7rem;
    gap: 6px;
    align-content: start;
    min-inline-size: 0;
  }

  .field:is([data-name='number'], [data-name='card']),
  .field:is([data-name='name'], [data-name='email'], [data-name='phone']),
  .field:is([data-name='country'], [data-name='line1'], [data-name='line2']) {
    flex-basis: 100%;
  }

  input.input,
  select.input {
    inline-size: 100%;
    color: inherit;
    font: inherit;
  }

  .label {
    font-size: 0.9375em;
    font-weight: var(--_label-weight);
    cursor: default;
  }

  .input {
    display: grid;
    align-items: center;
    min-block-size: var(--_size);
    padding-inline: var(--_field-padding);
    border: solid var(--_color-border);
    border-width: var(--_field-borders);
    border-radius: var(--_field-radius);
    background: var(--_field-background);
    box-shadow: var(--_shadow);
    cursor: text;
  }

  .input:hover {
    border-color: var(--_color-text);
  }

  .input[data-focused],
  .input:focus-visible {
    border-color: var(--_focus-color);
    outline: var(--_focus-width) solid var(--_focus-color);
    outline-offset: 0;
  }

  .input[data-invalid] {
    border-color: var(--_color-danger);
  }

  .input[data-invalid]:is([data-focused], :focus-visible) {
    outline-color: var(--_color-danger);
  }

  .field:is([data-name='payment'], [data-name='address']) {
    flex-basis: 100%;
    gap: 0;
  }

  .field:is([data-name='payment'], [data-name='address']) .input {
    align-items: start;
    padding: 0;
    border: 0;
    outline: 0;
    background: none;
    box-shadow: none;
  }

  .field[data-name='payment'] .input {
    min-block-size: 237px;
  }

  .inert .input,
  .inert .input:hover {
    border-color: var(--_color-border);
    opacity: 0.6;
    cursor: not-allowed;
  }

  .input > slot {
    display: block;
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  .loading .input::before {
    --_bone: color-mix(in srgb, var(--_color-placeholder) 35%, transparent);

    content: '' / '';
    grid-area: 1 / 1;
    inline-size: min(9em, 60%);
    block-size: 0.75em;
    border-radius: 0.375em;
    background: var(--_bone);
  }

  .loading [data-name='payment'] .input::before {
    --_half: calc(50% - var(--_gap) / 2) 44px;

    inline-size: 100%;
    block-size: 237px;
    border-radius: 0;
    background:
      linear-gradient(var(--_bone) 0 0) 0 24px / 100% 44px,
      linear-gradient(var(--_bone) 0 0) 0 102px / var(--_half),
      linear-gradient(var(--_bone) 0 0) 100% 102px / var(--_half),
      linear-gradient(var(--_bone) 0 0) 0 180px / var(--_half),
      linear-gradient(var(--_bone) 0 0) 100% 180px / var(--_half);
    background-repeat: no-repeat;
  }

  .below {
    min-block-size: 1.4em;
    font-size: 0.875em;
  }

  .field:is([data-name='expiry'], [data-name='cvc'], [data-name='city'], [data-name='state']) .below,
  .field[data-name='postal_code'] .below,
  .consent .below {
    min-block-size: 2.8em;
  }

  .hint {
    color: var(--_color-muted);
  }

  .error {
    color: var(--_color-danger);
  }

  .error::before {
    content: '⚠\\FE0E' / '';
    margin-inline-end: 0.4em;
  }

  .sum {
    display: flex;
    justify-content: space-between;
    gap: var(--_gap);
    padding-block: 12px;
    border-block-start: 1px solid color-mix(in srgb, var(--_color-border) 50%, transparent);
    font-weight: 600;
  }

  .sum strong {
    font-size: 1.125em;
    font-variant-numeric: tabular-nums;
  }

  .consent label {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 44px;
    cursor: pointer;
  }

  .consent input {
    flex: none;
    inline-size: 22px;
    block-size: 22px;
    margin: 0;
    accent-color: var(--_color-accent);
  }

  button {
    min-block-size: var(--_size);
    padding: 10px 20px;
    border: 1px solid transparent;
    border-radius: var(--_button-radius);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button:focus-visible,
  .notice:focus-visible,
  .consent input:focus-visible {
    outline: var(--_focus-width) solid var(--_focus-color);
    outline-offset: 2px;
  }

  :is(h2, .anchor, .attached):focus {
    outline: none;
  }

  .submit {
    position: relative;
    inline-size: 100%;
    background: var(--_color-accent);
    color: var(--_color-on-accent);
  }

  .submit:hover:not([aria-disabled='true']) {
    background: color-mix(in srgb, var(--_color-accent) 88%, var(--_color-text));
  }

  .submit[aria-disabled='true'] {
    cursor: not-allowed;
    opacity: 0.7;
  }

  .submit[data-busy] {
    cursor: progress;
    opacity: 1;
  }

  .secondary {
    border-color: currentColor;
    background: transparent;
    color: inherit;
  }

  .spinner {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 12px;
    inline-size: 1.1em;
    block-size: 1.1em;
    margin-block: auto;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 4s;
    }
  }

  .notice {
    overflow-wrap: anywhere;
  }

  .notice a {
    color: inherit;
  }

  .notice:not(.box) .title::after {
    content: '.';
  }

  .box {
    display: grid;
    justify-items: start;
    gap: 8px;
    padding: 14px 16px;
    border: 1px solid currentColor;
    border-radius: var(--_radius);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .notice h2,
  .notice .title {
    font-size: 1em;
    font-weight: 700;
  }

  .notice.danger {
    color: var(--_color-danger);
  }

  .notice.caution {
    color: var(--_color-notice);
  }

  .box.danger {
    background: var(--_color-danger-surface);
  }

  .box.caution {
    background: var(--_color-notice-surface);
  }

  .notice.success {
    background: var(--_color-success-surface);
    color: var(--_color-success);
  }

  .quiet {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .input:is([data-focused], :focus-visible) {
      outline-color: Highlight;
    }

    .submit {
      border-color: ButtonText;
    }

    .spinner {
      border-color: CanvasText;
      border-inline-end-color: Canvas;
      forced-color-adjust: none;
    }
  }
`;
