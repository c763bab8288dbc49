import {randomBytes, randomUUID} from 'node:crypto';
import {z} from '@hono/zod-openapi';
import type {Database, Sql} from './database.js';
import {bearerHash} from './identities.js';

/** What somebody who signed in is given. Only the digests of both tokens are kept. */
export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessSeconds: number;
}

const accountRow = z.object({
  user_id: z.string(),
  email: z.string(),
  scrypt: z.string(),
  status: z.enum(['active', 'not-validated', 'inactive']),
});
export type Account = z.infer<typeof accountRow>;

/** The outcome of renewing a session. `reused`: the token was used before, so its whole family has been ended. */
export type Renewal =
  | {readonly kind: 'renewed'; readonly session: Session}
  | {readonly kind: 'unknown' | 'expired' | 'reused' | 'inactive' | 'not-validated'};

const tokenRow = z.object({
  family: z.string(),
  user_id: z.string(),
  used: z.boolean(),
  expired: z.boolean(),
  status: accountRow.shape.status,
});

const accessSeconds = 60 * 60;
const refreshSeconds = 30 * 24 * 60 * 60;

/** The account with an email address, in any case. */
export async function findAccount(sql: Sql, email: string): Promise<Account | undefined> {
  const [account] = await sql.rows(
    accountRow,
    `select p.user_id, p.email, p.scrypt, u.status from user_password p join org_user u on u.id = p.user_id
      where p.email = lower($1)`,
    [email],
  );
  return account;
}

/** Starts a session: a family of its own. */
export function openSession(database: Database, userId: string, now: Date): Promise<Session> {
  return database.transaction((sql) => issue(sql, userId, randomUUID(), now));
}

/** Trades a refresh token for a new session of the same family. */
export function renewSession(database: Database, refreshToken: string, now: Date): Promise<Renewal> {
  const sha256 = bearerHash(refreshToken);
  return database.transaction(async (sql) => {
    const [token] = await sql.rows(
      tokenRow,
      `select t.family::text, t.user_id, t.used, t.expires_at <= $2 as expired, u.status
         from refresh_token t join org_user u on u.id = t.user_id where t.sha256 = $1 for update of t`,
      [sha256, now],
    );
    if (!token) return {kind: 'unknown'};
    if (token.used) {
      await sql.run('delete from bearer where family = $1', [token.family]);
      await sql.run('delete from refresh_token where family = $1', [token.family]);
      return {kind: 'reused'};
    }
    if (token.expired) return {kind: 'expired'};
    if (token.status !== 'active') return {kind: token.status};
    await sql.run('update refresh_token set used = true where sha256 = $1', [sha256]);
    return {kind: 'renewed', session: await issue(sql, token.user_id, token.family, now)};
  });
}

async function issue(sql: Sql, userId: string, family: string, now: Date): Promise<Session> {
  const [accessToken, refreshToken] = [newToken(), newToken()];
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  await sql.run('insert into bearer (sha256, user_id, expires_at, family) values ($1, $2, $3, $4)', [
    bearerHash(accessToken),
    userId,
    later(accessSeconds),
    family,
  ]);
  await sql.run('insert into refresh_token (sha256, user_id, expires_at, family) values ($1, $2, $3, $4)', [
    bearerHash(refreshToken),
    userId,
    later(refreshSeconds),
    family,
  ]);
  return {accessToken, refreshToken, accessSeconds};
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}
