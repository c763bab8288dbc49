import type {PaymentMethodFormError} from './errors.js';
import type {OrgRequest} from './org-api/contract.js';
import type {Outcome} from './outcome.js';
import type {CardSummary} from './submission/credential.js';
import type {Warning} from './submission/ending.js';
import type {Timings} from './submission/timings.js';

/** Names of the states of the form; each is also a custom state for CSS: `:state(submitting)`. */
export type FormState =
  | 'loading'
  | 'ready'
  | 'complete'
  | 'invalid'
  | 'submitting'
  | 'authenticating'
  | 'attached'
  | 'failed'
  | 'unknown';

abstract class FormEvent extends Event {
  constructor(type: string, init: EventInit = {}) {
    super(type, {bubbles: true, composed: true, ...init});
  }
}

/** Once the listeners have run, the form goes on: whoever comes later would believe in vain to be heard. */
function assertDispatching({eventPhase, type}: Event): void {
  if (eventPhase === Event.NONE)
    throw new DOMException(`${type} can be answered only while it is dispatched`, 'InvalidStateError');
}

/** The card fields can be used. */
export class PaymentMethodReadyEvent extends FormEvent {
  static readonly type = 'payment-method-ready';

  constructor() {
    super(PaymentMethodReadyEvent.type);
  }
}

/** What was typed changed. Never says what was typed. */
export class PaymentMethodChangeEvent extends FormEvent {
  static readonly type = 'payment-method-change';

  /**
   * @param complete whether everything is filled in and well-formed
   * @param empty whether nothing is filled in
   * @param brand Stripe's name of the card's brand, `unknown` until it can be told
   */
  constructor(
    readonly complete: boolean,
    readonly empty: boolean,
    readonly brand: string,
  ) {
    super(PaymentMethodChangeEvent.type);
  }
}

/** An attempt is about to start. Cancel it to stop that; `waitUntil` makes it wait, e.g. for a captcha. */
export class PaymentMethodSubmitEvent extends FormEvent {
  static readonly type = 'payment-method-submit';
  readonly #promises: Promise<unknown>[] = [];

  constructor() {
    super(PaymentMethodSubmitEvent.type, {cancelable: true});
  }

  /**
   * Makes the attempt wait for a promise. A rejection is a veto; its message is shown to the person.
   * @throws DOMException `InvalidStateError` after the dispatch, e.g. behind an `await` of the listener
   */
  waitUntil(promise: Promise<unknown>): void {
    assertDispatching(this);
    this.#promises.push(promise);
  }

  /** Everything that a listener wants waited for. */
  get promises(): readonly Promise<unknown>[] {
    return this.#promises;
  }
}

/**
 * The request to the org endpoint is about to be sent. Its headers and body may be changed. Cancel it to stop, or call
 * `respondWith` to send it oneself. The authorization header is added afterwards and is not seen here.
 */
export class PaymentMethodRequestEvent extends FormEvent {
  static readonly type = 'payment-method-request';
  #response: Promise<Response> | undefined;
  /** Changed in place or replaced. */
  headers: Record<string, string>;
  /** Changed in place or replaced; sent as JSON. */
  body: Record<string, unknown>;
  /** Of HTTP. */
  readonly method: string;
  /** Absolute, with the organization in it. */
  readonly url: string;

  /** @param credential id of the token, payment method or confirmation token; empty where the intent comes first */
  constructor(
    request: OrgRequest,
    readonly credential: string,
  ) {
    super(PaymentMethodRequestEvent.type, {cancelable: true});
    this.method = request.method;
    this.url = request.url;
    this.headers = {...request.headers};
    this.body = {...request.body};
  }

  /**
   * Takes the sending over: the form waits for this answer instead. One that came by a redirect, as of a page to sign in at,
   * does not tell what became of the card.
   * @throws DOMException `InvalidStateError` after the dispatch
   */
  respondWith(response: Response | Promise<Response>): void {
    assertDispatching(this);
    this.#response = Promise.resolve(response);
    // Who waits for it later is told; the page's monitoring, before that, of nothing that it could mend.
    this.#response.catch(() => undefined);
    this.preventDefault();
  }

  /** The answer that a listener promised. */
  get response(): Promise<Response> | undefined {
    return this.#response;
  }
}

/** The org endpoint took the payment method, and the authentication that it asked for was passed. */
export class PaymentMethodAttachedEvent extends FormEvent {
  static readonly type = 'payment-method-attached';

  /**
   * @param credential id of the token or payment method
   * @param card brand, last four digits and expiry, where known
   * @param warnings what is not as asked beside that
   */
  constructor(
    readonly credential: string,
    readonly card: CardSummary | undefined,
    readonly warnings: readonly Warning[],
  ) {
    super(PaymentMethodAttachedEvent.type);
  }
}

/** Something is known to have gone wrong: nothing was saved or charged. */
export class PaymentMethodErrorEvent extends FormEvent {
  static readonly type = 'payment-method-error';

  /** @param error what went wrong, and what helps */
  constructor(readonly error: PaymentMethodFormError) {
    super(PaymentMethodErrorEvent.type);
  }
}

/** It cannot be told whether the payment method was saved. `reconcile()` finds out. */
export class PaymentMethodUnknownEvent extends FormEvent {
  static readonly type = 'payment-method-unknown';

  /** @param error why it cannot be told */
  constructor(readonly error: PaymentMethodFormError) {
    super(PaymentMethodUnknownEvent.type);
  }
}

/** The form went from one state to another. */
export class PaymentMethodStateEvent extends FormEvent {
  static readonly type = 'payment-method-state';

  /**
   * @param state that it is in now
   * @param previousState that it was in
   * @param outcome how the attempt ended, when the new state is such an end
   * @param timings milliseconds that each step of the attempt has taken up to now
   */
  constructor(
    readonly state: FormState,
    readonly previousState: FormState,
    readonly outcome: Outcome | undefined,
    readonly timings: Timings,
  ) {
    super(PaymentMethodStateEvent.type);
  }
}

declare global {
  interface HTMLElementEventMap {
    'payment-method-ready': PaymentMethodReadyEvent;
    'payment-method-change': PaymentMethodChangeEvent;
    'payment-method-submit': PaymentMethodSubmitEvent;
    'payment-method-request': PaymentMethodRequestEvent;
    'payment-method-attached': PaymentMethodAttachedEvent;
    'payment-method-error': PaymentMethodErrorEvent;
    'payment-method-unknown': PaymentMethodUnknownEvent;
    'payment-method-state': PaymentMethodStateEvent;
  }
}
