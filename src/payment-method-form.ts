import type {Stripe, StripeElements} from '@stripe/stripe-js';
import type {TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import type {Connection} from './attempt-ports.js';
import type {BillingDetails} from './billing.js';
import {Deferred} from './deferred.js';
import {PaymentMethodFormError} from './errors.js';
import {
  PaymentMethodAttachedEvent,
  PaymentMethodChangeEvent,
  PaymentMethodErrorEvent,
  PaymentMethodReadyEvent,
  PaymentMethodStateEvent,
  PaymentMethodUnknownEvent,
  type FormState,
} from './events.js';
import {FormControl} from './form-control.js';
import {FormModel} from './form-model.js';
import {Speech} from './locales/speech.js';
import type {AuthToken} from './org-api/authorization.js';
import type {OrgContract} from './org-api/contract.js';
import {Outcomes, type CardSummary, type Outcome} from './outcome.js';
import {readAppearance, readFrameStyle} from './stripe/frame-style.js';
import {readFonts} from './stripe/web-fonts.js';
import type {Ending} from './submission/ending.js';
import type {CardFieldName, Failure, FieldName} from './submission/failure.js';
import {readText} from './text.js';
import {clickedField, renderForm} from './view/form.js';
import {resolveLocale, watchLang} from './view/locale.js';
import {failureMessage, type MessageKey, type Messages} from './view/messages.js';
import {formatMoney} from './view/money.js';
import {present, type Snapshot} from './view/present.js';
import {styles} from './view/styles.js';
import {tokens} from './view/tokens.js';

/** What `amount`, `timeout` and other values from attributes may be before they are checked. */
type Unchecked<T> = T | string | null | undefined;

/**
 * Takes a card through Stripe Elements, so that raw card numbers never reach the org's API, and hands the resulting token or
 * payment method to the org's endpoint.
 *
 * @summary A card form that saves a payment method to an organization.
 *
 * @slot heading - Above the form.
 * @slot legal - Terms or a mandate, between the fields and the button.
 * @slot submit - Content of the button.
 * @slot attached - The view after a success.
 * @slot footer - Below the form.
 *
 * @csspart form - The form.
 * @csspart field - A field with its label and message.
 * @csspart label - The label of a field.
 * @csspart input - The box around one of Stripe's frames, or an input for a billing detail.
 * @csspart hint - The help below a field.
 * @csspart error - The error below a field, or the box with an error of the whole form.
 * @csspart summary - The line with the sum.
 * @csspart legal - Around the `legal` slot.
 * @csspart consent - The agreement to the sum.
 * @csspart wallets - The buttons of wallets.
 * @csspart submit - The button.
 * @csspart spinner - The sign in the button that it is at work.
 * @csspart status - What is going on, for screen readers; and the box about an unknown outcome.
 * @csspart attached - The view after a success.
 *
 * @cssstate loading - Stripe's fields are on their way.
 * @cssstate ready - The fields can be filled in.
 * @cssstate complete - Everything is filled in and well-formed.
 * @cssstate invalid - Something that was typed, or left out, must be mended.
 * @cssstate submitting - An attempt is running.
 * @cssstate authenticating - The bank checks the cardholder (3-D Secure).
 * @cssstate attached - The endpoint took the payment method.
 * @cssstate failed - It is known that nothing was saved; or the form is not set up correctly, or could not be loaded.
 * @cssstate unknown - It cannot be told whether it was saved.
 *
 * @fires {PaymentMethodReadyEvent} payment-method-ready - The card fields can be used.
 * @fires {PaymentMethodChangeEvent} payment-method-change - What was typed changed.
 * @fires {PaymentMethodSubmitEvent} payment-method-submit - An attempt is about to start. Cancelable; `waitUntil` makes it wait.
 * @fires {PaymentMethodRequestEvent} payment-method-request - The request is about to be sent. Cancelable, amendable, `respondWith`.
 * @fires {PaymentMethodAttachedEvent} payment-method-attached - The endpoint took the payment method.
 * @fires {PaymentMethodErrorEvent} payment-method-error - Something is known to have gone wrong.
 * @fires {PaymentMethodUnknownEvent} payment-method-unknown - It cannot be told whether the payment method was saved.
 * @fires {PaymentMethodStateEvent} payment-method-state - The form went from one state to another.
 */
export class PaymentMethodForm extends FormControl {
  static override styles = [tokens, styles];

  /** Stripe publishable key, `pk_test_…` or `pk_live_…`. */
  @property({attribute: 'publishable-key'}) publishableKey: Unchecked<string>;
  /** Connected account, `acct_…`. */
  @property({attribute: 'stripe-account'}) stripeAccount: Unchecked<string>;
  /** URL of the org endpoint. `{orgId}` in it is replaced by the encoded org id. HTTPS, or loopback. */
  @property() endpoint: Unchecked<string>;
  /** The organization. */
  @property({attribute: 'org-id'}) orgId: Unchecked<string>;
  /** How the endpoint is spoken: `catalyze`, `gatego-intent`, `gatego-attach`; as a property also an object of one's own. */
  @property() contract: Unchecked<string> | OrgContract = 'catalyze';
  /** Sent as `X-Api-Key`: a browser key, public by design. */
  @property({attribute: 'api-key'}) apiKey: Unchecked<string>;
  /** Bearer token of the org's API, or a function that gives it; called with `{refresh: true}` once after a 401. Never an attribute. */
  @property({attribute: false}) authToken: AuthToken | undefined;
  /** Extra request headers. */
  @property({attribute: false}) headers: Readonly<Record<string, string>> | undefined;
  /** As in `fetch`. */
  @property() credentials: Unchecked<RequestCredentials> = 'same-origin';
  /** Name of the header that carries the organization, for `gatego-intent`. */
  @property({attribute: 'org-header'}) orgHeader: Unchecked<string> = 'organization_id';
  /** Name of the header to send the attempt's idempotency key in. None by default: the API must allow it in CORS. */
  @property({attribute: 'idempotency-header'}) idempotencyHeader: Unchecked<string>;
  /** In the currency's smallest unit; shown and agreed to before anything is sent. */
  @property() amount: Unchecked<number>;
  /** ISO 4217, e.g. `usd`. */
  @property() currency: Unchecked<string>;
  /** Passed on with the payment intent. */
  @property() description: Unchecked<string>;
  /** Where Stripe sends the receipt to. */
  @property({attribute: 'receipt-email'}) receiptEmail: Unchecked<string>;
  /** Lets the server confirm the payment, and fail it where a challenge would be needed. */
  @property({type: Boolean, attribute: 'error-on-requires-action'}) errorOnRequiresAction = false;
  /** Passed on with `gatego-attach`. */
  @property() email: Unchecked<string>;
  /** With `catalyze`: also make the card the default. */
  @property({type: Boolean, attribute: 'make-default'}) makeDefault = false;
  /**
   * `split` (number, expiry, CVC, each with a label), `card` (one line) or `payment` (Stripe's Payment Element, for cards; not
   * where the endpoint takes a token).
   */
  @property() layout: Unchecked<string> = 'split';
  /** Billing details to ask for: any of `name email phone postal-code address`. */
  @property() collect: Unchecked<string>;
  /** Prefilled billing details, in Stripe's names and shape; Stripe is told also those that are not asked for. */
  @property({attribute: false}) billingDetails: BillingDetails | undefined;
  /** Networks for a card that runs on several, the most wanted first: `cartes_bancaires visa`. */
  @property({attribute: 'preferred-network'}) preferredNetwork: Unchecked<string>;
  /** `outlined` (default), `filled` or `plain`: the boxes of the fields. The tokens say the rest. */
  @property({reflect: true}) theme: Unchecked<string>;
  /** Buttons above the card for the wallets that Stripe finds (Apple Pay, Google Pay); not where the endpoint takes a token. */
  @property({type: Boolean}) wallets = false;
  /** `auto` (the nearest `lang`, then the browser's), or a language tag. */
  @property() locale: Unchecked<string> = 'auto';
  /** Overrides of single strings. */
  @property({attribute: false}) messages: Partial<Record<MessageKey, string>> | undefined;
  /** Text of the button. */
  @property({attribute: 'submit-label'}) submitLabel: Unchecked<string>;
  /**
   * No button of ours: the host form's submit, or `submit()`, starts. The host's own listeners see the submit once the card
   * is attached and the form carries the credential; `payment-method-submit` is the place for a veto.
   */
  @property({type: Boolean, attribute: 'no-submit'}) noSubmit = false;
  /** `lazy`: Stripe is loaded when the form comes near the screen; else (`eager`) at once. */
  @property() loading: Unchecked<'eager' | 'lazy'> = 'eager';
  /** Milliseconds for one request. */
  @property() timeout: Unchecked<number>;
  /** Where a bank that insists on a page of its own sends the person back to. */
  @property({attribute: 'return-url'}) returnUrl: Unchecked<string>;
  /** Id of the user: with `catalyze`, the form is shown only when the organization lets this user pay. */
  @property({attribute: 'check-permission'}) checkPermission: Unchecked<string>;
  readonly #model = new FormModel(this, {
    onReady: () => {
      this.#ready.resolve();
      this.#updateState();
      if (this.#retried && this.#hasFocus) this.focus();
      this.#retried = false;
      this.dispatchEvent(new PaymentMethodReadyEvent());
    },
    onLoadFailure: (failure) => {
      this.#updateState();
      if (this.#retried) this.#focusSoon('.cover button');
      this.#tellError(failure);
    },
    onChange: () => {
      const {complete, empty, brand} = this.#model;
      this.dispatchEvent(new PaymentMethodChangeEvent(complete, empty, brand));
    },
    onEnter: () => {
      this.#onEnter();
    },
    onEnding: (ending) => {
      this.setFormValue(ending.status === 'attached' ? ending.credential.id : null);
    },
    onStateChange: () => {
      this.#updateState();
    },
    onRefused: (failure) => {
      this.dispatchEvent(new PaymentMethodErrorEvent(this.#toError(failure)));
    },
    onEnded: (ending) => {
      this.#onEnded(ending);
    },
  });
  readonly #errors = new WeakMap<Failure, PaymentMethodFormError>();
  readonly #outcomes = new Outcomes(
    (failure) => this.#toError(failure),
    (ending) => this.#model.timingsOf(ending),
  );
  readonly #speech = new Speech(() => {
    this.requestUpdate();
  });
  #ready = new Deferred();
  #state: FormState = 'loading';
  #toldMisconfiguration = '';
  #hostSubmitWaits = false;
  #held = false;
  /** A person had a failed load tried again: the button that had the focus is gone. */
  #retried = false;
  #unwatchLang: (() => void) | undefined;
  readonly #onLook = (): void => {
    this.requestUpdate();
  };

  /** Where the form stands; also a custom state for CSS. */
  get state(): FormState {
    return this.#state;
  }

  /** Whether the card is filled in and well-formed. */
  get complete(): boolean {
    return this.#model.complete;
  }

  /** The card that was attached: brand, last four digits, expiry. */
  get card(): CardSummary | undefined {
    return this.outcome?.status === 'attached' ? this.outcome.card : undefined;
  }

  /** What is wrong at the moment: with the configuration, the load, or the last attempt. */
  get error(): PaymentMethodFormError | undefined {
    const {failure} = this.#model;
    return failure && this.#toError(failure);
  }

  /** How the last attempt ended; `undefined` before, while one runs, and once something was changed after it. */
  get outcome(): Outcome | undefined {
    const {submission} = this.#model;
    return submission.status === 'ended' ? this.#outcomes.of(submission.ending) : undefined;
  }

  /** The Stripe instance, once it is there. */
  get stripe(): Stripe | undefined {
    return this.#model.cardFields?.stripe;
  }

  /** The group of Stripe elements, once it is there. */
  get elements(): StripeElements | undefined {
    return this.#model.cardFields?.elements;
  }

  /** Resolves when the card fields can be used; rejects with a `PaymentMethodFormError` when they cannot. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  /**
   * Saves the card: validates, makes the credential, sends it, authenticates. While an attempt runs, its promise is shared.
   * Never rejects: how it ended is in the outcome.
   */
  submit(): Promise<Outcome> {
    return this.#outcomes.promiseOf(this.#model.submit());
  }

  /** Finds out what became of an attempt that ended `unknown`. */
  reconcile(): Promise<Outcome> {
    return this.#outcomes.promiseOf(this.#model.reconcile());
  }

  /** Empties the form. An attempt that was already sent goes on. */
  override reset(): void {
    this.#model.reset();
    this.setFormValue(null);
  }

  /** Loads Stripe and its fields anew, e.g. after a failed load. */
  reload(): void {
    this.#renewReady();
    this.#model.reload();
  }

  /** Focuses the first field that must be mended, else the first. */
  override focus(): void {
    const field = this.#model.fieldToFocus();
    if (field) this.#focusField(field);
  }

  constructor() {
    super();
    // The browser cannot put its bubble or the focus into a frame of another origin: the form says itself what is missing.
    this.addEventListener('invalid', (event) => {
      if (!this.validity.valueMissing || this.validity.customError) return;
      event.preventDefault();
      this.#model.pointOutMissing();
      if (this.form?.querySelector(':invalid') === this) this.focus();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#renewReady();
    this.#followLang();
    this.ownerDocument.fonts.addEventListener('loadingdone', this.#onLook);
  }

  /** A browser that has `moveBefore` then calls neither of the two others, and what was typed stays. */
  connectedMoveCallback(): void {
    this.#model.moved();
    this.#followLang();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchLang?.();
    this.ownerDocument.fonts.removeEventListener('loadingdone', this.#onLook);
    queueMicrotask(() => {
      if (!this.isConnected) this.#model.cancel('disconnected');
    });
  }

  /** @internal */
  get connection(): Connection {
    return {
      authToken: () => this.authToken,
      headers: this.headers,
      makeDefault: this.makeDefault,
    };
  }

  /** @internal */
  get isInert(): boolean {
    return this.isDisabled;
  }

  /** @internal */
  performPendingUpdate(): void {
    if (this.isUpdatePending) this.performUpdate();
  }

  /** What became of an open attempt must not be lost by a reset of the form around it. */
  override formResetCallback(): void {
    if (this.state !== 'unknown') this.reset();
  }

  protected override onHostSubmit(event: SubmitEvent): void {
    if (!this.noSubmit || this.isDisabled || this.state === 'attached') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#hostSubmitWaits) return;
    this.#hostSubmitWaits = true;
    void this.submit().then((outcome) => {
      this.#hostSubmitWaits = false;
      if (outcome.status === 'attached') this.#submitHostForm(event.submitter);
    });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('click', (event) => {
      const name = clickedField(event) as CardFieldName | undefined;
      if (name) this.#model.cardFields?.focus(name);
    });
    return root;
  }

  protected override willUpdate(): void {
    this.#speech.speak(this.#locale);
    this.#model.configure(this, document.baseURI);
  }

  protected override render(): TemplateResult {
    return renderForm(present(this.#snapshot()), {
      onSubmit: () => void this.submit(),
      onEnter: () => {
        this.#onEnter();
      },
      onBilling: (name, value) => {
        this.#model.setBilling(name, value);
      },
      onConsent: (given) => {
        this.#model.setConsent(given);
      },
      onFocus: (name) => {
        this.#focusField(name);
      },
      onLook: this.#onLook,
    });
  }

  protected override updated(): void {
    this.#keepFocus();
    this.#model.mountFields((layout) => {
      const box = this.renderRoot.querySelector<HTMLElement>('.input') ?? this;
      return {
        locale: this.#locale,
        fonts: readFonts(box),
        ...(layout === 'payment'
          ? {style: {}, appearance: readAppearance(box)}
          : {style: readFrameStyle(box), ...(this.wallets && {appearance: readAppearance(box)})}),
        disabled: this.isDisabled || this.#model.isHeld,
      };
    });
    this.#updateState();
    this.#tellMisconfiguration();
    this.setMissing(this.#missing());
  }

  /** A field that is held loses the focus: it goes where the attempt is told of, once, as a challenge may take it next. */
  #keepFocus(): void {
    const wasHeld = this.#held;
    this.#held = this.#model.isHeld;
    if (this.#held && !wasHeld && this.#model.focused)
      this.renderRoot.querySelector<HTMLElement>('.submit')?.focus();
  }

  /** With a button of ours the card must be saved before the host form may go; without one, that submit saves it. */
  #missing(): string {
    if (!this.required || this.state === 'attached') return '';
    if (!this.complete) return this.#messages['error.incomplete_card'];
    return this.noSubmit ? '' : this.#messages['error.not-attached'];
  }

  get #locale(): string {
    return resolveLocale(this.locale, this);
  }

  get #messages(): Messages {
    const own = Object.entries(this.messages ?? {}).filter(([, text]) => typeof text === 'string');
    return {...this.#speech.words.strings, ...Object.fromEntries(own)};
  }

  #format(sum: {readonly amount: number; readonly currency: string} | undefined): string | undefined {
    return sum && formatMoney(sum.amount, sum.currency, this.#locale);
  }

  #snapshot(): Snapshot {
    const {misconfigured, load, shownFields, wallets, brand, submission, showMissing, consentGiven} =
      this.#model;
    const {open, sum, attemptSum, canReconcile, checkedInVain, triedTooEarly, cardLost, waited} = this.#model;
    return {
      messages: this.#messages,
      misconfigured,
      load,
      fields: shownFields,
      wallets,
      billing: this.#model.billing,
      locale: this.#locale,
      language: this.#speech.words.language,
      brand,
      submission,
      showMissing,
      sum: this.#format(sum),
      attemptSum: this.#format(attemptSum),
      open,
      canReconcile,
      checkedInVain,
      waited,
      triedTooEarly,
      cardLost,
      consentGiven,
      disabled: this.isDisabled,
      submitLabel: readText(this.submitLabel),
      hasSubmit: !this.noSubmit,
      actions: {
        reload: () => {
          this.#retried = true;
          this.reload();
        },
        reconcile: () => void this.reconcile(),
        reset: () => {
          this.reset();
          // The fields are hidden until then, and a hidden frame cannot take the focus.
          void this.updateComplete.then(() => {
            this.focus();
          });
        },
      },
    };
  }

  /** The button that was pressed may have been replaced since. */
  #submitHostForm(submitter: HTMLElement | null): void {
    const {form} = this;
    const stillThere = submitter && form && [...form.elements].includes(submitter);
    form?.requestSubmit(stillThere ? submitter : null);
  }

  #onEnded(ending: Ending): void {
    const outcome = this.#outcomes.of(ending);
    switch (outcome.status) {
      case 'attached':
        this.#focusSoon('#attached-title');
        this.dispatchEvent(
          new PaymentMethodAttachedEvent(outcome.credential, outcome.card, outcome.warnings),
        );
        break;
      case 'failed':
        this.#focusFirstFailure(ending);
        this.dispatchEvent(new PaymentMethodErrorEvent(outcome.error));
        break;
      case 'unknown':
        this.#focusSoon('.cover button');
        this.dispatchEvent(new PaymentMethodUnknownEvent(outcome.error));
        break;
      case 'canceled':
        break;
    }
  }

  #focusFirstFailure(ending: Ending): void {
    const field = ending.status === 'failed' ? ending.failures[0].field : undefined;
    if (!field) return;
    if (this.#ownInput(field)) this.#focusSoon(selectorOf(field));
    // What was disabled for the attempt cannot take the focus before.
    else
      void this.updateComplete.then(() => {
        this.#focusField(field);
      });
  }

  #focusField(field: FieldName): void {
    const own = this.#ownInput(field);
    if (own) own.focus();
    else this.#model.cardFields?.focus(field as CardFieldName);
  }

  #ownInput(field: FieldName): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(selectorOf(field));
  }

  #onEnter(): void {
    if (this.noSubmit && this.form) this.form.requestSubmit();
    else void this.submit();
  }

  /** The language may be another one at another place, and may become another one there. */
  #followLang(): void {
    this.#unwatchLang?.();
    this.requestUpdate();
    this.#unwatchLang = watchLang(this, () => {
      this.requestUpdate();
    });
  }

  /** Moves the focus after the next rendering, unless the person has gone elsewhere on the page. */
  #focusSoon(selector: string): void {
    if (this.#hasFocus)
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** Whether the focus is in the form, or was on something of it that is gone. */
  get #hasFocus(): boolean {
    const here = this.shadowRoot?.activeElement ?? this.#model.focused;
    return Boolean(here) || document.activeElement === document.body;
  }

  #updateState(): void {
    const previous = this.#state;
    const {state} = this.#model;
    this.#state = state;
    this.setCustomState(state);
    if (state === 'loading') this.#renewReady();
    if (state === previous) return;
    const {timings} = this.#model;
    this.dispatchEvent(new PaymentMethodStateEvent(state, previous, this.outcome, timings));
  }

  /** Once for each mistake, on the page, in the console and as an event. */
  #tellMisconfiguration(): void {
    const {misconfigured} = this.#model;
    const told = JSON.stringify(misconfigured ?? '');
    if (told === this.#toldMisconfiguration) return;
    this.#toldMisconfiguration = told;
    if (!misconfigured) {
      this.#renewReady();
      return;
    }
    console.error(`<payment-method-form> ${failureMessage(this.#messages, misconfigured)}`);
    this.#tellError(misconfigured);
  }

  #tellError(failure: Failure): void {
    const error = this.#toError(failure);
    this.#renewReady();
    this.#ready.reject(error);
    this.dispatchEvent(new PaymentMethodErrorEvent(error));
  }

  #renewReady(): void {
    if (this.#ready.settled) this.#ready = new Deferred();
  }

  /** The same object for the same failure. */
  #toError(failure: Failure): PaymentMethodFormError {
    const known =
      this.#errors.get(failure) ??
      new PaymentMethodFormError(failure, failureMessage(this.#messages, failure));
    this.#errors.set(failure, known);
    return known;
  }
}

/** Where a field that is an input of ours stands. */
const selectorOf = (field: FieldName): string => (field === 'consent' ? '#consent' : `#billing-${field}`);

declare global {
  interface HTMLElementTagNameMap {
    'payment-method-form': PaymentMethodForm;
  }
}
