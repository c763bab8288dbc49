import type {StripeElementClasses} from '@stripe/stripe-js';
import type {CardBrand} from '../../card-rules/brands.js';
import type {CardElementType, FieldChange, FieldOptions, FromField, ToField} from '../protocol.js';
import {changeEvents, type ReadyEvents} from './element-events.js';
import {type ElementOptions, fieldOptions, type OptionsByType} from './element-options.js';
import {type ElementContext, FrameElement, type ShownState} from './frame-element.js';
import {IntegrationError} from './integration-error.js';
import {formAround} from './mounting.js';
import {Questions} from './questions.js';

/** What a card element needs to know of its group. */
export interface CardElementContext extends ElementContext {
  brandChanged(brand: CardBrand | 'unknown'): void;
  /** Another element of the group asks for the billing address. */
  asksAddressElsewhere(): boolean;
}

const BLANK: FieldChange = {empty: true, complete: false, error: undefined, brand: 'unknown', postalCode: ''};

/** A card Element, or a Payment Element, which takes cards only. */
export class CardElement<T extends CardElementType> extends FrameElement<T, ToField, FromField> {
  readonly #context: CardElementContext;
  readonly #submits = new Questions<FieldChange['error']>();
  #options: ElementOptions;
  #isAutofilled = false;
  #state: FieldChange = BLANK;
  #brand: CardBrand | 'unknown' = 'unknown';

  constructor(type: T, options: OptionsByType[T], context: CardElementContext) {
    super(type, 'elements-inner-card', context);
    // Options of a Payment Element that the simulator does not have change nothing.
    this.#options = {...(options as ElementOptions)};
    this.#context = context;
  }

  update(options: Partial<OptionsByType[T]>): this {
    this.expectAlive();
    this.#options = {...this.#options, ...(options as Partial<ElementOptions>)};
    this.refresh();
    return this;
  }

  /** There is one payment method: nothing to collapse. */
  collapse(): this {
    return this;
  }

  /** Has the frame show what is missing; resolves with the first of it. */
  submit(): Promise<FieldChange['error']> {
    this.expectAlive();
    if (this.readableFrame === undefined) {
      throw new IntegrationError(
        'elements.submit() needs a mounted Payment Element whose ready event has come.',
      );
    }
    return this.#submits.ask((id) => this.send({kind: 'submit', id}));
  }

  /** Tells a CVC field which card its digits belong to. */
  setBrand(brand: CardBrand | 'unknown'): void {
    this.#brand = brand;
    this.send({kind: 'brand', brand});
  }

  protected override start(): void {
    this.send({
      kind: 'start',
      elementType: this.type,
      group: this.context.group,
      options: this.#fieldOptions(),
      postalCode: this.#options.value?.postalCode,
    });
    this.send({kind: 'brand', brand: this.#brand});
  }

  protected override sendOptions(): void {
    this.send({
      kind: 'update',
      options: this.#fieldOptions(),
      postalCode: this.#options.value?.postalCode,
    });
  }

  protected override received(message: FromField): void {
    switch (message.kind) {
      case 'change':
        this.#changed(message.change);
        break;
      case 'enter':
        this.#submitForm();
        break;
      case 'submitted':
        this.#submits.answer(message.id, message.error);
        break;
      case 'autofill':
        this.#isAutofilled = message.filled;
        this.paint();
        break;
      case 'networks':
        this.emit('networkschange', {elementType: this.type});
        break;
    }
  }

  protected override readyEvent(): ReadyEvents[T] {
    return {elementType: this.type} as ReadyEvents[T];
  }

  protected override shownState(): ShownState {
    const {empty, complete, error} = this.#state;
    return {empty, complete, invalid: error !== undefined, autofilled: this.#isAutofilled};
  }

  protected override classes(): StripeElementClasses {
    return this.#options.classes ?? {};
  }

  protected override forget(): void {
    this.#state = BLANK;
    this.#submits.abandon();
  }

  #changed(change: FieldChange): void {
    const before = this.#state;
    this.#state = change;
    this.paint();
    if (change.brand !== before.brand && this.type === 'cardNumber') {
      this.#context.brandChanged(change.brand);
    }
    const event = changeEvents[this.type](change);
    const isNews = JSON.stringify(event) !== JSON.stringify(changeEvents[this.type](before));
    if (isNews) this.emit('change', event);
    if (change.brand !== before.brand && this.type === 'payment') this.#tellBrand(change.brand);
  }

  #tellBrand(brand: FieldChange['brand']): void {
    const details = {brands: brand === 'unknown' ? null : [brand], funding: null};
    this.emit('carddetailschange', {elementType: 'payment', loading: false, details});
  }

  /** Enter submits the form around the mount node, by an event that the page may cancel or handle. */
  #submitForm(): void {
    const form = this.node === undefined ? null : formAround(this.node);
    form?.dispatchEvent(new Event('submit', {bubbles: true, cancelable: true}));
  }

  #fieldOptions(): FieldOptions {
    return {
      ...fieldOptions(this.type, this.#options, this.context.settings(), this.direction),
      asksAddressElsewhere: this.#context.asksAddressElsewhere(),
    };
  }
}
