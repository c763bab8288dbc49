import {LitElement} from 'lit';
import {property} from 'lit/decorators.js';
import type {FormState} from './events.js';

/** What makes an element a form control: value, validity, `disabled`, custom states, and its place in a host form. */
export abstract class FormControl extends LitElement {
  static readonly formAssociated = true;

  /** The name under which the credential's id is submitted with the host form. */
  @property({reflect: true}) name: string | null | undefined;
  /** As on any form control. */
  @property({type: Boolean, reflect: true}) disabled = false;
  /** As on any form control. */
  @property({type: Boolean, reflect: true}) required = false;

  readonly #internals = this.attachInternals();
  #hostForm: HTMLFormElement | null = null;
  #disabledByForm = false;
  #customMessage = '';
  #missingMessage = '';
  #state: FormState | undefined;

  /** The form that it belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** As on any form control: `customError` and `valueMissing` may be set. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** What is told about it, `''` when nothing is missing. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** As on any form control. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** Whether nothing is missing. Has no effect that is seen. */
  checkValidity(): boolean {
    this.performPendingUpdate();
    return this.#internals.checkValidity();
  }

  /** The same, and the person is pointed to what is missing. */
  reportValidity(): boolean {
    this.performPendingUpdate();
    return this.#internals.reportValidity();
  }

  /** A non-empty message makes the control invalid. */
  setCustomValidity(message: string): void {
    this.#customMessage = message;
    this.#applyValidity();
    this.requestUpdate();
  }

  /** What the host page has against it, `''` for nothing. */
  protected get customMessage(): string {
    return this.#customMessage;
  }

  /** @internal */
  performPendingUpdate(): void {
    if (this.isUpdatePending && this.isConnected) this.performUpdate();
  }

  /** Empties the control. */
  abstract reset(): void;

  formAssociatedCallback(form: HTMLFormElement | null): void {
    this.#hostForm?.removeEventListener('submit', this.#onHostSubmit, {capture: true});
    form?.addEventListener('submit', this.#onHostSubmit, {capture: true});
    this.#hostForm = form;
  }

  formDisabledCallback(disabled: boolean): void {
    this.#disabledByForm = disabled;
    // Called also for our own attribute, which is written in the middle of an update: that one is not asked for another.
    queueMicrotask(() => this.requestUpdate());
  }

  formResetCallback(): void {
    this.reset();
  }

  /** The host form is about to be submitted. */
  protected abstract onHostSubmit(event: SubmitEvent): void;

  /** Disabled by itself or by a `fieldset`. */
  protected get isDisabled(): boolean {
    return this.disabled || this.#disabledByForm;
  }

  protected setFormValue(value: string | null): void {
    this.#internals.setFormValue(value);
  }

  /** Exactly one custom state is set at a time. */
  protected setCustomState(state: FormState): void {
    const states = this.#internals.states as CustomStateSet | undefined;
    if (this.#state) states?.delete(this.#state);
    states?.add(state);
    this.#state = state;
  }

  /** @param message why the control is not filled in, `''` when it is, or need not be */
  protected setMissing(message: string): void {
    this.#missingMessage = message;
    this.#applyValidity();
  }

  #applyValidity(): void {
    const message = this.#customMessage === '' ? this.#missingMessage : this.#customMessage;
    if (message === '') {
      this.#internals.setValidity({});
      return;
    }
    // The browser's bubble points at the anchor, which gets the focus when a person, not a script, is to be told.
    const anchor = this.shadowRoot?.querySelector<HTMLElement>('.anchor') ?? undefined;
    const flags = {customError: this.#customMessage !== '', valueMissing: this.#missingMessage !== ''};
    this.#internals.setValidity(flags, message, anchor);
  }

  readonly #onHostSubmit = (event: SubmitEvent): void => {
    // Other forms may stand inside the host form: their submits pass by here too.
    if (event.target === this.form && !event.defaultPrevented && !skipsValidation(event))
      this.onHostSubmit(event);
  };
}

/** A button that cancels: it submits the form whatever is in it, or only closes the dialog around it. */
function skipsValidation({submitter}: SubmitEvent): boolean {
  const method = submitter?.getAttribute('formmethod')?.toLowerCase();
  return method === 'dialog' || (submitter?.hasAttribute('formnovalidate') ?? false);
}
