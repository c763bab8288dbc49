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

/** A confirmation token, the payment method it becomes, and whether that has happened. */
export interface StoredConfirmationToken {
  readonly object: Stripe.ConfirmationToken;
  readonly paymentMethod: StoredPaymentMethod;
  used: boolean;
}

/** A webhook endpoint and the secret that its deliveries are signed with. */
export interface StoredWebhookEndpoint {
  readonly object: Stripe.WebhookEndpoint;
  readonly secret: string;
}

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
  readonly charges = new Map<string, Stripe.Charge>();
  readonly confirmationTokens = new Map<string, StoredConfirmationToken>();
  readonly events = new Map<string, Stripe.Event>();
  readonly webhookEndpoints = new Map<string, StoredWebhookEndpoint>();
  readonly fingerprintOf = createFingerprinter();
  /** Hears of each event, to deliver it. */
  onEvent: (event: Stripe.Event) => void = () => undefined;

  reset(): void {
    this.tokens.clear();
    this.paymentMethods.clear();
    this.customers.clear();
    this.paymentIntents.clear();
    this.setupIntents.clear();
    this.charges.clear();
    this.confirmationTokens.clear();
    this.events.clear();
    this.webhookEndpoints.clear();
  }

  /** The object that an id names, as a secret key may see it. */
  find(id: string): object | undefined {
    return (
      this.paymentMethods.get(id)?.object ??
      this.customers.get(id)?.object ??
      this.paymentIntents.get(id)?.object ??
      this.setupIntents.get(id)?.object ??
      this.charges.get(id)
    );
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
