/** Stripe's currencies without a smaller unit, and those with three digits; `isk` and `ugx` are kept in hundredths there. */
const ZERO_DECIMAL = /^(bif|clp|djf|gnf|jpy|kmf|krw|mga|pyg|rwf|vnd|vuv|xaf|xof|xpf)$/;
const THREE_DECIMAL = /^(bhd|jod|kwd|omr|tnd)$/;

/**
 * A sum as a person reads it.
 * @param amount in the currency's smallest unit, as Stripe counts it
 * @param currency ISO 4217, lower case
 */
export function formatMoney(amount: number, currency: string, locale: string | undefined): string {
  const digits = ZERO_DECIMAL.test(currency) ? 0 : THREE_DECIMAL.test(currency) ? 3 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount / 10 ** digits);
}
