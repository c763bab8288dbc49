import type {
  CardNetworkBrand,
  StripeAddressElementOptions,
  StripePaymentElement,
  StripePaymentElementOptions,
} from '@stripe/stripe-js';
import {namedOptions, type ElementsKind} from './elements-kind.js';
import type {FieldsLook, FieldsSetup} from './fields-setup.js';

/** They would be other ways to pay than a card that is typed. */
const NO_WALLETS = {applePay: 'never', googlePay: 'never', link: 'never'} as const;

/** Stripe's Payment Element for cards, and the Address Element beside it. Their group is deferred: it does without an intent. */
export const paymentElements: ElementsKind = {
  createGroup: (stripe, {setupFutureUsage, captureMethod, makesPaymentMethod}, look) =>
    stripe.elements({
      ...deferredOptions(look),
      allowedPaymentMethodTypes: ['card'],
      ...(setupFutureUsage && {setupFutureUsage}),
      ...(captureMethod && {captureMethod}),
      ...(makesPaymentMethod && {paymentMethodCreation: 'manual'}),
    }),
  liveOptions: deferredOptions,
  createElement(elements, name, setup, look, node) {
    if (name !== 'address') return elements.create('payment', paymentOptions(setup, look));
    node?.toggleAttribute('inert', look.disabled);
    return elements.create('address', addressOptions(setup, look));
  },
  update(element, name, {disabled}, node) {
    if (name === 'payment') (element as StripePaymentElement).update({readOnly: disabled});
    // The Address Element knows no such option.
    else node?.toggleAttribute('inert', disabled);
  },
};

function deferredOptions(look: FieldsLook) {
  const {amount, currency, appearance} = look;
  const group = {...namedOptions(look), ...(appearance && {appearance})};
  return amount === undefined || currency === undefined
    ? {...group, mode: 'setup' as const, ...(currency !== undefined && {currency})}
    : {...group, mode: 'payment' as const, amount, currency};
}

function paymentOptions(
  {collect = [], preferredNetwork}: FieldsSetup,
  {disabled, billing = {}}: FieldsLook,
): StripePaymentElementOptions {
  const hides = (word: (typeof collect)[number]): 'never' | 'auto' =>
    collect.includes(word) ? 'never' : 'auto';
  return {
    readOnly: disabled,
    wallets: NO_WALLETS,
    defaultValues: {
      billingDetails: billing,
      ...(preferredNetwork && {card: {network: preferredNetwork as CardNetworkBrand[]}}),
    },
    fields: {
      billingDetails: collect.includes('address')
        ? {email: hides('email')}
        : {
            name: hides('name'),
            email: hides('email'),
            phone: hides('phone'),
            address: {postalCode: hides('postal-code')},
          },
    },
  };
}

function addressOptions(
  {collect = []}: FieldsSetup,
  {billing = {}}: FieldsLook,
): StripeAddressElementOptions {
  const {name, phone, address: {country, ...address} = {}} = billing;
  return {
    mode: 'billing',
    // It would bring a map service that a strict policy does not let in.
    autocomplete: {mode: 'disabled'},
    fields: {phone: collect.includes('phone') ? 'always' : 'never'},
    ...(collect.includes('phone') && {validation: {phone: {required: 'always'}}}),
    defaultValues: {
      ...(name !== undefined && {name}),
      ...(phone !== undefined && {phone}),
      ...(country !== undefined && {address: {...address, country}}),
    },
  };
}
