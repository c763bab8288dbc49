import type {ReactiveElement} from 'lit';
import type {FormModel} from './form-model.js';
import type {CardFieldName, Failure, FieldName} from './submission/failure.js';

/** Where the keyboard is in a form, and where it goes. Stripe's fields take the focus by Stripe.js alone. */
export class FormFocus {
  #wasHeld = false;

  constructor(
    private readonly host: ReactiveElement,
    private readonly model: Pick<FormModel, 'cardFields' | 'focused' | 'isHeld'>,
  ) {}

  /** Whether the focus is in the form, or was on something of it that is gone. */
  get isHere(): boolean {
    const here = this.host.shadowRoot?.activeElement ?? this.model.focused;
    return Boolean(here) || document.activeElement === document.body;
  }

  toField(field: FieldName): void {
    const own = this.#find(selectorOf(field));
    if (own) own.focus();
    else this.model.cardFields?.focus(field as CardFieldName);
  }

  /** To the field that a failure belongs to, if it belongs to one. */
  toFailure({field}: Failure): void {
    if (!field) return;
    if (this.#find(selectorOf(field))) this.soon(selectorOf(field));
    // What was disabled for the attempt cannot take the focus before.
    else void this.host.updateComplete.then(() => this.toField(field));
  }

  /** Moves the focus after the next rendering, unless the person has gone elsewhere on the page. */
  soon(selector: string): void {
    if (this.isHere) void this.host.updateComplete.then(() => this.#find(selector)?.focus());
  }

  /** A field that is held loses the focus: it goes where the attempt is told of, once, as a challenge may take it next. */
  leaveHeldField(): void {
    const wasHeld = this.#wasHeld;
    this.#wasHeld = this.model.isHeld;
    if (this.#wasHeld && !wasHeld && this.model.focused) this.#find('.submit')?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }
}

/** Where a field that is an input of ours stands. */
const selectorOf = (field: FieldName): string => (field === 'consent' ? '#consent' : `#billing-${field}`);
