import {invalidRequest, parameterMissing} from '../errors.js';
import type {Params} from '../params.js';

/** Smallest amounts that Stripe charges, in minor units (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
const MINIMUMS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...same(50, ['usd', 'aud', 'brl', 'cad', 'chf', 'eur', 'inr', 'nzd', 'sgd', 'jpy']),
    ...same(200, ['aed', 'myr', 'pln', 'ron']),
    ...same(300, ['sek', 'nok']),
    gbp: 30,
    bgn: 100,
    dkk: 250,
    hkd: 400,
    mxn: 1000,
    czk: 1500,
    huf: 17500,
  }),
);
const MAXIMUM = 99_999_999;
/** What an amount must be a multiple of (https://docs.stripe.com/currencies#special-cases). */
const STEPS: ReadonlyMap<string, number> = new Map([
  ...['bhd', 'jod', 'kwd', 'omr', 'tnd'].map((currency) => [currency, 10] as const),
  ...['isk', 'ugx'].map((currency) => [currency, 100] as const),
]);
const CURRENCIES: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()),
);

/** A currency that exists, in lower case. */
export function readCurrency(params: Params): string | undefined {
  const currency = params.optional('currency')?.toLowerCase();
  if (currency === undefined || CURRENCIES.has(currency)) return currency;
  throw invalidRequest(`Invalid currency: ${currency}.`, {param: 'currency'});
}

/** An amount in the currency's minor unit that Stripe would take. */
export function readAmount(params: Params, currency: string): number {
  const amount = params.integer('amount');
  if (amount === undefined) throw parameterMissing('amount');
  if (amount < 1) {
    throw invalidRequest('The amount must be a positive integer in the smallest unit of the currency.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  if (amount < (MINIMUMS.get(currency) ?? 1)) {
    throw invalidRequest(`The amount is below the smallest one that can be charged in ${currency}.`, {
      code: 'amount_too_small',
      param: 'amount',
    });
  }
  if (amount > MAXIMUM) {
    throw invalidRequest(`The amount must not be above ${String(MAXIMUM)}.`, {
      code: 'amount_too_large',
      param: 'amount',
    });
  }
  const step = STEPS.get(currency) ?? 1;
  if (amount % step !== 0) {
    throw invalidRequest(`An amount in ${currency} must be a multiple of ${String(step)}.`, {
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  }
  return amount;
}

function same(amount: number, currencies: readonly string[]): Record<string, number> {
  return Object.fromEntries(currencies.map((currency) => [currency, amount]));
}
