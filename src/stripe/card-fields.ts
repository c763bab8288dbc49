import type {
  Stripe,
  StripeCardElement,
  StripeCardNumberElement,
  StripeElements,
  StripeError,
  StripePaymentElement,
} from '@stripe/stripe-js';
import {isSame} from '../is-same.js';
import type {ErrorCode} from '../submission/codes.js';
import {createEarlyFailure} from '../submission/early-failure.js';
import type {CardFieldName, Failure} from '../submission/failure.js';
import {fieldCode} from '../submission/field-code.js';
import {nextTask} from '../waiting.js';
import {cardElements} from './card-elements.js';
import {updateGroup, type ElementsKind, type FieldElement} from './elements-kind.js';
import {fieldsOf, type FieldsLook, type FieldsSetup} from './fields-setup.js';
import {forbidden} from './load.js';
import {PolicyWatch} from './policy-watch.js';
import {giveSign, whenSilent} from './silence.js';

/** Milliseconds without a sign of any of Stripe's frames. No event comes when a frame is blocked. */
const READY_LIMIT = 12_000;

/** What is known of a field; never its content. */
export interface CardField {
  readonly name: CardFieldName;
  readonly empty: boolean;
  readonly complete: boolean;
  readonly focused: boolean;
  /** Stripe's code for what is wrong with the content (`invalid_number`), when something is. */
  readonly errorCode?: ErrorCode;
}

/** What the fields report. */
export interface CardFieldsListener {
  /** The content of a field changed. */
  onChange(): void;
  /** A field got or lost the focus. */
  onFocusChange(): void;
  /** Stripe gave a field up after it had been there. */
  onLoadError(failure: Failure): void;
}

/** One group of Stripe elements, mounted: what they report, and what can be done with them. */
export class CardFields {
  readonly elements: StripeElements;
  /** Resolves when every field can be used; rejects with `FieldsNotReady` when one cannot in time. */
  readonly ready: Promise<void>;
  readonly #elements = new Map<CardFieldName, FieldElement>();
  readonly #fields = new Map<CardFieldName, CardField>();
  #brand = 'unknown';
  /** What Stripe's own inputs began with. */
  readonly #billing: FieldsLook['billing'];
  readonly #policy: PolicyWatch;
  #endWait: (() => void) | undefined;
  #destroyed = false;

