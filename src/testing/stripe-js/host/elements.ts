import type {
  Appearance,
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
  StripePaymentElement,
  StripePaymentElementOptions,
} from '@stripe/stripe-js';
import type {CardElementType, CardSource, ElementType} from '../protocol.js';
import {resolveLocale} from '../texts/index.js';
import {AddressElement} from './address-element.js';
import {CardElement, type CardElementContext} from './element.js';
import type {GroupSettings, OptionsByType} from './element-options.js';
import type {ElementContext} from './frame-element.js';
import {IntegrationError} from './integration-error.js';

/** The elements of a group, one of a type. */
type Members = {readonly [T in CardElementType]?: CardElement<T> | undefined} & {
  readonly address?: AddressElement | undefined;
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
};

const groupsOfElements = new WeakMap<object, CardElements>();

/** The group that made an element, or `undefined` for anything else. */
export function groupOf(element: unknown): CardElements | undefined {
  return typeof element === 'object' && element !== null ? groupsOfElements.get(element) : undefined;
}

/** What `stripe.elements()` answers: a group of elements that belong to one form. */
export class CardElements implements StripeElements {
  readonly #origin: string;
  readonly #group: string;
  #settings: GroupSettings;
  /** The intent that the group was made for. */
  readonly clientSecret: string | undefined;
  #isSubmitted = false;
  #members: Members = {};

  /** @param group names the controller that may read these elements. */
  constructor(origin: string, group: string, options: StripeElementsOptions, locale: string | undefined) {
    this.#origin = origin;
    this.#group = group;
    this.#settings = {
      locale: resolveLocale(options.locale ?? locale),
      fonts: options.fonts ?? [],
      appearance: readAppearance(options.appearance),
    };
    this.clientSecret = 'clientSecret' in options ? options.clientSecret : undefined;
  }

  create(type: 'card', options?: StripeCardElementOptions): StripeCardElement;
  create(type: 'cardNumber', options?: StripeCardNumberElementOptions): StripeCardNumberElement;
  create(type: 'cardExpiry', options?: StripeCardExpiryElementOptions): StripeCardExpiryElement;
  create(type: 'cardCvc', options?: StripeCardCvcElementOptions): StripeCardCvcElement;
  create(type: 'payment', options?: StripePaymentElementOptions): StripePaymentElement;
  create(type: 'address', options: StripeAddressElementOptions): StripeAddressElement;
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
      default:
        throw new IntegrationError(
          `The Stripe simulator does not have Elements of type ${type as string} yet.`,
        );
    }
  }

  getElement(type: 'card'): StripeCardElement | null;
  getElement(type: 'cardNumber'): StripeCardNumberElement | null;
  getElement(type: 'cardExpiry'): StripeCardExpiryElement | null;
  getElement(type: 'cardCvc'): StripeCardCvcElement | null;
  getElement(type: 'payment'): StripePaymentElement | null;
  getElement(type: 'address', options?: StripeAddressElementGetElementOptions): StripeAddressElement | null;
  getElement(type: Exclude<StripeElementType, keyof Members>): null;
  getElement(type: StripeElementType, options?: StripeAddressElementGetElementOptions): object | null {
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
    for (const element of this.#elements) element.refresh();
    return Promise.resolve();
  }

  on(): void {
    // `update-end` belongs to elements that fetch; card elements are updated when `update()` returns.
  }

  fetchUpdates(): Promise<{error?: {message: string; status?: string}}> {
    return Promise.resolve({});
  }

  async submit(): ReturnType<StripeElements['submit']> {
    const {payment, address} = this.#members;
    if (payment === undefined) {
      throw new IntegrationError('elements.submit() is for a group with a Payment Element.');
    }
    const [ofPayment, ofAddress] = await Promise.all([payment.submit(), address?.submit()]);
    const error = ofPayment ?? ofAddress;
    this.#isSubmitted = error === undefined;
    return error === undefined ? {selectedPaymentMethod: 'card'} : {error};
  }

  /**
   * The card of the Payment Element.
   *
   * @throws IntegrationError when there is none, or when `submit()` was not called before
   */
  paymentSource(): CardSource {
    if (this.#members.payment?.readableFrame === undefined) {
      throw new IntegrationError('The group has no mounted Payment Element.');
    }
    if (!this.#isSubmitted) {
      throw new IntegrationError('elements.submit() must be called, and succeed, before this call.');
    }
    return {frames: this.#elements.flatMap(({readableFrame}) => readableFrame ?? [])};
  }

  /** The card in this group's fields, as the controller finds it. An address belongs to a Payment Element only. */
  cardSource(): CardSource {
    const cards = this.#elements.filter(({type}) => type !== 'address');
    return {frames: cards.flatMap(({readableFrame}) => readableFrame ?? [])};
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

  #expectRoomFor(type: keyof Members): void {
    const taken = [type, ...CONFLICTS[type]].find((other) => this.#members[other] !== undefined);
    if (taken !== undefined) {
      throw new IntegrationError(
        taken === type
          ? `There is an Element of type ${type} in this group already; destroy it before another one is created.`
          : `An Element of type ${type} cannot be in one group with an Element of type ${taken}.`,
      );
    }
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
      origin: this.#origin,
      group: this.#group,
      settings: () => this.#settings,
      destroyed: () => {
        this.#members = {...this.#members, [type]: undefined};
        if (type === 'address') this.#members.payment?.refresh();
      },
    };
  }
}

/** Variables of the Appearance API that fields follow. */
const VARIABLES = [
  'borderRadius',
  'colorBackground',
  'colorDanger',
  'colorPrimary',
  'colorText',
  'fontFamily',
  'fontSizeBase',
  'spacingUnit',
] as const;

function readAppearance({variables = {}}: Appearance = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    VARIABLES.flatMap((name) => {
      const value = variables[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function isMemberType(type: StripeElementType): type is keyof Members {
  return Object.hasOwn(CONFLICTS, type);
}
