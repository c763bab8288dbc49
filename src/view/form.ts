import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import {renderBillingFields} from './billing.js';
import {onEnter} from './on-enter.js';
import type {AttachedView, FieldView, FormHandlers, FormView, NoticeView, SummaryView} from './view-model.js';

/** Of the languages that there are. */
const RIGHT_TO_LEFT = /^(ar|he)\b/;

/** The whole form. Live regions stand there before they speak; the fields' slots stay where they are in every state. */
export function renderForm(view: FormView, handlers: FormHandlers): TemplateResult {
  const {attached, fields, messages, notice, submit} = view;
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    handlers.onSubmit();
  };
  return html`
    <slot name="heading"></slot>
    <form
      part="form"
      lang=${view.language}
      dir=${RIGHT_TO_LEFT.test(view.language) ? 'rtl' : 'ltr'}
      class=${`${view.inert ? 'inert' : ''} ${view.loading ? 'loading' : ''}`}
      novalidate
      method="dialog"
      @submit=${onSubmit}
      @keydown=${onEnter(handlers.onSubmit)}
    >
      <div class="quiet" role="status" part="status">${view.progress}</div>
      <div class="anchor" tabindex="-1" @focus=${handlers.onInvalid}></div>
      <div class="watch" @transitionrun=${handlers.onLook} @animationstart=${handlers.onLook}></div>
      <div class="stage" role="group" aria-label=${messages['form.name']}>
        <div class="layers">
          <div
            class="body ${attached || notice?.covers ? 'covered' : ''}"
            aria-busy=${view.loading || submit?.busy === true}
          >
            ${view.wallets ? renderWallets(view, view.wallets) : nothing}
            ${fields ? html`<div class="fields">${fields.map((field) => renderField(field, view))}</div>` : nothing}
            ${
              view.billing.length > 0
                ? html`<div class="fields">${renderBillingFields(view, handlers)}</div>`
                : nothing
            }
            ${view.sum !== undefined && fields ? renderSum(view, view.sum, handlers) : nothing}
            <div part="legal" ?hidden=${!fields}><slot name="legal"></slot></div>
            ${submit ? renderSubmit(submit, view.inert) : nothing}
          </div>
          <div class="alerts" role="alert">
            <div class="cover">${notice?.covers ? renderNotice(notice) : nothing}</div>
            <div class="messages">
              ${notice && !notice.covers ? renderNotice(notice) : nothing}
              ${view.summary && !notice ? renderSummary(view.summary, handlers) : nothing}
              <p class="hint" aria-hidden="true" ?hidden=${view.patience === undefined}>${view.patience}</p>
            </div>
          </div>
          ${attached ? renderAttached(attached) : nothing}
        </div>
      </div>
    </form>
    <slot name="footer"></slot>
  `;
}

function renderWallets(
  {inert, messages}: FormView,
  {slot, isAvailable}: NonNullable<FormView['wallets']>,
): TemplateResult {
  return html`<div class="wallets" part="wallets" ?inert=${inert}>
    <slot name=${slot}></slot>
    <p class="or" ?hidden=${!isAvailable}>${messages['wallets.or']}</p>
  </div>`;
}

/** The field that a click on its label or box was meant for: a label in a shadow tree does nothing for a frame. */
export function clickedField(target: Element): string | undefined {
  return target.closest('.label, .input')?.closest<HTMLElement>('.field')?.dataset['name'];
}

/** Elements that draw their own labels and boxes. */
const DRAWN_BY_STRIPE: ReadonlySet<string> = new Set(['payment', 'address']);

