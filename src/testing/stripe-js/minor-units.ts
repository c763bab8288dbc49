/** Decimal places of the currencies that do not have two (https://docs.stripe.com/currencies#special-cases). */
const PLACES: ReadonlyMap<string, number> = new Map([
  ...'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'
    .split(' ')
    .map((code) => [code, 0] as const),
  ...'bhd jod kwd omr tnd'.split(' ').map((code) => [code, 3] as const),
]);

/** An amount of Stripe's, which counts the currency's smallest unit, as people write it. */
export function formatAmount(amount: number, currency: string, locale: string): string {
  const places = PLACES.get(currency) ?? 2;
  const options = {style: 'currency', currency, minimumFractionDigits: places} as const;
  return new Intl.NumberFormat(locale, options).format(amount / 10 ** places);
}
