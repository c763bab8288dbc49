/** Where the three servers of `npm start` are, by their origins. */
export interface Demo {
  readonly pageUrl: string;
  readonly orgBackendUrl: string;
  /** The offline Stripe: another site than the page. */
  readonly stripeUrl: string;
}
