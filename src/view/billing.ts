import {html, nothing, type TemplateResult} from 'lit';
import type {BillingInput} from '../billing.js';
import type {BillingFieldView, FormHandlers, FormView} from './view-model.js';

/** Tokens of `autocomplete` (HTML, "Autofill"), all for the billing address. */
const AUTOFILL: Readonly<Record<BillingInput, string>> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
  country: 'country',
  line1: 'address-line1',
  line2: 'address-line2',
  city: 'address-level2',
  state: 'address-level1',
  postal_code: 'postal-code',
};

/** Keyboards of telephones; each is also the type of the input. */
const KEYBOARDS: Readonly<Partial<Record<BillingInput, 'email' | 'tel'>>> = {email: 'email', phone: 'tel'};

/** Each at a place of its own, whatever else is asked for: who types in one stays in it. */
export function renderBillingFields(view: FormView, handlers: FormHandlers): unknown[] {
  return Object.keys(AUTOFILL).map((name) => {
    const field = view.billing.find((one) => one.name === name);
    return field ? renderBillingField(field, view, handlers) : nothing;
  });
}

/** An input of ours for a billing detail, with its label and what must be mended. Never for the card. */
function renderBillingField(
  field: BillingFieldView,
  {inert, disabled, summary}: FormView,
  {onBilling, onBillingLeft}: FormHandlers,
): TemplateResult {
  const {name, label, value, required, error, countries} = field;
  const [id, below] = [`billing-${name}`, `below-billing-${name}`];
  const autocomplete = `billing ${AUTOFILL[name]}`;
  const invalid = error !== undefined;
  const onInput = (event: Event): void => {
    onBilling(name, (event.currentTarget as HTMLInputElement | HTMLSelectElement).value);
  };
  const onLeft = (): void => {
    onBillingLeft(name);
  };
  return html`<div class="field" part="field" data-name=${name}>
    <label class="label" part="label" for=${id}>${label}</label>
    ${
      countries
        ? html`<select
            class="input"
            part="input"
            id=${id}
            autocomplete=${autocomplete}
            ?required=${required}
            ?disabled=${inert}
            ?data-invalid=${invalid}
            aria-invalid=${invalid}
            aria-describedby=${below}
            @change=${(event: Event) => {
              onInput(event);
              onLeft();
            }}
          >
            <option value="" .selected=${value === ''}></option>
            ${countries.map(
              ([code, text]) => html`<option value=${code} .selected=${code === value}>${text}</option>`,
            )}
          </select>`
        : html`<input
            class="input"
            part="input"
            id=${id}
            type=${KEYBOARDS[name] ?? 'text'}
            inputmode=${KEYBOARDS[name] ?? 'text'}
            autocomplete=${autocomplete}
            .value=${value}
            ?required=${required}
            ?readonly=${inert}
            ?disabled=${disabled}
            ?data-invalid=${invalid}
            aria-invalid=${invalid}
            aria-describedby=${below}
            @input=${onInput}
            @change=${onLeft}
          />`
    }
    <div class="below" id=${below} aria-live=${summary ? 'off' : 'polite'}>
      ${error === undefined ? nothing : html`<span class="error" part="error">${error}</span>`}
    </div>
  </div>`;
}
