import type {Stripe, StripeElements, StripeError, StripeExpressCheckoutElement} from '@stripe/stripe-js';
import {isSame} from '../is-same.js';
import type {CardSource} from './card-source.js';
import {updateGroup} from './elements-kind.js';
import type {FieldsLook, FieldsSetup} from './fields-setup.js';
import {paymentElements} from './payment-elements.js';

/** As high as the button of the form. In pixels. */
const BUTTON_HEIGHT = 48;

/** Other ways to pay than by card, which `wallets` does not ask for. */
const CARDS_ONLY = {amazonPay: 'never', klarna: 'never', link: 'never', paypal: 'never'} as const;

/** What the buttons ask, and tell. */
export interface WalletsListener {
  /** Wallets can be used now, or no longer. */
  onAvailable(): void;
  /** Whether an attempt may start. */
  mayStart(): boolean;
  /** Makes the attempt that the person agreed to in the wallet; `false` when it is known that nothing came of it. */
  pay(): Promise<boolean>;
}

/**
 * Wallets that hold cards: Stripe's Express Checkout Element, in a group of its own, since those of single card fields know of
 * no sum. It shows nothing where there is no wallet, and then the form is as if it were not there: it never fails the form.
 */
export class Wallets implements CardSource {
  readonly elements: StripeElements;
  readonly fields = [];
  readonly isPaymentElement = true;
  readonly #element: StripeExpressCheckoutElement;
  #isAvailable = false;
  #hasFailed = false;
  #isDestroyed = false;

  /** @param node empty, in the document's light tree */
  constructor(
    readonly stripe: Stripe,
    setup: FieldsSetup,
    private look: FieldsLook,
    node: HTMLElement,
    private readonly listener: WalletsListener,
  ) {
    this.elements = paymentElements.createGroup(stripe, setup, look);
    const {collect = []} = setup;
    this.#element = this.elements.create('expressCheckout', {
      buttonHeight: BUTTON_HEIGHT,
      paymentMethods: CARDS_ONLY,
      emailRequired: collect.includes('email'),
      phoneNumberRequired: collect.includes('phone'),
      billingAddressRequired: collect.some((word) => word !== 'email' && word !== 'phone'),
    });
    this.#watch();
    this.#element.mount(node);
  }

  /** Whether there is a wallet to be used. */
  get isAvailable(): boolean {
    return this.#isAvailable;
  }

  get isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  get isForPayment(): boolean {
    return this.look.amount !== undefined;
  }

  /** Only what works with single elements asks for one. */
  get cardElement(): never {
    throw new Error('A wallet has no card element.');
  }

  async submit(): Promise<StripeError | undefined> {
    return (await this.elements.submit()).error;
  }

  /** Brings the buttons in line. */
  update(look: FieldsLook): void {
    const before = paymentElements.liveOptions(this.look);
    this.look = look;
    const options = paymentElements.liveOptions(look);
    if (!isSame(before, options)) updateGroup(this.elements, options);
  }

  destroy(): void {
    this.#isDestroyed = true;
    // After `loaderror` it has destroyed itself.
    if (!this.#hasFailed) this.#element.destroy();
  }

  #watch(): void {
    this.#element.on('ready', ({availablePaymentMethods}) => {
      this.#setAvailable(Object.values(availablePaymentMethods ?? {}).includes(true));
    });
    this.#element.on('availablepaymentmethodschange', ({paymentMethods}) => {
      this.#setAvailable(Object.values(paymentMethods ?? {}).some((found) => found?.available));
    });
    this.#element.on('loaderror', () => {
      this.#hasFailed = true;
      this.#setAvailable(false);
    });
    this.#element.on('click', (event) => {
      if (this.listener.mayStart()) event.resolve({});
      else event.reject();
    });
    this.#element.on('confirm', (event) => {
      void this.listener.pay().then((came) => {
        if (!came) event.paymentFailed({reason: 'fail'});
      });
    });
  }

  #setAvailable(isAvailable: boolean): void {
    this.#isAvailable = isAvailable;
    this.listener.onAvailable();
  }
}
