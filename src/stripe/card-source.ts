import type {CardFields} from './card-fields.js';

/** Where the card of an attempt comes from: the fields that it is typed into, or a wallet. */
export type CardSource = Pick<
  CardFields,
  | 'stripe'
  | 'elements'
  | 'fields'
  | 'cardElement'
  | 'isPaymentElement'
  | 'isForPayment'
  | 'isDestroyed'
  | 'submit'
>;
