import {learn} from './locales/english.js';
import type * as OrgSide from './org-side.js';
import {LoadError} from './stripe/load.js';
import {createFailure} from './submission/failure.js';
import {within} from './waiting.js';

/** Milliseconds that it may take. */
const LIMIT = 12_000;

/** Brings all that speaks with the org's API. Rejects with a `LoadError`; the next call then tries again. */
export async function importOrgSide(): Promise<typeof OrgSide> {
  try {
    const orgSide = await within(
      import('./org-side.js').catch(() => import('./org-side.js')),
      LIMIT,
    );
    learn(orgSide.outcomeWords);
    return orgSide;
  } catch (cause) {
    console.error('<payment-method-form> lacks a file of its own:', cause);
    throw new LoadError(createFailure('load', navigator.onLine ? 'fields-failed' : 'load-offline', {cause}));
  }
}
