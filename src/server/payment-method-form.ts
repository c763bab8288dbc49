import {noChange, type TemplateResult} from 'lit';
import {Billing} from '../billing.js';
import {isFailure, readConfiguration} from '../configuration/configuration.js';
import {languageOf} from '../locales/language.js';
import {PaymentMethodForm as BrowserForm} from '../payment-method-form.js';
import {setupOf} from '../setup.js';
import {fieldsOf} from '../stripe/fields-setup.js';
import {readText} from '../text.js';
import {renderForm} from '../view/form.js';
import {canonical} from '../view/locale.js';
import {formatMoney} from '../view/money.js';
import {present, type Snapshot} from '../view/present.js';
import type {FormHandlers, FormView} from '../view/view-model.js';
import {wordsOf} from './languages.js';

/** Where the endpoint is does not show: any page stands for the one that is rendered. */
const ANY_PAGE = 'https://localhost/';

/**
 * The form as a server renders it: what a browser shows while Stripe's fields load. It asks nobody, and is the same for the same
 * attributes and properties.
 */
export class PaymentMethodForm extends BrowserForm {
  protected override willUpdate(): void {
    // Everything that the base class would bring or follow belongs to a page.
  }

  protected override render(): TemplateResult {
    return renderForm(viewOf(this), NO_HANDLERS);
  }
}

/** Nobody can do anything yet: nothing is ticked or chosen, and there is nothing to choose from. */
function viewOf(form: PaymentMethodForm): FormView {
  const view = present(snapshotOf(form));
  return {
    ...view,
    consent: {given: noChange},
    billing: view.billing.map((field) => (field.countries ? {...field, countries: []} : field)),
  };
}

function snapshotOf(form: PaymentMethodForm): Snapshot {
  const configuration = readConfiguration(form, ANY_PAGE);
  const usable = isFailure(configuration) ? undefined : configuration;
  const billing = new Billing();
  billing.configure(usable?.collect ?? [], form.billingDetails, usable?.layout === 'payment');
  const locale = localeOf(form);
  const words = wordsOf(languageOf(locale));
  const own = Object.entries(form.messages ?? {}).filter(([, text]) => typeof text === 'string');
  const sum = usable?.sum && formatMoney(usable.sum.amount, usable.sum.currency, locale);
  return {
    messages: {...words.strings, ...Object.fromEntries(own)},
    misconfigured: isFailure(configuration) ? configuration : undefined,
    load: 'loading',
    fields: (usable ? fieldsOf(setupOf(usable)) : []).map((name) => ({
      ...{name, slot: 'server', complete: false, focused: false},
    })),
    wallets: usable?.wallets === true ? {slot: 'server', isAvailable: false} : undefined,
    billing: billing.fields,
    locale,
    language: words.language,
    brand: 'unknown',
    submission: {status: 'idle'},
    sum,
    attemptSum: sum,
    ...{open: undefined, canReconcile: false, checkedInVain: false, waited: 'no', triedTooEarly: false},
    ...{showMissing: false, cardLost: false, consentGiven: false, customError: '', tellsSuccess: false},
    disabled: form.disabled,
    submitLabel: readText(form.submitLabel),
    hasSubmit: !form.noSubmit,
    actions: {reload: ignore, reconcile: ignore, reset: ignore},
  };
}

/** A server sees the tag alone: neither the page around it nor the reader's browser, and its own language is nobody's. */
function localeOf(form: PaymentMethodForm): string {
  const {locale} = form;
  const wanted = !locale || locale === 'auto' ? form.getAttribute('lang') : locale;
  return canonical(wanted ?? undefined) ?? 'en';
}

const ignore = (): void => undefined;

const NO_HANDLERS: FormHandlers = {
  onSubmit: ignore,
  onConsent: () => false,
  onBilling: ignore,
  onBillingLeft: ignore,
  onInvalid: ignore,
  onFocus: ignore,
  onLook: ignore,
};
