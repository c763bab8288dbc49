import {ConfigurationMistake} from './mistake.js';

/** The publishable key, or a mistake that never repeats what was given: it may be a secret. */
export function readPublishableKey(value: unknown): string {
  if (typeof value !== 'string' || value.trim() === '')
    throw new ConfigurationMistake('missing-publishable-key');
  if (/^\s*(sk|rk|ek)_/i.test(value)) throw new ConfigurationMistake('secret-key-in-page');
  if (!/^pk_(test|live)_\w+$/.test(value)) throw new ConfigurationMistake('invalid-publishable-key');
  return value;
}
