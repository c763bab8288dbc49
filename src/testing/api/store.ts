import type Stripe from 'stripe';
import type {CardData} from './card-data.js';
import {ApiError} from './errors.js';
import {createFingerprinter} from './ids.js';
import {Journal, JournaledMap} from './journal.js';

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
  /** Where the cardholder goes after a challenge that has a page of its own. */
  returnUrl: string | undefined;
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
  readonly #journal = new Journal();
  #unannounced: Stripe.Event[] = [];
  /** The request that is being answered, for the events that it causes. */
  request: Stripe.Event.Request = {id: null, idempotency_key: null};
  /** The simulator's own origin, as the one who is being answered knows it. */
  origin = '';
  readonly tokens = new JournaledMap<StoredToken>(this.#journal);
  readonly paymentMethods = new JournaledMap<StoredPaymentMethod>(this.#journal);
  readonly customers = new JournaledMap<StoredCustomer>(this.#journal);
  readonly paymentIntents = new JournaledMap<StoredPaymentIntent>(this.#journal);
  readonly setupIntents = new JournaledMap<StoredSetupIntent>(this.#journal);
  readonly charges = new JournaledMap<Stripe.Charge>(this.#journal);
  readonly confirmationTokens = new JournaledMap<StoredConfirmationToken>(this.#journal);
  readonly events = new JournaledMap<Stripe.Event>(this.#journal);
  readonly webhookEndpoints = new JournaledMap<StoredWebhookEndpoint>(this.#journal);
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

  /**
   * Carries out a call. When it throws, everything is as it was before, unless the error is about something that did happen,
   * such as a declined payment.
   */
  transact<T>(call: () => T): T {
    this.#journal.open();
    try {
      const result = call();
      this.#keep();
      return result;
    } catch (error) {
      if (error instanceof ApiError && error.happened) {
        this.#keep();
      } else {
        this.#journal.takeBack();
        this.#unannounced = [];
      }
      throw error;
    }
  }

  /** Records an event, and delivers it once the call that it is part of has succeeded. */
  announce(event: Stripe.Event): void {
    this.events.set(event.id, event);
    if (this.#journal.isOpen) this.#unannounced.push(event);
    else this.onEvent(event);
  }

  #keep(): void {
    this.#journal.keep();
    for (const event of this.#unannounced.splice(0)) this.onEvent(event);
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
