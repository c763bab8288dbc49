import type {
  StripeAddressElement,
  StripeAddressElementGetElementOptions,
  StripeAddressElementOptions,
  StripeCardCvcElement,
  StripeCardCvcElementOptions,
  StripeCardElement,
  StripeCardElementOptions,
  StripeCardExpiryElement,
  StripeCardExpiryElementOptions,
  StripeCardNumberElement,
  StripeCardNumberElementOptions,
  StripeElements,
  StripeElementsOptions,
  StripeElementsUpdateOptions,
  StripeElementType,
  StripeExpressCheckoutElement,
  StripeExpressCheckoutElementOptions,
  StripePaymentElement,
  StripePaymentElementOptions,
} from '@stripe/stripe-js';
import type {CardElementType, CardSource, ElementType} from '../protocol.js';
import {resolveLocale} from '../texts/index.js';
import {AddressElement} from './address-element.js';
import {readAppearance} from './appearance.js';
import {withoutProxy, worksBehindProxy} from './behind-proxy.js';
import {CardElement, type CardElementContext} from './element.js';
import type {GroupSettings, OptionsByType} from './element-options.js';
import type {Environment} from './environment.js';
import {ExpressCheckoutElement} from './express-checkout-element.js';
import type {ElementContext} from './frame-element.js';
import {GroupPayment, type Retrieved} from './group-payment.js';
import {IntegrationError} from './integration-error.js';
import {refusedElement} from './not-simulated.js';

/** The elements of a group, one of a type. */
type Members = {readonly [T in CardElementType]?: CardElement<T> | undefined} & {
  readonly address?: AddressElement | undefined;
  readonly expressCheckout?: ExpressCheckoutElement | undefined;
};
type Member = NonNullable<Members[keyof Members]>;

/** Types that cannot be in one group. */
const CONFLICTS: Readonly<Record<keyof Members, readonly CardElementType[]>> = {
  card: ['cardNumber', 'cardExpiry', 'cardCvc', 'payment'],
  cardNumber: ['card', 'payment'],
  cardExpiry: ['card', 'payment'],
  cardCvc: ['card', 'payment'],
  payment: ['card', 'cardNumber', 'cardExpiry', 'cardCvc'],
  address: [],
  expressCheckout: ['card', 'cardNumber', 'cardExpiry', 'cardCvc'],
};

const groupsOfElements = new WeakMap<object, CardElements>();

/** The group that made an element, or `undefined` for anything else. */
export function groupOf(element: unknown): CardElements | undefined {
  const own = withoutProxy(element);
  return typeof own === 'object' && own !== null ? groupsOfElements.get(own) : undefined;
}

/** What a group needs of its Stripe instance. */
export interface GroupTools {
  readonly environment: Environment;
  /** Names the controller that may read the elements. */
  readonly group: string;
  readonly locale: string | undefined;
  retrieve(clientSecret: string): Promise<Retrieved>;
}

/** A component of a framework, as React Stripe.js marks its own, in the place of the element's type. */
interface ComponentOfElement {
  readonly __elementType: StripeElementType;
}

/** What `stripe.elements()` answers: a group of elements that belong to one form. */
export class CardElements implements StripeElements {
  readonly #tools: GroupTools;
  readonly #payment: GroupPayment;
  #settings: GroupSettings;
  #isSubmitted = false;
  #members: Members = {};

