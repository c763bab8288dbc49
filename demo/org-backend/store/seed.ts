import {bearerHash} from './identities.js';
import type {Database, Sql} from './database.js';

const orgs = [
  ['org_demo', 'Demo Organization'],
  ['org_other', 'Other Organization'],
] as const;

const users = [
  {id: 'user_billing', org: 'org_demo', admin: false, bearer: 'demo-billing', may: ['payment']},
  {id: 'user_viewer', org: 'org_demo', admin: false, bearer: 'demo-viewer', may: ['viewOther']},
  {id: 'user_admin', org: 'org_demo', admin: true, bearer: 'demo-admin', may: ['admin', 'dev', 'payment']},
  {id: 'user_other', org: 'org_other', admin: false, bearer: 'demo-other', may: ['payment']},
] as const;

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

/** Writes the demo's organizations, people and keys. Doing it again changes nothing. */
export async function seed(database: Database): Promise<void> {
  await database.transaction(writeDemoData);
}

/** Empties every table and writes the demo's data anew. Customers that Stripe holds are left to Stripe. */
export async function reset(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.run('truncate org, api_key cascade');
    await writeDemoData(sql);
  });
}

async function writeDemoData(sql: Sql): Promise<void> {
  for (const [id, name] of orgs) {
    await sql.run('insert into org (id, name) values ($1, $2) on conflict do nothing', [id, name]);
    for (const [currency, maxAmount] of Object.entries(policy)) {
      await sql.run(
        'insert into payment_policy (org_id, currency, max_amount) values ($1, $2, $3) on conflict do nothing',
        [id, currency, maxAmount],
      );
    }
  }
  for (const {id, org, admin, bearer, may} of users) {
    await sql.run('insert into org_user (id, org_id, admin) values ($1, $2, $3) on conflict do nothing', [
      id,
      org,
      admin,
    ]);
    await sql.run('insert into bearer (sha256, user_id) values ($1, $2) on conflict do nothing', [
      bearerHash(bearer),
      id,
    ]);
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
