import type {
  CardNetworkBrand,
  StripeAddressElement,
  StripeCardCvcElement,
  StripeCardElement,
  StripeCardExpiryElement,
  StripeCardNumberElement,
  StripeElements,
  StripePaymentElement,
} from '@stripe/stripe-js';
import type {CardFieldName} from '../submission/failure.js';
import type {FieldsLook, FieldsSetup} from './fields-setup.js';

/** An element that is styled and disabled by itself, not by its group. */
export type CardElement =
  StripeCardElement | StripeCardNumberElement | StripeCardExpiryElement | StripeCardCvcElement;

/** An element that a field can be. */
export type FieldElement = CardElement | StripePaymentElement | StripeAddressElement;

/** They would be other ways to pay than a card that is typed. */
const NO_WALLETS = {applePay: 'never', googlePay: 'never', link: 'never'} as const;

/** Creates the element of a field. */
export function createElement(
  elements: StripeElements,
  name: CardFieldName,
  {collect = [], preferredNetwork}: FieldsSetup,
  {style, disabled, billing = {}}: FieldsLook,
): FieldElement {
  const options = {style, disabled};
  const network = preferredNetwork as CardNetworkBrand[] | undefined;
  const preferred = network && {preferredNetwork: network};
  const hides = (word: (typeof collect)[number]): 'never' | 'auto' =>
    collect.includes(word) ? 'never' : 'auto';
  switch (name) {
    case 'number':
      return elements.create('cardNumber', {...options, ...preferred, showIcon: true, disableLink: true});
    case 'expiry':
      return elements.create('cardExpiry', options);
    case 'cvc':
      return elements.create('cardCvc', options);
    case 'card':
      return elements.create('card', {...options, ...preferred, disableLink: true, hidePostalCode: true});
    case 'payment':
      return elements.create('payment', {
        readOnly: disabled,
        wallets: NO_WALLETS,
        defaultValues: {billingDetails: billing, ...(network && {card: {network}})},
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
      });
    case 'address': {
      const {name: holder, phone, address: {country, ...address} = {}} = billing;
      return elements.create('address', {
        mode: 'billing',
        // It would bring a map service that a strict policy does not let in.
        autocomplete: {mode: 'disabled'},
        fields: {phone: collect.includes('phone') ? 'always' : 'never'},
        ...(collect.includes('phone') && {validation: {phone: {required: 'always'}}}),
        defaultValues: {
          ...(holder !== undefined && {name: holder}),
          ...(phone !== undefined && {phone}),
          ...(country !== undefined && {address: {...address, country}}),
        },
      });
    }
  }
}