  constructor(tools: GroupTools, options: StripeElementsOptions) {
    this.#tools = tools;
    this.#payment = new GroupPayment(options, (clientSecret) => tools.retrieve(clientSecret));
    this.#settings = {
      locale: resolveLocale(options.locale ?? tools.locale),
      fonts: options.fonts ?? [],
      appearance: readAppearance(options.appearance),
    };
    worksBehindProxy(this);
  }

  /** Of the intent that the group was made for. */
  get clientSecret(): string | undefined {
    return this.#payment.clientSecret;
  }

  create(type: 'card', options?: StripeCardElementOptions): StripeCardElement;
  create(type: 'cardNumber', options?: StripeCardNumberElementOptions): StripeCardNumberElement;
  create(type: 'cardExpiry', options?: StripeCardExpiryElementOptions): StripeCardExpiryElement;
  create(type: 'cardCvc', options?: StripeCardCvcElementOptions): StripeCardCvcElement;
  create(type: 'payment', options?: StripePaymentElementOptions): StripePaymentElement;
  create(type: 'address', options: StripeAddressElementOptions): StripeAddressElement;
  create(
    type: 'expressCheckout',
    options?: StripeExpressCheckoutElementOptions,
  ): StripeExpressCheckoutElement;
  create(type: Exclude<StripeElementType, keyof Members>, options?: object): never;
  // `object`: the types of a card Element and of a Payment Element have too little in common for the compiler.
  create(type: StripeElementType, options: object = {}): object {
    switch (type) {
      case 'card':
        return this.#create('card', options);
      case 'cardNumber':
        return this.#create('cardNumber', options);
      case 'cardExpiry':
        return this.#create('cardExpiry', options);
      case 'cardCvc':
        return this.#create('cardCvc', options);
      case 'payment':
        return this.#create('payment', options);
      case 'address':
        return this.#createAddress(options as StripeAddressElementOptions);
      case 'expressCheckout':
        return this.#createExpressCheckout(options);
      default:
        throw refusedElement(type);
    }
  }

  getElement(type: 'card'): StripeCardElement | null;
  getElement(type: 'cardNumber'): StripeCardNumberElement | null;
  getElement(type: 'cardExpiry'): StripeCardExpiryElement | null;
  getElement(type: 'cardCvc'): StripeCardCvcElement | null;
  getElement(type: 'payment'): StripePaymentElement | null;
  getElement(type: 'address', options?: StripeAddressElementGetElementOptions): StripeAddressElement | null;
  getElement(type: 'expressCheckout'): StripeExpressCheckoutElement | null;
  getElement(type: Exclude<StripeElementType, keyof Members>): null;
  getElement(type: ComponentOfElement): object | null;
  getElement(
    given: StripeElementType | ComponentOfElement,
    options?: StripeAddressElementGetElementOptions,
  ): object | null {
    const type = typeof given === 'string' ? given : given.__elementType;
    // There is no Address Element of mode shipping.
    if (!isMemberType(type) || options?.mode === 'shipping') return null;
    return this.#members[type] ?? null;
  }

  update(options: StripeElementsUpdateOptions): Promise<void> {
    this.#settings = {
      locale: options.locale === undefined ? this.#settings.locale : resolveLocale(options.locale),
      fonts: options.fonts ?? this.#settings.fonts,
      appearance:
        options.appearance === undefined ? this.#settings.appearance : readAppearance(options.appearance),
    };
    this.#payment.update(options);
    for (const element of this.#elements) element.refresh();
    return Promise.resolve();
  }

  on(): void {
    // `update-end` belongs to elements that fetch; card elements are updated when `update()` returns.
  }

  fetchUpdates(): Promise<{error?: {message: string; status?: string}}> {
    return this.#payment.fetch();
  }

  async submit(): ReturnType<StripeElements['submit']> {
    const {payment, address, expressCheckout} = this.#members;
    const wallet = expressCheckout?.confirming;
    if (wallet !== undefined) {
      wallet.isSubmitted = true;
      return {selectedPaymentMethod: wallet.wallet};
    }
    if (payment === undefined) {
      throw new IntegrationError(
        'elements.submit() is for a group with a Payment Element, or for when a wallet of an Express Checkout Element is confirmed.',
      );
    }
    const [ofPayment, ofAddress] = await Promise.all([payment.submit(), address?.submit()]);
    const error = ofPayment ?? ofAddress;
    this.#isSubmitted = error === undefined;
    return error === undefined ? {selectedPaymentMethod: 'card'} : {error};
  }

  /**
   * Makes a call with the card of the wallet that a person pays with just now, else with that of the Payment Element. A
   * wallet's sheet ends with the call.
   *
   * @throws IntegrationError when there is none, or when `submit()` was not called before
   */
  async pay<R extends {readonly error?: unknown}>(call: (card: CardSource) => Promise<R>): Promise<R> {
    const wallet = this.#members.expressCheckout?.confirming;
    if (wallet?.card === undefined) return call(this.#paymentSource());
    if (!wallet.isSubmitted) throw notSubmitted();
    const result = await call({wallet: wallet.card});
    wallet.ended(result.error === undefined);
    return result;
  }

  #paymentSource(): CardSource {
    if (this.#members.payment?.readableFrame === undefined) {
      throw new IntegrationError('The group has no mounted Payment Element.');
    }
    if (!this.#isSubmitted) throw notSubmitted();
    return this.#sourceOf(({type}) => type !== 'expressCheckout');
  }

  /** The card in this group's fields, as the controller finds it. An address belongs to a Payment Element only. */
  cardSource(): CardSource {
    return this.#sourceOf(({type}) => type !== 'address' && type !== 'expressCheckout');
  }

  #sourceOf(isPart: (element: Member) => boolean): CardSource {
    return {frames: this.#elements.filter(isPart).flatMap(({readableFrame}) => readableFrame ?? [])};
  }

  get #elements(): Member[] {
    return Object.values(this.#members).filter((element) => element !== undefined);
  }

  #create<T extends CardElementType>(type: T, options: OptionsByType[T]): CardElement<T> {
    this.#expectRoomFor(type);
    const element = new CardElement(type, options, this.#cardContext(type));
    this.#members = {...this.#members, [type]: element};
    groupsOfElements.set(element, this);
    return element;
  }

  #createAddress(options: StripeAddressElementOptions): AddressElement {
    this.#expectRoomFor('address');
    const address = new AddressElement(options, this.#contextFor('address'));
    this.#members = {...this.#members, address};
    groupsOfElements.set(address, this);
    // The Payment Element leaves the address to it.
    this.#members.payment?.refresh();
    return address;
  }

  #createExpressCheckout(options: StripeExpressCheckoutElementOptions): ExpressCheckoutElement {
    this.#expectRoomFor('expressCheckout');
    const expressCheckout = new ExpressCheckoutElement(options, {
      ...this.#contextFor('expressCheckout'),
      environment: this.#tools.environment,
      payment: () => this.#payment.current(),
    });
    this.#members = {...this.#members, expressCheckout};
    groupsOfElements.set(expressCheckout, this);
    return expressCheckout;
  }

  /** @throws IntegrationError unless the group was made with `paymentMethodCreation: 'manual'` */
  expectManual(): void {
    if (this.#payment.isManual) return;
    throw new IntegrationError(
      "createPaymentMethod({elements}) needs a group that was made with paymentMethodCreation: 'manual'.",
    );
  }

  #expectRoomFor(type: keyof Members): void {
    const taken = [type, ...CONFLICTS[type]].find((other) => this.#members[other] !== undefined);
    if (taken !== undefined) {
      throw new IntegrationError(
        taken === type
          ? `There is an Element of type ${type} in this group already; destroy it before another one is created.`
          : `An Element of type ${type} cannot be in one group with an Element of type ${taken}.`,
      );
    }
    if (type === 'payment' || type === 'expressCheckout') this.#payment.expectKnown();
  }

  #cardContext(type: CardElementType): CardElementContext {
    return {
      ...this.#contextFor(type),
      brandChanged: (brand) => this.#members.cardCvc?.setBrand(brand),
      asksAddressElsewhere: () => type === 'payment' && this.#members.address !== undefined,
    };
  }

  #contextFor(type: ElementType & keyof Members): ElementContext {
    return {
      origin: this.#tools.environment.origin,
      group: this.#tools.group,
      settings: () => this.#settings,
      destroyed: () => {
        this.#members = {...this.#members, [type]: undefined};
        if (type === 'address') this.#members.payment?.refresh();
      },
    };
  }
}

function notSubmitted(): IntegrationError {
  return new IntegrationError('elements.submit() must be called, and succeed, before this call.');
}

function isMemberType(type: StripeElementType): type is keyof Members {
  return Object.hasOwn(CONFLICTS, type);
}
