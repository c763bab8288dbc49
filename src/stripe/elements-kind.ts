import type {
  Stripe,
  StripeAddressElement,
  StripeCardCvcElement,
  StripeCardElement,
  StripeCardExpiryElement,
  StripeCardNumberElement,
  StripeElementLocale,
  StripeElements,
  StripeElementsOptionsMode,
  StripePaymentElement,
} from '@stripe/stripe-js';
import type {CardFieldName} from '../submission/failure.js';
import type {FieldsLook, FieldsSetup} from './fields-setup.js';

/** An element that is styled and disabled by itself, not by its group. */
export type CardElement =
  StripeCardElement | StripeCardNumberElement | StripeCardExpiryElement | StripeCardCvcElement;

/** An element that a field can be. */
export type FieldElement = CardElement | StripePaymentElement | StripeAddressElement;

type Named = Pick<StripeElementsOptionsMode, 'fonts'> & {readonly locale: StripeElementLocale};

/** What of a group may change while its elements stay. */
export type LiveOptions = Named | (StripeElementsOptionsMode & Named);

/** How a group of Stripe's elements is made and kept in line: one of single card elements, or one around the Payment Element. */
export interface ElementsKind {
  /** Makes a group. An intent comes later, if at all. */
  readonly createGroup: (stripe: Stripe, setup: FieldsSetup, look: FieldsLook) => StripeElements;
  readonly liveOptions: (look: FieldsLook) => LiveOptions;
  /** Creates the element of a field that will be mounted into `node`. */
  readonly createElement: (
    elements: StripeElements,
    name: CardFieldName,
    setup: FieldsSetup,
    look: FieldsLook,
    node: Element | undefined,
  ) => FieldElement;
  /** Brings an element in line, beside what its group is told. */
  readonly update: (
    element: FieldElement,
    name: CardFieldName,
    look: FieldsLook,
    node: Element | undefined,
  ) => void;
}

/** What each group is told: its language, and the fonts of the page. */
export function namedOptions({locale, fonts = []}: FieldsLook): Named {
  return {locale: locale as StripeElementLocale, ...(fonts.length > 0 && {fonts: [...fonts]})};
}

/** Brings a group in line. What Stripe has against it is the developer's to know: the fields stay as they were. */
export function updateGroup(elements: StripeElements, options: LiveOptions): void {
  const update = async (): Promise<void> => {
    await elements.update(options);
  };
  update().catch((error: unknown) => {
    console.warn('<payment-method-form>: Stripe did not take a change of its fields.', error);
  });
}
