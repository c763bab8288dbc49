import {createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, randomUUID} from 'node:crypto';
import {z} from '@hono/zod-openapi';
import type {Sql} from './database.js';

/** Whose `Idempotency-Key`: the same word from somebody else, or for another organization, is another key. */
export interface KeyScope {
  readonly orgId: string;
  readonly userId: string;
  readonly key: string;
}

/** An answer as it is given again. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

/**
 * What there is to do for a request with a key: work on it, as the attempt of that id; answer as before; or refuse it, because it
 * is being worked on right now, or because the key came with another request.
 */
export type Attempt =
  | {readonly kind: 'ours'; readonly id: string}
  | {readonly kind: 'answered'; readonly answer: KeptAnswer}
  | {readonly kind: 'running'}
  | {readonly kind: 'other-request'};

const keptHours = 24;
const keptRow = z.object({
  request_sha256: z.string(),
  status: z.number().nullable(),
  sealed_body: z.string().nullable(),
});

/**
 * Takes a key for a request, unless somebody has it. An attempt that has given no answer within its time is taken over: its
 * process is dead, or as slow as dead, and everything that is done with a key can be done twice.
 *
 * @param request what tells this request from another one with the same key
 * @param limitSeconds how long the attempt may take
 */
export async function beginAttempt(
  sql: Sql,
  scope: KeyScope,
  request: string,
  limitSeconds: number,
): Promise<Attempt> {
  const id = randomUUID();
  const key = keyColumns(scope);
  const taken = await sql.run(
    `insert into kept_answer as kept (org_id, user_id, key_sha256, request_sha256, attempt, running_until, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6::double precision), now() + make_interval(hours => $7::integer))
     on conflict (org_id, user_id, key_sha256) do update set request_sha256 = excluded.request_sha256,
       attempt = excluded.attempt, running_until = excluded.running_until, expires_at = excluded.expires_at,
       status = null, sealed_body = null
     where kept.expires_at < now()
        or (kept.status is null and kept.running_until < now() and kept.request_sha256 = excluded.request_sha256)`,
    [...key, sha256(request), id, limitSeconds, keptHours],
  );
  if (taken > 0) return {kind: 'ours', id};
  const [kept] = await sql.rows(
    keptRow,
    'select request_sha256, status, sealed_body from kept_answer where org_id = $1 and user_id = $2 and key_sha256 = $3',
    key,
  );
  // Its attempt ended in this very moment, with nothing to keep.
  if (!kept) return {kind: 'running'};
  if (kept.request_sha256 !== sha256(request)) return {kind: 'other-request'};
  if (kept.status === null || kept.sealed_body === null) return {kind: 'running'};
  return {kind: 'answered', answer: {status: kept.status, body: unseal(scope.key, kept.sealed_body)}};
}

/** Keeps the answer of an attempt, unless another attempt has taken over since. */
export async function keepAnswer(
  sql: Sql,
  scope: KeyScope,
  attempt: string,
  answer: KeptAnswer,
): Promise<void> {
  await sql.run(
    `update kept_answer set status = $5, sealed_body = $6
      where org_id = $1 and user_id = $2 and key_sha256 = $3 and attempt = $4`,
    [...keyColumns(scope), attempt, answer.status, seal(scope.key, answer.body)],
  );
}

/** Gives a key back whose attempt ended with nothing that is worth repeating. */
export async function abandonAttempt(sql: Sql, scope: KeyScope, attempt: string): Promise<void> {
  await sql.run(
    'delete from kept_answer where org_id = $1 and user_id = $2 and key_sha256 = $3 and attempt = $4',
    [...keyColumns(scope), attempt],
  );
}

function keyColumns({orgId, userId, key}: KeyScope): [string, string, string] {
  return [orgId, userId, sha256(key)];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const cipher = 'aes-256-gcm';
const nonceLength = 12;
const tagLength = 16;

function seal(key: string, text: string): string {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, sealingKey(key), nonce);
  const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64');
}

function unseal(key: string, text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const opening = createDecipheriv(cipher, sealingKey(key), bytes.subarray(0, nonceLength));
  opening.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  return opening.update(bytes.subarray(nonceLength + tagLength), undefined, 'utf8') + opening.final('utf8');
}

function sealingKey(key: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'kept answer', 32));
}
