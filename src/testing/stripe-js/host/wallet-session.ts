import type {BillingDetails, StripeExpressCheckoutElementOptions} from '@stripe/stripe-js';
import type {Wallet} from '../../wallets.js';
import {textsFor} from '../texts/index.js';
import {WALLET_NAMES} from '../wallet-names.js';
import type {FromSheet, SheetContent, ToSheet, WalletCard} from '../wallet-protocol.js';
import type {Environment} from './environment.js';
import {openOverlay, type Overlay} from './overlay.js';

/** Milliseconds that a person has, that the page has to pay, and that the frame has to say that it is there. */
const TIMEOUT = 15 * 60_000;
const CONFIRM_TIMEOUT = 30_000;
const ANSWER_TIMEOUT = 10_000;

export interface SessionEvents {
  /** The person pays: the page is to make or confirm something with the wallet's card now. */
  confirm(session: WalletSession): void;
  cancel(): void;
  /** The sheet is gone, for whatever reason. */
  ended(): void;
}

export type CollectedDetails = Pick<
  StripeExpressCheckoutElementOptions,
  'billingAddressRequired' | 'emailRequired' | 'phoneNumberRequired'
>;

/** A wallet's sheet from when it opens until it is paid or canceled. */
export class WalletSession {
  readonly wallet: Wallet;
  readonly #details: CollectedDetails;
  readonly #events: SessionEvents;
  readonly #overlay: Overlay<ToSheet>;
  #card: WalletCard | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the page called `elements.submit()` since the person pressed Pay. */
  isSubmitted = false;

  constructor(
    environment: Environment,
    content: SheetContent,
    details: CollectedDetails,
    events: SessionEvents,
  ) {
    this.wallet = content.wallet;
    this.#details = details;
    this.#events = events;
    this.#overlay = openOverlay<ToSheet, FromSheet>(environment, {
      page: 'express-checkout-sheet',
      title: textsFor(content.locale).wallet.title.replace('{wallet}', WALLET_NAMES[content.wallet]),
      timeout: TIMEOUT,
      answerTimeout: ANSWER_TIMEOUT,
      loaded: () => this.#overlay.send({kind: 'start', ...content}),
      receive: (message) => this.#receive(message),
      expired: () => this.#cancel(),
    });
  }

  /** The wallet's card, while the page is asked to pay with it. */
  get card(): WalletCard | undefined {
    return this.#card;
  }

  /** What the wallet tells of its holder. */
  get billingDetails(): BillingDetails {
    const {billingAddressRequired = true, emailRequired = false, phoneNumberRequired = false} = this.#details;
    const {line1, city, state, ...region} = HOLDER.address;
    return {
      name: HOLDER.name,
      ...(emailRequired && {email: HOLDER.email}),
      ...(phoneNumberRequired && {phone: HOLDER.phone}),
      address: {
        ...(billingAddressRequired ? {line1, city, state} : {line1: '', city: '', state: ''}),
        line2: null,
        ...region,
      },
    };
  }

  /** The page has paid, or could not: the sheet closes, or says so and lets the person try again. */
  ended(paid: boolean): void {
    if (this.#card === undefined) return;
    if (paid) this.#close();
    else this.fail();
  }

  fail(message?: string): void {
    clearTimeout(this.#timer);
    this.#card = undefined;
    this.#overlay.send({kind: 'failed', message});
  }

  /** The element goes away. */
  abandon(): void {
    this.#close();
  }

  #receive(message: FromSheet): void {
    switch (message.kind) {
      case 'shown':
        break;
      case 'cancel':
        this.#overlay.close();
        this.#cancel();
        break;
      case 'pay':
        this.isSubmitted = false;
        this.#card = {type: this.wallet, card: message.card, billing: this.billingDetails};
        this.#timer = setTimeout(() => this.fail(), CONFIRM_TIMEOUT);
        this.#events.confirm(this);
        break;
    }
  }

  #cancel(): void {
    clearTimeout(this.#timer);
    this.#card = undefined;
    this.#events.ended();
    this.#events.cancel();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#card = undefined;
    this.#overlay.close();
    this.#events.ended();
  }
}

/** Whom the simulated wallets belong to. */
const HOLDER = {
  name: 'Test Wallet',
  email: 'wallet@example.com',
  phone: '+15555550100',
  address: {
    line1: '1 Simulator Street',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '94107',
    country: 'US',
  },
} as const;
