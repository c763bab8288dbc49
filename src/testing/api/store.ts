import type Stripe from 'stripe';
import type {CardData} from './card-data.js';
import {createFingerprinter} from './ids.js';

/** A token and the card that it stands for. */
export interface StoredToken {
  readonly object: Stripe.Token;
  readonly card: CardData;
}

/** A payment method, its card, and what it may still be used for. */
export interface StoredPaymentMethod {
  readonly object: Stripe.PaymentMethod;
  readonly card: CardData;
  /** Saved for later use by an intent that succeeded. */
  setUp: boolean;
  /** `spent`: used without a customer, or detached from one; can never be attached again. */
  use: 'fresh' | 'attached' | 'spent';
}

/** What an intent is doing apart from what the API tells. */
interface Attempt {
  paymentMethod: StoredPaymentMethod | undefined;
  /** The running 3-D Secure challenge. */
  challengeId: string | undefined;
  authenticated: boolean;
}

export interface StoredPaymentIntent extends Attempt {
  readonly kind: 'payment';
  readonly object: Stripe.PaymentIntent;
}

export interface StoredSetupIntent extends Attempt {
  readonly kind: 'setup';
  readonly object: Stripe.SetupIntent;
}

export type StoredIntent = StoredPaymentIntent | StoredSetupIntent;

export interface StoredCustomer {
  object: Stripe.Customer;
  deleted: boolean;
}

/** Everything the simulated account holds: in memory only, oldest first. */
export class Store {
  readonly tokens = new Map<string, StoredToken>();
  readonly paymentMethods = new Map<string, StoredPaymentMethod>();
  readonly customers = new Map<string, StoredCustomer>();
  readonly paymentIntents = new Map<string, StoredPaymentIntent>();
  readonly setupIntents = new Map<string, StoredSetupIntent>();
  readonly fingerprintOf = createFingerprinter();

  reset(): void {
    this.tokens.clear();
    this.paymentMethods.clear();
    this.customers.clear();
    this.paymentIntents.clear();
    this.setupIntents.clear();
  }

  /** The intent whose 3-D Secure challenge has this id. */
  intentByChallenge(challengeId: string): StoredIntent | undefined {
    const intents: StoredIntent[] = [...this.paymentIntents.values(), ...this.setupIntents.values()];
    return intents.find((intent) => intent.challengeId === challengeId);
  }
}

/** Now, in the seconds since 1970 in which Stripe gives times. */
export function timestamp(): number {
  return Math.floor(Date.now() / 1000);
}
