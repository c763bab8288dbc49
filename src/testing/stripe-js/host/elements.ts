import type {
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
} from '@stripe/stripe-js';
import type {CardElementType, CardSource} from '../protocol.js';
import {resolveLocale} from '../texts/index.js';
import {CardElement, type ElementContext} from './element.js';
import type {GroupSettings, OptionsByType} from './element-options.js';
import {IntegrationError} from './integration-error.js';

/** The elements of a group, one of a type. */
type Members = {readonly [T in CardElementType]?: CardElement<T> | undefined};
type AnyCardElement = {[T in CardElementType]: CardElement<T>}[CardElementType];

/** Types that cannot be in one group. */
const CONFLICTS: Readonly<Record<CardElementType, readonly CardElementType[]>> = {
  card: ['cardNumber', 'cardExpiry', 'cardCvc'],
  cardNumber: ['card'],
  cardExpiry: ['card'],
  cardCvc: ['card'],
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
  #members: Members = {};

  /** @param group names the controller that may read these elements. */
  constructor(origin: string, group: string, options: StripeElementsOptions, locale: string | undefined) {
    this.#origin = origin;
    this.#group = group;
    this.#settings = {locale: resolveLocale(options.locale ?? locale), fonts: options.fonts ?? []};
  }

  create(type: 'card', options?: StripeCardElementOptions): StripeCardElement;
  create(type: 'cardNumber', options?: StripeCardNumberElementOptions): StripeCardNumberElement;
  create(type: 'cardExpiry', options?: StripeCardExpiryElementOptions): StripeCardExpiryElement;
  create(type: 'cardCvc', options?: StripeCardCvcElementOptions): StripeCardCvcElement;
  create(type: Exclude<StripeElementType, CardElementType>, options?: object): never;
  create(type: StripeElementType, options: object = {}): AnyCardElement {
    switch (type) {
      case 'card':
        return this.#create('card', options);
      case 'cardNumber':
        return this.#create('cardNumber', options);
      case 'cardExpiry':
        return this.#create('cardExpiry', options);
      case 'cardCvc':
        return this.#create('cardCvc', options);
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
  getElement(type: Exclude<StripeElementType, CardElementType>): null;
  getElement(type: StripeElementType): AnyCardElement | null {
    return isCardType(type) ? (this.#members[type] ?? null) : null;
  }

  update(options: StripeElementsUpdateOptions): Promise<void> {
    this.#settings = {
      locale: options.locale === undefined ? this.#settings.locale : resolveLocale(options.locale),
      fonts: options.fonts ?? this.#settings.fonts,
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

  submit(): Promise<never> {
    return Promise.reject(
      new IntegrationError(
        'elements.submit() is for the Payment Element, which the simulator does not have yet.',
      ),
    );
  }

  /** The card in this group's fields, as the controller finds it. */
  cardSource(): CardSource {
    return {frames: this.#elements.flatMap(({readableFrame}) => readableFrame ?? [])};
  }

  get #elements(): AnyCardElement[] {
    return Object.values(this.#members).filter((element) => element !== undefined);
  }

  #create<T extends CardElementType>(type: T, options: OptionsByType[T]): CardElement<T> {
    const taken = [type, ...CONFLICTS[type]].find((other) => this.#members[other] !== undefined);
    if (taken !== undefined) {
      throw new IntegrationError(
        taken === type
          ? `There is an Element of type ${type} in this group already; destroy it before another one is created.`
          : `An Element of type ${type} cannot be in one group with an Element of type ${taken}.`,
      );
    }
    const element = new CardElement(type, options, this.#contextFor(type));
    this.#members = {...this.#members, [type]: element};
    groupsOfElements.set(element, this);
    return element;
  }

  #contextFor(type: CardElementType): ElementContext {
    return {
      origin: this.#origin,
      group: this.#group,
      settings: () => this.#settings,
      brandChanged: (brand) => this.#members.cardCvc?.setBrand(brand),
      destroyed: () => {
        this.#members = {...this.#members, [type]: undefined};
      },
    };
  }
}

function isCardType(type: StripeElementType): type is CardElementType {
  return type in CONFLICTS;
}
