import type {
  StripeAddressElementChangeEvent,
  StripeCardCvcElementChangeEvent,
  StripeCardElementChangeEvent,
  StripeCardExpiryElementChangeEvent,
  StripeCardNumberElementChangeEvent,
  StripeError,
  StripeExpressCheckoutElementAvailablePaymentMethodsChangeEvent,
  StripeExpressCheckoutElementClickEvent,
  StripeExpressCheckoutElementConfirmEvent,
  StripeExpressCheckoutElementReadyEvent,
  StripeExpressCheckoutElementShippingAddressChangeEvent,
  StripeExpressCheckoutElementShippingRateChangeEvent,
  StripePaymentElementAvailablePaymentMethodsChangeEvent,
  StripePaymentElementCardDetailsChangeEvent,
  StripePaymentElementChangeEvent,
  StripePaymentElementSavedPaymentMethodRemoveEvent,
  StripePaymentElementSavedPaymentMethodUpdateEvent,
} from '@stripe/stripe-js';
import type {CardElementType, ElementType, FieldChange} from '../protocol.js';

interface ChangeEvents {
  card: StripeCardElementChangeEvent;
  cardNumber: StripeCardNumberElementChangeEvent;
  cardExpiry: StripeCardExpiryElementChangeEvent;
  cardCvc: StripeCardCvcElementChangeEvent;
  payment: StripePaymentElementChangeEvent;
  address: StripeAddressElementChangeEvent;
  expressCheckout: never;
}

interface Plain<T extends ElementType> {
  readonly elementType: T;
}

/** What comes with `ready`. */
export type ReadyEvents = {
  readonly [T in Exclude<ElementType, 'expressCheckout'>]: Plain<T>;
} & {readonly expressCheckout: StripeExpressCheckoutElementReadyEvent};

/** The events of an element and what comes with them, as Stripe's types say. */
export interface ElementEvents<T extends ElementType> {
  ready: ReadyEvents[T];
  focus: Plain<T>;
  blur: Plain<T>;
  escape: Plain<T>;
  networkschange: Plain<T>;
  loaderstart: Plain<T>;
  loaderror: {elementType: T; error: StripeError};
  change: ChangeEvents[T];
  /** From here on, those of an Express Checkout Element. */
  click: StripeExpressCheckoutElementClickEvent;
  confirm: StripeExpressCheckoutElementConfirmEvent;
  cancel: Plain<T>;
  /** These two never come: the simulator's wallets ship nothing. */
  shippingaddresschange: StripeExpressCheckoutElementShippingAddressChangeEvent;
  shippingratechange: StripeExpressCheckoutElementShippingRateChangeEvent;
  carddetailschange: StripePaymentElementCardDetailsChangeEvent;
  /** These three never come: no cards are saved, and wallets stay what they are. */
  savedpaymentmethodupdate: StripePaymentElementSavedPaymentMethodUpdateEvent;
  savedpaymentmethodremove: StripePaymentElementSavedPaymentMethodRemoveEvent;
  availablepaymentmethodschange: T extends 'expressCheckout'
    ? StripeExpressCheckoutElementAvailablePaymentMethodsChangeEvent
    : StripePaymentElementAvailablePaymentMethodsChangeEvent;
}

type ChangeMakers = {readonly [T in CardElementType]: (change: FieldChange) => ChangeEvents[T]};

/** Makes the `change` event of each type: only some tell a brand, and only `card` a postal code. */
export const changeEvents: ChangeMakers = {
  card: ({empty, complete, error, brand, postalCode}) => ({
    elementType: 'card',
    empty,
    complete,
    error,
    brand,
    value: {postalCode},
  }),
  cardNumber: ({empty, complete, error, brand}) => ({
    elementType: 'cardNumber',
    empty,
    complete,
    error,
    brand,
  }),
  cardExpiry: ({empty, complete, error}) => ({elementType: 'cardExpiry', empty, complete, error}),
  cardCvc: ({empty, complete, error}) => ({elementType: 'cardCvc', empty, complete, error}),
  // No error: that is what `elements.submit()` is for.
  payment: ({empty, complete}) => ({
    elementType: 'payment',
    empty,
    complete,
    collapsed: false,
    value: {type: 'card'},
  }),
};
