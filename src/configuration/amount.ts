import {ConfigurationMistake} from './mistake.js';

/** A positive integer of at most 8 digits, in the currency's smallest unit (Stripe's and Gatego's bound); absent stays absent. */
export function readAmount(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new ConfigurationMistake('invalid-amount');
  return Number(text);
}

/** An ISO 4217 code, in lower case as the APIs want it; absent stays absent. */
export function readCurrency(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const code = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (!/^[a-z]{3}$/.test(code) || !isKnown(code)) throw new ConfigurationMistake('invalid-currency');
  return code;
}

/** The browser knows the currencies of the world; one too old to list them lets Stripe decide. */
function isKnown(code: string): boolean {
  const currencies = (Intl as {supportedValuesOf?: typeof Intl.supportedValuesOf}).supportedValuesOf?.(
    'currency',
  );
  return currencies?.includes(code.toUpperCase()) ?? true;
}
