import type {PaymentMethodCreateParams} from '@stripe/stripe-js';
import type {Wallet, WalletCardName} from '../wallets.js';
import type {FrameLooks} from './protocol.js';

/** Options of an Express Checkout Element as its frame needs them. */
export interface WalletOptions extends FrameLooks {
  /** Wallets that the page does not want. */
  readonly hidden: readonly Wallet[];
  /** Wallets that come first. */
  readonly order: readonly string[];
  /** Pixels. */
  readonly buttonHeight: number;
  readonly columns: number;
}

/** Host → frame of the wallets' buttons, apart from what every element hears. */
export interface ToWallets {
  readonly kind: 'start' | 'update';
  readonly options: WalletOptions;
}

/** Frame of the wallets' buttons → host, apart from what every element tells. */
export type FromWallets =
  /** Comes before `ready`. */
  | {readonly kind: 'wallets'; readonly wallets: readonly Wallet[]}
  | {readonly kind: 'press'; readonly wallet: Wallet};

export interface SheetContent {
  readonly wallet: Wallet;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly business: string | undefined;
  /** In the smallest unit of the currency; none for a setup. */
  readonly amount: number | undefined;
  readonly currency: string | undefined;
  readonly lineItems: readonly {readonly name: string; readonly amount: number}[];
}

/** Host → frame of a wallet's sheet. */
export type ToSheet =
  | ({readonly kind: 'start'} & SheetContent)
  /** The payment failed, and can be tried again or canceled. */
  | {readonly kind: 'failed'; readonly message: string | undefined};

/** Frame of a wallet's sheet → host. */
export type FromSheet =
  | {readonly kind: 'shown'}
  | {readonly kind: 'pay'; readonly card: WalletCardName}
  | {readonly kind: 'cancel'};

/** A card as a wallet gives it: without its number, which the controller knows. */
export interface WalletCard {
  readonly type: Wallet;
  readonly card: WalletCardName;
  readonly billing: NonNullable<PaymentMethodCreateParams['billing_details']>;
}
