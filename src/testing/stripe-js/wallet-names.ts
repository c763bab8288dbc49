import type {Wallet} from '../wallets.js';

/** Brands, the same in every language. */
export const WALLET_NAMES = {
  apple_pay: 'Apple Pay',
  google_pay: 'Google Pay',
  link: 'Link',
} as const satisfies Record<Wallet, string>;
