import type {Appearance, StripeElementStyle} from '@stripe/stripe-js';
import type {BillingDetails, Collectable} from '../billing.js';
import type {CardFieldName} from '../submission/failure.js';
import type {FontSource} from './web-fonts.js';

/** What the fields are made for; a change of any of it means new ones. */
export interface FieldsSetup {
  readonly layout: keyof typeof FIELDS;
  /** `payment`: a payment method is made of it, rather than a confirmation token, or an intent confirmed with it. */
  readonly makesPaymentMethod?: boolean;
  /** `payment`: what Stripe's own inputs ask for, or leave to ours. */
  readonly collect?: readonly Collectable[];
  /** Networks of a card that runs on several, the most wanted first. */
  readonly preferredNetwork?: readonly string[];
  /** Buttons of wallets above the fields. */
  readonly wallets?: boolean;
  /** `payment`: how the server makes its PaymentIntents. */
  readonly setupFutureUsage?: 'off_session' | 'on_session';
  readonly captureMethod?: 'automatic' | 'automatic_async' | 'manual';
}

/** The fields of each layout, in their order on the form. */
const FIELDS = {
  split: ['number', 'expiry', 'cvc'],
  card: ['card'],
  payment: ['payment'],
} as const satisfies Record<string, readonly CardFieldName[]>;

/** The fields of a set-up: with the Payment Element, Stripe's Address Element asks for the address. */
export function fieldsOf({layout, collect}: FieldsSetup): readonly CardFieldName[] {
  return layout === 'payment' && collect?.includes('address') ? ['payment', 'address'] : FIELDS[layout];
}

/** What may change while the elements stay. */
export interface FieldsLook {
  readonly locale: string;
  /** Of the card elements. */
  readonly style: StripeElementStyle;
  /** Of the Payment Element. */
  readonly appearance?: Appearance;
  /** The page's own that the fields are set in. */
  readonly fonts?: readonly FontSource[];
  readonly disabled: boolean;
  /** `payment`: what Stripe's own inputs begin with. */
  readonly billing?: BillingDetails | undefined;
  /** `payment`: what is to be paid; without an amount the card is only saved. In the currency's smallest unit. */
  readonly amount?: number;
  readonly currency?: string;
}
