import type {Stripe, StripeElements} from '@stripe/stripe-js';
import {adoptStyles, ReactiveElement, type TemplateResult} from 'lit';
import type {Connection} from './attempt-ports.js';
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
import {focusedElement, FormFocus} from './form-focus.js';
import {FormModel} from './form-model.js';
import {FormProperties} from './form-properties.js';
import {Speech} from './locales/speech.js';
import {Outcomes, type CardSummary, type Outcome} from './outcome.js';
import {FrameLook} from './stripe/frame-look.js';
import type {Ending} from './submission/ending.js';
import type {CardFieldName, Failure} from './submission/failure.js';
import {submitByEnter} from './submit-by-enter.js';
import {readText} from './text.js';
import {clickedField, renderForm} from './view/form.js';
import {resolveLocale, watchLang} from './view/locale.js';
import {failureMessage, type Messages} from './view/messages.js';
import {formatMoney} from './view/money.js';
import {placeOf} from './view/place.js';
import {present, type Snapshot} from './view/present.js';
import {styles} from './view/styles.js';
import {tokens} from './view/tokens.js';
import {nextTask} from './waiting.js';

/** Milliseconds for the words of what a server rendered; without them the form goes on in English. */
const WORDS_LIMIT = 2_000;

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
export class PaymentMethodForm extends FormProperties {
  static override styles = [tokens, styles];

