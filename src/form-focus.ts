import type {ReactiveElement} from 'lit';
import type {FormModel} from './form-model.js';
import type {CardFieldName, FieldName} from './submission/failure.js';

/** Where the keyboard is in a form, and where it goes. Stripe's fields take the focus by Stripe.js alone. */
export class FormFocus {
  #wasHeld = false;

  constructor(
    private readonly host: ReactiveElement,
    private readonly model: Pick<FormModel, 'cardFields' | 'focused' | 'isHeld'>,
  ) {}

  /** Whether the focus is in the form, or was on something of it that is gone. */
  get isHere(): boolean {
    return this.isFree || this.#isInFrame;
  }

  /** The same, but for whoever is in one of Stripe's frames, and may be typing. */
  get isFree(): boolean {
    return Boolean(this.host.shadowRoot?.activeElement) || this.#isNowhere;
  }

  /** Whether nothing of the page has it. */
  get #isNowhere(): boolean {
    const {activeElement, body} = this.host.ownerDocument;
    return activeElement === body || activeElement === null;
  }

  /** Whether one of Stripe's frames has it: those of wallets do not tell, and a field tells late that it has lost it. */
  get #isInFrame(): boolean {
    const {activeElement} = this.host.ownerDocument;
    const slot = activeElement?.closest('[slot]')?.slot;
    if (slot && this.#find(`slot[name="${CSS.escape(slot)}"]`)) return true;
    return this.model.focused && (this.#isNowhere || activeElement?.localName === 'iframe');
  }

  toField(field: FieldName): void {
    const own = this.#find(selectorOf(field));
    if (own) own.focus();
    else this.model.cardFields?.focus(field as CardFieldName);
  }

  /** To the field that a failure belongs to, if it belongs to one, once it can take the focus. */
  toPlace(field: FieldName | undefined): void {
    if (!field) return;
    if (this.#find(selectorOf(field))) this.soon(selectorOf(field));
    // What was disabled for the attempt cannot take the focus before.
    else void this.host.updateComplete.then(() => this.toField(field));
  }

  /**
   * Moves the focus after the next rendering to the first of these that is shown, unless the person has gone elsewhere on the
   * page: then it is `false`.
   */
  soon(...selectors: readonly string[]): boolean {
    if (!this.isHere) return false;
    void this.host.updateComplete.then(() => {
      const shown = selectors
        .map((selector) => this.#find(selector))
        .find((found) => found?.checkVisibility());
      shown?.focus();
    });
    return true;
  }

  /** A field that is held loses the focus: it goes where the attempt is told of, once, as a challenge may take it next. */
  leaveHeldField(): void {
    const wasHeld = this.#wasHeld;
    this.#wasHeld = this.model.isHeld;
    if (this.#wasHeld && !wasHeld && this.#isInFrame) this.#find('.submit')?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }
}

/** Where a field that is an input of ours stands. */
const selectorOf = (field: FieldName): string => (field === 'consent' ? '#consent' : `#billing-${field}`);

/** What has the focus, through all open shadow roots. */
export function focusedElement(): Element | null {
  let {activeElement} = document;
  while (activeElement?.shadowRoot?.activeElement) ({activeElement} = activeElement.shadowRoot);
  return activeElement;
}
