import {createHash} from 'node:crypto';
import {z} from '@hono/zod-openapi';
import type {Sql} from './database.js';

/** Catalyze's permissions of a user in an organization. */
export const permissions = ['dev', 'admin', 'payment', 'viewOther', 'viewPhi'] as const;
export type Permission = (typeof permissions)[number];

const userRow = z.object({
  id: z.string(),
  org_id: z.string(),
  admin: z.boolean(),
  status: z.enum(['active', 'not-validated', 'inactive']),
  expired: z.boolean(),
});
export type BearerOwner = z.infer<typeof userRow>;

const orgRow = z.object({id: z.string(), name: z.string(), granted: z.array(z.enum(permissions))});
const grantRow = z.object({permission: z.enum(permissions), user_id: z.string()});

/** How a bearer is kept: it has full entropy in production, so a plain digest is enough to make a leaked table useless. */
export function bearerHash(bearer: string): string {
  return createHash('sha256').update(bearer).digest('hex');
}

/** Whose bearer this is, or undefined. An expired one is found too, so that the answer can say so. */
export async function findBearer(sql: Sql, bearer: string, now: Date): Promise<BearerOwner | undefined> {
  const [owner] = await sql.rows(
    userRow,
    `select u.id, u.org_id, u.admin, u.status, coalesce(b.expires_at <= $2, false) as expired
       from bearer b join org_user u on u.id = b.user_id where b.sha256 = $1`,
    [bearerHash(bearer), now],
  );
  return owner;
}

/** An organization and what one user may do in it, or undefined where there is no such organization. */
export async function findOrg(
  sql: Sql,
  orgId: string,
  userId: string,
): Promise<z.infer<typeof orgRow> | undefined> {
  const [org] = await sql.rows(
    orgRow,
    `select o.id, o.name,
            array(select p.permission from org_permission p where p.org_id = o.id and p.user_id = $2) as granted
       from org o where o.id = $1`,
    [orgId, userId],
  );
  return org;
}

/** Every permission given in an organization, with the user it was given to. */
export function listGrants(sql: Sql, orgId: string): Promise<z.infer<typeof grantRow>[]> {
  return sql.rows(
    grantRow,
    'select permission, user_id from org_permission where org_id = $1 order by permission, user_id',
    [orgId],
  );
}

/** True where the three words of an `X-Api-Key` are known. */
export async function isKnownApiKey(
  sql: Sql,
  type: string,
  identifier: string,
  uuid: string,
): Promise<boolean> {
  const found = await sql.rows(
    z.object({type: z.string()}),
    'select type from api_key where type = $1 and identifier = $2 and uuid = $3',
    [type, identifier, uuid],
  );
  return found.length > 0;
}
