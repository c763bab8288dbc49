import type {Context} from 'hono';
import {createMiddleware} from 'hono/factory';
import {findOrg} from '../store/identities.js';
import type {Database} from '../store/database.js';
import {ApiError} from './api-error.js';
import {cardNumberRefused, holdsCardNumber} from './card-number.js';
import type {AppEnv} from './context.js';

/** What a route asks of its caller: to belong to the organization, or to have its *payment* permission. */
export type Right = 'member' | 'payment';

/** What an organization's id can look like. Anything else is unknown without a look into the store. */
const orgIdForm = /^[A-Za-z0-9_-]{1,64}$/;

/** Lets a caller through who has the right in the organization that the request names. */
export function requireRight(database: Database, right: Right, orgIdOf: (c: Context<AppEnv>) => string) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const caller = c.get('caller');
    const orgId = orgIdOf(c);
    if (holdsCardNumber(orgId)) throw cardNumberRefused();
    const org = orgIdForm.test(orgId) ? await findOrg(database, orgId, caller.id) : undefined;
    if (!org) throw new ApiError('organization-not-found', 'There is no such organization.');
    const allowed =
      caller.admin ||
      (right === 'payment'
        ? org.granted.includes('payment')
        : org.granted.length > 0 || caller.org_id === org.id);
    // Catalyze documents this sentence word by word.
    if (!allowed)
      throw new ApiError(
        'insufficient-permissions',
        'Insufficient privileges to perform the requested action.',
      );
    c.set('org', {id: org.id, name: org.name});
    c.set('log', c.get('log').child({orgId: org.id}));
    await next();
  });
}

/** The organization in the path. A header that names one has no say here, but must not name one that the caller may not name. */
export function orgInPath(name: string, headerName: string): (c: Context<AppEnv>) => string {
  return (c) => {
    const inPath = c.req.param(name) ?? '';
    refuseUnlessAdmin(c, headerName, inPath);
    return inPath;
  };
}

/** The organization that an admin names in a header, or else the caller's own. */
export function orgInHeader(headerName: string): (c: Context<AppEnv>) => string {
  return (c) => {
    refuseUnlessAdmin(c, headerName);
    return namedIn(c, headerName) ?? c.get('caller').org_id;
  };
}

/** The header as the document of the API describes it. */
export function organizationParameter(name: string) {
  return {
    name,
    in: 'header',
    required: false,
    description:
      'The organization to act for, by an admin. Anyone else may name their own only: another one is refused.',
    schema: {type: 'string'},
  } as const;
}

/** Everyone else may name their own organization, or the one that the request is about anyway. Another one is never passed over in silence. */
function refuseUnlessAdmin(c: Context<AppEnv>, headerName: string, about?: string): void {
  const {admin, org_id: own} = c.get('caller');
  const named = namedIn(c, headerName);
  if (admin || named === undefined || named === own || named === about) return;
  throw new ApiError(
    'insufficient-permissions',
    'Only an admin may act for another organization than their own.',
    {field: headerName},
  );
}

function namedIn(c: Context<AppEnv>, headerName: string): string | undefined {
  const named = c.req.header(headerName);
  return named === '' ? undefined : named;
}
