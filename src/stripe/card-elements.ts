import type {CardNetworkBrand} from '@stripe/stripe-js';
import {namedOptions, type CardElement, type ElementsKind} from './elements-kind.js';

/** Stripe's single fields for a card: they are the same whatever is done with it. */
export const cardElements: ElementsKind = {
  createGroup: (stripe, _setup, look) => stripe.elements(namedOptions(look)),
  liveOptions: namedOptions,
  createElement(elements, name, {preferredNetwork}, {style, disabled}) {
    const options = {style, disabled};
    const preferred = preferredNetwork && {preferredNetwork: preferredNetwork as CardNetworkBrand[]};
    switch (name) {
      case 'expiry':
        return elements.create('cardExpiry', options);
      case 'cvc':
        return elements.create('cardCvc', options);
      case 'card':
        return elements.create('card', {...options, ...preferred, disableLink: true, hidePostalCode: true});
      default:
        return elements.create('cardNumber', {...options, ...preferred, showIcon: true, disableLink: true});
    }
  },
  update(element, _name, {style, disabled}) {
    (element as CardElement).update({style, disabled});
  },
};
