/** One of Stripe's published test card numbers, and what comes of it. */
export interface TestCard {
  /** Grouped as on a card. */
  readonly number: string;
  readonly outcome: string;
}

/** A few of Stripe's test cards; any future expiry and any CVC will do. Source: Stripe's page on testing. */
export const testCards: readonly TestCard[] = [
  {number: '4242 4242 4242 4242', outcome: 'Visa: is saved'},
  {number: '5555 5555 5555 4444', outcome: 'Mastercard: is saved'},
  {number: '3782 822463 10005', outcome: 'American Express, four-digit CVC: is saved'},
  {number: '4000 0025 0000 3155', outcome: 'Asks for 3-D Secure authentication'},
  {number: '4000 0000 0000 0002', outcome: 'Is declined'},
  {number: '4000 0000 0000 9995', outcome: 'Is declined: insufficient funds'},
  {number: '4000 0000 0000 0069', outcome: 'Is declined: expired'},
  {number: '4000 0000 0000 0127', outcome: 'Is declined: wrong CVC'},
  {number: '4242 4242 4242 4241', outcome: 'Is no card number'},
];
