/** Wallets that the simulator's Express Checkout Element can offer. */
export const WALLETS = ['apple_pay', 'google_pay', 'link'] as const;

export type Wallet = (typeof WALLETS)[number];

/** A wallet that there is not. */
export class WalletsError extends TypeError {
  readonly code = 'ERR_INVALID_WALLETS';
}

/**
 * Reads a list of wallets that came from outside.
 *
 * @throws WalletsError
 */
export function readWallets(value: unknown): readonly Wallet[] {
  if (!Array.isArray(value)) throw new WalletsError('Wallets are a list.');
  const items: unknown[] = value;
  const wallets = items.map((item) => {
    const wallet = WALLETS.find((known) => known === item);
    if (wallet !== undefined) return wallet;
    throw new WalletsError(`There is no wallet ${String(item)}: the wallets are ${WALLETS.join(', ')}.`);
  });
  return [...new Set(wallets)];
}

/** What a wallet can be asked to pay with, by the ready-made ids of Stripe's test cards. */
export const WALLET_CARDS = {
  succeeds: 'pm_card_visa',
  declined: 'pm_card_visa_chargeDeclined',
  authenticates: 'pm_card_authenticationRequired',
} as const;

export type WalletCardName = keyof typeof WALLET_CARDS;
