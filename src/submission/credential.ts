/** The things that Stripe makes out of a card, and that an org's API may take. */
export type CredentialType = 'token' | 'payment-method';

/** What may be told of a card: enough to recognise it, useless to pay with. */
export interface CardSummary {
  /** Stripe's brand name in lower case: `visa`, `mastercard`, `amex` … or `unknown`. */
  readonly brand: string;
  readonly last4: string;
  /** 1 to 12. */
  readonly expMonth: number;
  /** Four digits. */
  readonly expYear: number;
}

/** A card, as Stripe hands it out. */
export interface Credential {
  readonly type: CredentialType;
  /** `tok_…` or `pm_…`. */
  readonly id: string;
  /** `card_…`, the id that a token's card has: Catalyze knows the saved card by it. Only with a token. */
  readonly cardId?: string;
  readonly card?: CardSummary;
}