  readonly #model = new FormModel(this, {
    onReady: () => {
      this.#ready.resolve();
      this.#updateState();
      if ((this.#retried && this.#focus.isFree) || this.#wantsFocusFrom === focusedElement()) this.focus();
      this.#retried = false;
      this.#wantsFocusFrom = undefined;
      this.dispatchEvent(new PaymentMethodReadyEvent());
    },
    onLoadFailure: (failure) => {
      this.#updateState();
      if (this.#retried) this.#focus.soon('.cover button');
      this.#wantsFocusFrom = undefined;
      this.#tellError(failure);
    },
    onChange: () => {
      const {complete, empty, brand} = this.#model;
      this.dispatchEvent(new PaymentMethodChangeEvent(complete, empty, brand));
    },
    onEnter: () => {
      this.#submitByPerson();
    },
    onEnding: (ending) => {
      this.setFormValue(ending.status === 'attached' ? ending.credential.id : null);
    },
    onStateChange: () => {
      this.#updateState();
    },
    onStale: () => {
      this.reset();
    },
    onRefused: (failure) => {
      this.dispatchEvent(new PaymentMethodErrorEvent(this.#toError(failure)));
    },
    onEnded: (ending) => {
      this.#onEnded(ending);
    },
  });
  readonly #focus = new FormFocus(this, this.#model);
  readonly #look = new FrameLook(this);
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
  /** Somebody wanted to go on with a card that is complete, and not saved. */
  #mustSaveFirst = false;
  /** A person had a failed load tried again: the button that had the focus is gone. */
  #retried = false;
  /** What had the focus when somebody asked for it while there was nothing here to take it. */
  #wantsFocusFrom: Element | null | undefined;
  /** What had the focus at the last submit: an answer may move it from there, and from nowhere else on the page. */
  #submittedFrom: Element | null = null;
  /** The success is told by where the focus goes, or else, where that stays, by words. */
  #tellsSuccess = false;
  #unwatchLang: (() => void) | undefined;

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
    this.#submittedFrom = focusedElement();
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
    if (this.#model.load === 'loading') this.#wantsFocusFrom = focusedElement();
    if (field) this.#focus.toField(field);
  }

  constructor() {
    super();
    this.addEventListener('click', (event) => {
      const target = event.composedPath()[0] as Element;
      // What a label for the form does.
      if (target === this) this.focus();
      const name = clickedField(target) as CardFieldName | undefined;
      if (name) this.#model.cardFields?.focus(name);
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#renewReady();
    this.#followLang();
    this.#model.connected();
  }

  /** The styles do not come along to another document, and are to be there again when the form is back. */
  adoptedCallback(): void {
    const {elementStyles} = this.constructor as typeof PaymentMethodForm;
    if (this.shadowRoot && this.ownerDocument === document) adoptStyles(this.shadowRoot, elementStyles);
  }

  /** A browser that has `moveBefore` then calls neither of the two others, and what was typed stays. */
  connectedMoveCallback(): void {
    this.#model.moved();
    this.#followLang();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unwatchLang?.();
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

  /** What became of an open attempt must not be lost by a reset of the form around it. */
  override formResetCallback(): void {
    if (this.state !== 'unknown') this.reset();
  }

  protected override onHostSubmit(event: SubmitEvent): void {
    this.#model.leaveStale();
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

  /** Past Lit's hydration, which takes over what a server rendered: it would have to know what the server knew. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return ReactiveElement.prototype['createRenderRoot'].call(this);
  }

  protected override scheduleUpdate(): ReturnType<FormProperties['scheduleUpdate']> {
    const before = this.#beforeUpdate();
    return before ? before.then(() => super.scheduleUpdate()) : super.scheduleUpdate();
  }

  #beforeUpdate(): Promise<unknown> | undefined {
    // What a server rendered stays until there are the words to say the same.
    if (this.renderRoot.firstChild && !this.hasUpdated) {
      const limit = new Promise((resolve) => setTimeout(resolve, WORDS_LIMIT));
      return Promise.race([this.#speech.speak(this.#locale), limit]);
    }
    // An attempt that starts has the card taken first, and is shown to be at work after that, in the same frame.
    return this.#model.isStarting ? nextTask() : undefined;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.#takeServedPlace();
    void this.#speech.speak(this.#locale);
    this.#model.configure(this, document.baseURI);
  }

  /** Before anything is painted; a keyboard goes on from where it was in what a server rendered. */
  #takeServedPlace(): void {
    const focused = this.shadowRoot?.activeElement;
    if (focused) this.#focus.soon(focused.id ? `#${focused.id}` : '.submit');
    this.renderRoot.replaceChildren();
  }

  protected override render(): TemplateResult {
    return renderForm(present(this.#snapshot()), {
      onSubmit: () => {
        this.#submitByPerson();
      },
      onBilling: (name, value) => {
        this.#model.setBilling(name, value);
      },
      onBillingLeft: (name) => {
        this.#model.leaveBilling(name);
      },
      onConsent: (given) => this.#model.setConsent(given),
      onFocus: (name) => {
        this.#focus.toField(name);
      },
      onLook: this.#look.changed,
      onInvalid: () => {
        this.#model.pointOutMissing();
        // What is missing then is the click on it.
        this.#mustSaveFirst = this.complete && this.customMessage === '';
        if (this.#mustSaveFirst) this.#focus.soon('.submit');
        else this.focus();
      },
    });
  }

  protected override updated(): void {
    this.#focus.leaveHeldField();
    this.#model.mountFields(this.#locale, (layout, readAppearance) => ({
      ...this.#look.read(layout, readAppearance),
      locale: this.#locale,
      disabled: this.isDisabled || this.#model.isHeld,
    }));
    this.#updateState();
    this.#tellMisconfiguration();
    this.setMissing(this.#missing());
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
      customError: this.customMessage || (this.#mustSaveFirst ? this.#missing() : ''),
      tellsSuccess: this.#tellsSuccess,
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
    // Not by its `elements`, which leave buttons of images out.
    const stillThere = (submitter as HTMLButtonElement | null)?.form === form;
    form?.requestSubmit(stillThere ? submitter : null);
  }

  #onEnded(ending: Ending): void {
    const outcome = this.#outcomes.of(ending);
    switch (outcome.status) {
      case 'attached':
        this.#tellsSuccess = !this.#focus.soon('#attached-title', '.attached');
        this.dispatchEvent(
          new PaymentMethodAttachedEvent(outcome.credential, outcome.card, outcome.warnings),
        );
        break;
      case 'failed':
        if (ending.status === 'failed') {
          const {shownFields, billing} = this.#model;
          const [failure] = ending.failures;
          const isFollowed = failure.phase === 'validation' || this.#submittedFrom === focusedElement();
          if (isFollowed || this.#focus.isHere)
            this.#focus.toPlace(placeOf(failure, [...shownFields, ...billing]));
        }
        this.dispatchEvent(new PaymentMethodErrorEvent(outcome.error));
        break;
      case 'unknown':
        // A key that is still held must not start over: that gives up what may have been charged.
        this.#focus.soon(this.#model.canReconcile ? '.cover button' : '.cover .notice');
        this.dispatchEvent(new PaymentMethodUnknownEvent(outcome.error));
        break;
      case 'canceled':
        break;
    }
  }

  /** Without a button of ours it is the form of the page that is submitted. */
  #submitByPerson(): void {
    if (this.noSubmit && this.form) submitByEnter(this.form);
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

  #updateState(): void {
    const previous = this.#state;
    const {state} = this.#model;
    this.#state = state;
    this.setCustomState(state);
    if (state === 'loading') this.#renewReady();
    if (state === previous) return;
    this.#mustSaveFirst = false;
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

declare global {
  interface HTMLElementTagNameMap {
    'payment-method-form': PaymentMethodForm;
  }
}
