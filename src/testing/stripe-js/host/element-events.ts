import type {
  StripeCardCvcElementChangeEvent,
  StripeCardElementChangeEvent,
  StripeCardExpiryElementChangeEvent,
  StripeCardNumberElementChangeEvent,
  StripeError,
  StripePaymentElementAvailablePaymentMethodsChangeEvent,
  StripePaymentElementCardDetailsChangeEvent,
  StripePaymentElementChangeEvent,
  StripePaymentElementSavedPaymentMethodRemoveEvent,
  StripePaymentElementSavedPaymentMethodUpdateEvent,
} from '@stripe/stripe-js';
import type {CardElementType, FieldChange} from '../protocol.js';

interface ChangeEvents {
  card: StripeCardElementChangeEvent;
  cardNumber: StripeCardNumberElementChangeEvent;
  cardExpiry: StripeCardExpiryElementChangeEvent;
  cardCvc: StripeCardCvcElementChangeEvent;
  payment: StripePaymentElementChangeEvent;
}

interface Plain<T extends CardElementType> {
  readonly elementType: T;
}

/** The events of an element and what comes with them, as Stripe's types say. */
export interface ElementEvents<T extends CardElementType> {
  ready: Plain<T>;
  focus: Plain<T>;
  blur: Plain<T>;
  escape: Plain<T>;
  networkschange: Plain<T>;
  loaderstart: Plain<T>;
  /** These four are a Payment Element's, and never come: there are cards only, and none are saved. */
  carddetailschange: StripePaymentElementCardDetailsChangeEvent;
  savedpaymentmethodupdate: StripePaymentElementSavedPaymentMethodUpdateEvent;
  savedpaymentmethodremove: StripePaymentElementSavedPaymentMethodRemoveEvent;
  availablepaymentmethodschange: StripePaymentElementAvailablePaymentMethodsChangeEvent;
  loaderror: {elementType: T; error: StripeError};
  change: ChangeEvents[T];
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