function renderField(
  {name, label, slot, focused, error, hint}: FieldView,
  {summary}: FormView,
): TemplateResult {
  // Stripe's frame carries its own name for screen readers; this group adds what stands around it on the screen.
  return html`<div
    class="field"
    part="field"
    data-name=${name}
    role="group"
    aria-labelledby="label-${name}"
    aria-describedby="below-${name}"
  >
    <span class="label ${DRAWN_BY_STRIPE.has(name) ? 'quiet' : ''}" part="label" id="label-${name}"
      >${label}</span
    >
    <div class="input" part="input" ?data-focused=${focused} ?data-invalid=${error !== undefined}>
      <slot name=${slot}></slot>
    </div>
    <div class="below" id="below-${name}" aria-live=${summary ? 'off' : 'polite'}>
      ${
        error !== undefined
          ? html`<span class="error" part="error">${error}</span>`
          : hint !== undefined
            ? html`<span class="hint" part="hint">${hint}</span>`
            : nothing
      }
    </div>
  </div>`;
}

function renderSum(view: FormView, sum: string, handlers: FormHandlers): TemplateResult {
  const {consent, inert, messages} = view;
  const onChange = (event: Event): void => {
    const box = event.currentTarget as HTMLInputElement;
    box.checked = handlers.onConsent(box.checked);
  };
  return html`<div>
    <p class="sum" part="summary"><span>${messages['sum.label']}</span> <strong>${sum}</strong></p>
    <div class="consent" part="consent">
      <label>
        <input
          type="checkbox"
          id="consent"
          .checked=${consent.given}
          ?disabled=${inert}
          required
          aria-invalid=${consent.error !== undefined}
          aria-describedby="below-consent"
          @change=${onChange}
        />
        <span>${messages['consent.pay'].replace('{sum}', () => sum)}</span>
      </label>
      <div class="below" id="below-consent" aria-live=${view.summary ? 'off' : 'polite'}>
        ${consent.error === undefined ? nothing : html`<span class="error" part="error">${consent.error}</span>`}
      </div>
    </div>
  </div>`;
}

function renderSummary(summary: SummaryView, {onFocus}: FormHandlers): TemplateResult {
  return html`<p class="notice danger" part="error">
    ${summary.map((part) => {
      if (typeof part === 'string') return part;
      const onClick = (event: Event): void => {
        event.preventDefault();
        onFocus(part.name);
      };
      return html`<a href="#${part.name}" @click=${onClick}>${part.label}</a>`;
    })}
  </p>`;
}

/**
 * Not `disabled` while it is at work: that would drop the focus, and a screen reader would lose its place. Another label is
 * another element: nothing is seen to move.
 */
function renderSubmit({label, busy}: NonNullable<FormView['submit']>, inert: boolean): TemplateResult {
  return html`<button class="submit" part="submit" type="submit" aria-disabled=${inert} ?data-busy=${busy}>
    ${busy ? html`<span class="spinner" part="spinner"></span>` : nothing}
    <slot name="submit">${keyed(label, html`<span>${label}</span>`)}</slot>
  </button>`;
}

function renderNotice({tone, title, text, covers, actions = [], more}: NoticeView): TemplateResult {
  return html`<div
    class="notice ${tone} ${covers ? 'box' : ''}"
    part=${tone === 'danger' ? 'error' : 'status'}
    tabindex=${covers ? -1 : nothing}
  >
    ${title === undefined ? nothing : html`<strong class="title">${title}</strong>`}
    <span dir="auto">${text}</span>
    ${
      actions.length === 0
        ? nothing
        : html`<div class="actions">
            ${actions.map(
              ({label, run, busy}) =>
                html`<button class="secondary" type="button" aria-disabled=${busy === true} @click=${run}>
                  ${label}
                </button>`,
            )}
          </div>`
    }
    ${more === undefined ? nothing : html`<p>${more}</p>`}
  </div>`;
}

function renderAttached({title, card, warnings, again}: AttachedView): TemplateResult {
  return html`<div part="attached" class="attached cover notice box success" tabindex="-1">
    <slot name="attached">
      <h2 id="attached-title" tabindex="-1"><span aria-hidden="true">✓ </span>${title}</h2>
      ${card === undefined ? nothing : html`<p>${card}</p>`}
      ${warnings.map((warning) => html`<p>${warning}</p>`)}
      ${again ? html`<button class="secondary" type="button" @click=${again.run}>${again.label}</button>` : nothing}
    </slot>
  </div>`;
}
