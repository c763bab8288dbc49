import type {
  StripeCardCvcElementOptions,
  StripeCardElementOptions,
  StripeCardExpiryElementOptions,
  StripeCardNumberElementOptions,
  StripePaymentElementOptions,
} from '@stripe/stripe-js';
import type {CardElementType, FieldOptions} from '../protocol.js';

/** The options that `create()` and `update()` take for each type. */
export interface OptionsByType {
  card: StripeCardElementOptions;
  cardNumber: StripeCardNumberElementOptions;
  cardExpiry: StripeCardExpiryElementOptions;
  cardCvc: StripeCardCvcElementOptions;
  payment: StripePaymentElementOptions;
}

/** All options of all types; each type uses its own. */
export type ElementOptions = StripeCardElementOptions &
  StripeCardNumberElementOptions &
  StripePaymentElementOptions;

/** What fields take from their group. */
export interface GroupSettings {
  readonly locale: string;
  readonly fonts: FieldOptions['fonts'];
  readonly appearance: FieldOptions['appearance'];
}

/** The options of an element in the form that its frame takes. */
export function fieldOptions(
  type: CardElementType,
  options: ElementOptions,
  group: GroupSettings,
  direction: FieldOptions['direction'],
): Omit<FieldOptions, 'asksAddressElsewhere'> {
  const shown =
    type === 'card'
      ? options.hideIcon !== true
      : type === 'payment' || (type === 'cardNumber' && options.showIcon === true);
  return {
    locale: group.locale,
    fonts: group.fonts,
    direction,
    style: options.style ?? {},
    placeholder: options.placeholder,
    disabled: options.disabled ?? options.readOnly ?? false,
    icon: shown ? (options.iconStyle ?? 'default') : 'none',
    hidePostalCode: options.hidePostalCode ?? leavesPostalCode(options),
    appearance: group.appearance,
  };
}

/** Whether the page says that it asks for the postal code itself. */
function leavesPostalCode({fields}: ElementOptions): boolean {
  const billing = fields?.billingDetails;
  const address = typeof billing === 'object' ? billing.address : billing;
  return address === 'never' || (typeof address === 'object' && address.postalCode === 'never');
}
