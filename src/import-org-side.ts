import {learn} from './locales/english.js';
import type * as OrgSide from './org-side.js';
import {importPart} from './stripe/import-part.js';

/** Brings all that speaks with the org's API. Rejects with a `LoadError`; the next call then tries again. */
export async function importOrgSide(): Promise<typeof OrgSide> {
  const orgSide = await importPart(() => import('./org-side.js'));
  learn(orgSide.outcomeWords);
  return orgSide;
}
