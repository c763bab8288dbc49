import {bearerHash, type Permission} from './identities.js';
import {z} from '@hono/zod-openapi';
import {hashPassword} from '../sign-in/password.js';
import type {Database, Sql} from './database.js';

const orgs = [
  ['org_demo', 'Demo Organization'],
  ['org_other', 'Other Organization'],
] as const;

interface DemoUser {
  readonly id: string;
  readonly org: (typeof orgs)[number][0];
  readonly bearer: string;
  readonly email: string;
  readonly may?: readonly Permission[];
  readonly admin?: boolean;
  readonly status?: 'active' | 'not-validated' | 'inactive';
}

const users: readonly DemoUser[] = [
  {
    id: 'user_billing',
    org: 'org_demo',
    bearer: 'demo-billing',
    email: 'billing@demo.example',
    may: ['payment'],
  },
  {
    id: 'user_viewer',
    org: 'org_demo',
    bearer: 'demo-viewer',
    email: 'viewer@demo.example',
    may: ['viewOther'],
  },
  {
    id: 'user_admin',
    org: 'org_demo',
    bearer: 'demo-admin',
    email: 'admin@demo.example',
    may: ['admin', 'dev', 'payment'],
    admin: true,
  },
  {
    id: 'user_other',
    org: 'org_other',
    bearer: 'demo-other',
    email: 'billing@other.example',
    may: ['payment'],
  },
  {
    id: 'user_new',
    org: 'org_demo',
    bearer: 'demo-not-validated',
    email: 'new@demo.example',
    status: 'not-validated',
  },
  {id: 'user_gone', org: 'org_demo', bearer: 'demo-inactive', email: 'gone@demo.example', status: 'inactive'},
];

/** For all of them: it is a demo. */
const demoPassword = 'demo-password';
let hashed: Promise<string> | undefined;

const apiKeys = [['browser', 'demo', '00000000-0000-4000-8000-000000000000']] as const;

/** Largest payment in minor units, by currency. */
const policy = {
  usd: 1_000_000,
  eur: 1_000_000,
  gbp: 1_000_000,
  aud: 1_000_000,
  cad: 1_000_000,
  chf: 1_000_000,
  sek: 10_000_000,
  jpy: 1_000_000,
  kwd: 1_000_000,
} as const;

/**
 * Writes the demo's organizations, people and keys. Doing it again changes nothing. Never for a store that others can reach: the
 * bearers and the password are in the documentation.
 */
export async function writeDemoData(database: Database): Promise<void> {
  await database.transaction(write);
}

async function write(sql: Sql): Promise<void> {
  for (const [id, name] of orgs) {
    await sql.run('insert into org (id, name) values ($1, $2) on conflict do nothing', [id, name]);
    for (const [currency, maxAmount] of Object.entries(policy)) {
      await sql.run(
        'insert into payment_policy (org_id, currency, max_amount) values ($1, $2, $3) on conflict do nothing',
        [id, currency, maxAmount],
      );
    }
  }
  for (const {id, org, bearer, email, may = [], admin = false, status = 'active'} of users) {
    await sql.run(
      'insert into org_user (id, org_id, admin, status) values ($1, $2, $3, $4) on conflict do nothing',
      [id, org, admin, status],
    );
    await sql.run('insert into bearer (sha256, user_id) values ($1, $2) on conflict do nothing', [
      bearerHash(bearer),
      id,
    ]);
    await writePassword(sql, id, email);
    for (const permission of may) {
      await sql.run(
        'insert into org_permission (org_id, user_id, permission) values ($1, $2, $3) on conflict do nothing',
        [org, id, permission],
      );
    }
  }
  await sql.run(
    `insert into bearer (sha256, user_id, expires_at) values ($1, 'user_billing', 'epoch') on conflict do nothing`,
    [bearerHash('demo-expired')],
  );
  for (const key of apiKeys) {
    await sql.run(
      'insert into api_key (type, identifier, uuid) values ($1, $2, $3) on conflict do nothing',
      key,
    );
  }
}

/** Hashing takes its time, so it is done once, and only where it is needed. */
async function writePassword(sql: Sql, userId: string, email: string): Promise<void> {
  const known = await sql.rows(
    z.object({user_id: z.string()}),
    'select user_id from user_password where user_id = $1',
    [userId],
  );
  if (known.length > 0) return;
  hashed ??= hashPassword(demoPassword);
  await sql.run(
    'insert into user_password (user_id, email, scrypt) values ($1, $2, $3) on conflict do nothing',
    [userId, email, await hashed],
  );
}
