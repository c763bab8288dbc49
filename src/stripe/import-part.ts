import {createEarlyFailure} from '../submission/early-failure.js';
import {within} from '../waiting.js';
import {LoadError} from './load.js';

/** Milliseconds that it may take. */
const LIMIT = 12_000;

/**
 * Brings a part of ours, at a second try if need be: `load` imports it. Rejects with a `LoadError`; the next call then tries again.
 */
export async function importPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await within(load().catch(load), LIMIT);
  } catch (cause) {
    console.error('<payment-method-form> lacks a file of its own:', cause);
    throw new LoadError(
      createEarlyFailure('load', navigator.onLine ? 'fields-failed' : 'load-offline', {cause}),
    );
  }
}