  /** @param mountNodes one node for each field, empty, in the document's light tree */
  constructor(
    readonly stripe: Stripe,
    private readonly setup: FieldsSetup,
    private look: FieldsLook,
    private readonly mountNodes: Pick<ReadonlyMap<CardFieldName, HTMLElement>, 'get'>,
    private readonly listener: CardFieldsListener,
    private readonly kind: ElementsKind = cardElements,
  ) {
    this.#billing = look.billing;
    this.elements = kind.createGroup(stripe, setup, look);
    this.#policy = new PolicyWatch();
    const waiting = fieldsOf(setup).map((name) => this.#mount(name, mountNodes.get(name)));
    this.ready = Promise.race([Promise.all(waiting), this.#silence()]).then(() => {
      this.#policy.end();
      this.#endWait?.();
    });
  }

  /** In the order of the form. */
  get fields(): readonly CardField[] {
    return [...this.#fields.values()];
  }

  get complete(): boolean {
    return this.fields.every((field) => field.complete);
  }

  /** Stripe's name of the brand, from the first digits on; `unknown` before. */
  get brand(): string {
    return this.#brand;
  }

  /** The element that stands for the whole card when a credential is made. */
  get cardElement(): StripeCardElement | StripeCardNumberElement {
    return (this.#elements.get('card') ?? this.#elements.get('number')) as
      StripeCardElement | StripeCardNumberElement;
  }

  /** Does nothing before the field has a frame, which would take the focus from where it is to nowhere. */
  focus(name: CardFieldName): void {
    if (this.mountNodes.get(name)?.firstChild) this.#elements.get(name)?.focus();
  }

  clear(): void {
    for (const element of this.#elements.values()) element.clear();
  }

  /** Brings the fields in line. What was typed stays. */
  update(look: FieldsLook): void {
    const before = this.look;
    this.look = look;
    const options = this.kind.liveOptions(look);
    if (!isSame(this.kind.liveOptions(before), options)) updateGroup(this.elements, options);
    const {style, disabled} = look;
    if (before.disabled === disabled && isSame(before.style, style)) return;
    for (const [name, element] of this.#elements)
      this.kind.update(element, name, look, this.mountNodes.get(name));
  }

  /**
   * Whether Stripe's own inputs would begin with something else by now. They take that only when they are made, which is no loss
   * as long as nothing is typed.
   */
  isOutOfDate({billing}: FieldsLook): boolean {
    return this.isPaymentElement && !isSame(billing, this.#billing) && this.fields.every(({empty}) => empty);
  }

  /** Has the Payment Element point out itself what is missing: it does not tell the page. */
  showMissing(): void {
    void this.submit().catch(() => undefined);
  }

  /** Whether it is the Payment Element, which works through its group. */
  get isPaymentElement(): boolean {
    return this.setup.layout === 'payment';
  }

  /** Whether the Payment Element is told that something is paid, rather than only saved. */
  get isForPayment(): boolean {
    return this.look.amount !== undefined;
  }

  get isDestroyed(): boolean {
    return this.#destroyed;
  }

  /** Has the Payment Element check itself, and show what is missing; card elements need none of that. */
  async submit(): Promise<StripeError | undefined> {
    return this.isPaymentElement ? (await this.elements.submit()).error : undefined;
  }

  destroy(): void {
    this.#destroyed = true;
    this.#policy.end();
    this.#endWait?.();
    for (const element of this.#elements.values()) tryToDestroy(element);
    this.#elements.clear();
  }

  async #mount(name: CardFieldName, node: HTMLElement | undefined): Promise<void> {
    const element = this.kind.createElement(this.elements, name, this.setup, this.look, node);
    this.#elements.set(name, element);
    this.#fields.set(name, this.#field(name));
    const ready = this.#watch(name, element);
    // A frame is much work for the browser: each has a task of its own. What fails meanwhile is told by `ready`.
    await Promise.race([nextTask(), ready]);
    if (node && !this.#destroyed) element.mount(node);
    return ready;
  }

  #watch(name: CardFieldName, element: FieldElement): Promise<void> {
    // The types declare the same events one by one, which leaves no signature that fits them all.
    const events = element as StripeCardNumberElement;
    events.on('change', (event) => {
      const {empty, complete, error} = event;
      const {focused} = this.#field(name);
      const errorCode = error && {errorCode: fieldCode(error.code)};
      this.#fields.set(name, {name, focused, empty, complete, ...errorCode});
      if ('brand' in event) this.#brand = event.brand;
      this.listener.onChange();
    });
    if (name === 'payment') {
      (element as StripePaymentElement).on('carddetailschange', ({details}) => {
        this.#brand = details?.brands?.[0] ?? 'unknown';
        this.listener.onChange();
      });
    }
    events.on('focus', () => {
      this.#setFocused(name, true);
    });
    events.on('blur', () => {
      this.#setFocused(name, false);
    });
    return this.#whenReady(events);
  }

  #whenReady(element: StripeCardNumberElement): Promise<void> {
    return new Promise((resolve, reject) => {
      element.on('ready', () => {
        giveSign();
        resolve();
      });
      element.on('loaderror', ({error}) => {
        const failed = createEarlyFailure('load', 'fields-failed', {cause: error});
        reject(new FieldsNotReady(failed));
        if (!this.#destroyed) this.listener.onLoadError(failed);
      });
    });
  }

  #silence(): Promise<never> {
    return new Promise((_resolve, reject) => {
      this.#endWait = whenSilent(READY_LIMIT, () => {
        const {directive} = this.#policy.directive ?? {};
        reject(
          new FieldsNotReady(
            directive === undefined ? createEarlyFailure('load', 'fields-timeout') : forbidden(directive),
          ),
        );
      });
    });
  }

  #setFocused(name: CardFieldName, focused: boolean): void {
    this.#fields.set(name, {...this.#field(name), focused});
    this.listener.onFocusChange();
  }

  #field(name: CardFieldName): CardField {
    return this.#fields.get(name) ?? {name, empty: true, complete: false, focused: false};
  }
}

/** After `loaderror` an element has destroyed itself, and Stripe.js throws when that is done twice. */
function tryToDestroy(element: FieldElement): void {
  try {
    element.destroy();
  } catch {
    // It is gone, which is all that is wanted.
  }
}

/** A field of Stripe's did not become usable. */
export class FieldsNotReady extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}
