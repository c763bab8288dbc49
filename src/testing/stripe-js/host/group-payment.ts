import type {StripeElementsOptions, StripeElementsUpdateOptions, StripeError} from '@stripe/stripe-js';
import {IntegrationError} from './integration-error.js';
import {kindOf} from './intents.js';

/** What is to be paid, in the smallest unit of the currency. */
export interface Payment {
  readonly amount: number;
  readonly currency: string;
}

/** A payment intent's amount and currency; neither for a setup intent. */
export type Retrieved = {readonly payment: Payment | undefined} | {readonly error: StripeError};

/** What a group of elements is for: an intent, or a mode and an amount until there is one. */
export class GroupPayment {
  /** Of the intent that the group was made for. */
  readonly clientSecret: string | undefined;
  readonly #retrieve: (clientSecret: string) => Promise<Retrieved>;
  #deferred: StripeElementsUpdateOptions;
  #fetched: Payment | undefined;
  #isFetched = false;

  /** Whether `createPaymentMethod({elements})` may be used. */
  readonly isManual: boolean;

  /** @throws IntegrationError for options that Stripe refuses */
  constructor(options: StripeElementsOptions, retrieve: (clientSecret: string) => Promise<Retrieved>) {
    expectSound(options);
    const {paymentMethodCreation}: {readonly paymentMethodCreation?: unknown} = options;
    this.isManual = paymentMethodCreation === 'manual';
    this.clientSecret = 'clientSecret' in options ? options.clientSecret : undefined;
    this.#retrieve = retrieve;
    this.#deferred = options;
  }

  /**
   * Elements that take a payment need to know which.
   *
   * @throws IntegrationError when the group was made without
   */
  expectKnown(): void {
    if (this.clientSecret !== undefined || this.#deferred.mode !== undefined) return;
    throw new IntegrationError('stripe.elements() needs a clientSecret, or a mode, for this Element.');
  }

  update(options: StripeElementsUpdateOptions): void {
    this.#deferred = {...this.#deferred, ...options};
  }

  /** What is to be paid, by what is known; nothing for a setup. */
  async current(): Promise<Payment | undefined> {
    if (this.clientSecret !== undefined) {
      if (!this.#isFetched) await this.fetch();
      return this.#fetched;
    }
    const {mode, amount, currency} = this.#deferred;
    if (mode === 'setup' || amount === undefined || currency === undefined) return undefined;
    return {amount, currency};
  }

  /**
   * Gets the intent again.
   *
   * @throws IntegrationError for a group without an intent
   */
  async fetch(): Promise<{error?: {message: string; status?: string}}> {
    if (this.clientSecret === undefined) {
      throw new IntegrationError(
        'elements.fetchUpdates() is for a group that was made with a client secret.',
      );
    }
    const result = await this.#retrieve(this.clientSecret);
    if ('error' in result) {
      const {message = 'The intent could not be fetched.', code} = result.error;
      return {error: {message, ...(code !== undefined && {status: code})}};
    }
    this.#fetched = result.payment;
    this.#isFetched = true;
    return {};
  }
}

function expectSound(options: object): void {
  const {clientSecret, mode, amount, currency, ...others}: Readonly<Record<string, unknown>> = {...options};
  if ('paymentMethodTypes' in others) {
    throw new IntegrationError(
      'The option paymentMethodTypes was removed from stripe.elements(): use allowedPaymentMethodTypes.',
    );
  }
  if (clientSecret !== undefined) {
    kindOf(clientSecret);
    if (mode !== undefined) {
      throw new IntegrationError('stripe.elements() takes either a clientSecret or a mode, not both.');
    }
  }
  if (mode === undefined) return;
  if (typeof mode !== 'string' || !['payment', 'setup', 'subscription'].includes(mode)) {
    throw new IntegrationError("The mode of stripe.elements() is 'payment', 'setup' or 'subscription'.");
  }
  if (mode !== 'setup' && (typeof amount !== 'number' || typeof currency !== 'string')) {
    throw new IntegrationError(`stripe.elements() needs an amount and a currency for mode ${mode}.`);
  }
}
