/** The things that Stripe makes out of a card, and that an org's API may take. */
export type CredentialType = 'token' | 'payment-method' | 'confirmation-token';

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
  /** `none` where the intent comes first, until the card is confirmed against it. */
  readonly type: CredentialType | 'none';
  /** `tok_…`, `pm_…` or `ctoken_…`; empty for `none`, and while only the intent that it is used with knows it. */
  readonly id: string;
  /** `card_…`, the id that a token's card has: Catalyze knows the saved card by it. Only with a token. */
  readonly cardId?: string;
  readonly card?: CardSummary;
  /** See `cardMark`. Instead of `card` where the credential was remembered over a reload. */
  readonly cardMark?: number;
}

/** Stands for the card while it is in the fields only. */
export const noCredential: Credential = {type: 'none', id: ''};

const MARKS = 61;

/**
 * A mark by which a card can be told from most others, and that tells nothing about it: one of 61, so that tens of thousands of
 * cards share each. Two cards with different marks are different cards.
 */
export function cardMark({last4, expMonth, expYear}: CardSummary): number {
  return (Number(last4) + 7 * expMonth + 11 * expYear) % MARKS;
}
