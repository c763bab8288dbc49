import {createHmac, randomBytes, randomInt} from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** What an id starts with; says what kind of thing it names. */
export type IdPrefix =
  | 'card'
  | 'ch'
  | 'ctoken'
  | 'cus'
  | 'evt'
  | 'payatt'
  | 'pi'
  | 'pk_test'
  | 'pm'
  | 'req'
  | 'setatt'
  | 'seti'
  | 'sk_test'
  | 'tok'
  | 'we'
  | 'whsec';

/** A new id such as `pm_1a2B…`, from the system's secure random source. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomText(24)}`;
}

/** A new client secret for an intent. */
export function newClientSecret(intentId: string): string {
  return `${intentId}_secret_${randomText(25)}`;
}

/**
 * Makes fingerprints that are equal for equal texts within one simulator, and tell nothing about the text: keyed
 * with random bytes that live as long as the process.
 */
export function createFingerprinter(): (text: string) => string {
  const key = randomBytes(32);
  return (text) =>
    createHmac('sha256', key).update(text).digest('base64url').replaceAll(/[-_]/g, '').slice(0, 16);
}

function randomText(length: number): string {
  return Array.from({length}, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
}
