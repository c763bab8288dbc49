import {randomUUID} from 'node:crypto';
import {z} from '@hono/zod-openapi';
import type {Org} from '../billing/billing.js';
import type {Database, Sql} from './database.js';

const customerRow = z.object({generation: z.string(), name: z.string(), customer_id: z.string().nullable()});

/** An organization's row in one Stripe account: a generation, the name to make a customer with, and the customer once there is one. */
export type CustomerRow = z.infer<typeof customerRow>;

/** The organization's row, or undefined before the first card. */
export async function findCustomer(
  sql: Sql,
  orgId: string,
  account: string,
): Promise<CustomerRow | undefined> {
  const [row] = await sql.rows(
    customerRow,
    'select generation::text, name, customer_id from stripe_customer where org_id = $1 and account = $2',
    [orgId, account],
  );
  return row;
}

/** The organization's row, made now if need be: of many callers at once the first one's generation stands for all. */
export async function claimCustomer(sql: Sql, {id, name}: Org, account: string): Promise<CustomerRow> {
  await sql.run(
    'insert into stripe_customer (org_id, account, generation, name) values ($1, $2, $3, $4) on conflict do nothing',
    [id, account, randomUUID(), name],
  );
  const row = await findCustomer(sql, id, account);
  return row ?? claimCustomer(sql, {id, name}, account);
}

/** Keeps the customer that was made for a generation. False where that generation has been given up meanwhile. */
export async function keepCustomer(
  sql: Sql,
  orgId: string,
  generation: string,
  customerId: string,
): Promise<boolean> {
  const kept = await sql.run(
    'update stripe_customer set customer_id = $3 where org_id = $1 and generation = $2',
    [orgId, generation, customerId],
  );
  return kept > 0;
}

/** Gives up a generation for which no customer could be made, unless somebody else's call has made it meanwhile. */
export async function abandonGeneration(sql: Sql, orgId: string, generation: string): Promise<void> {
  await sql.run('delete from stripe_customer where org_id = $1 and generation = $2 and customer_id is null', [
    orgId,
    generation,
  ]);
}

/** Gives up a generation whose customer was deleted, with all that was known about its cards; later ones are untouched. */
export async function forgetCustomer(database: Database, orgId: string, generation: string): Promise<void> {
  await database.transaction(async (sql) => {
    await sql.run('delete from stripe_customer where org_id = $1 and generation = $2', [orgId, generation]);
    await sql.run('delete from card_claim where org_id = $1 and generation = $2', [orgId, generation]);
    await sql.run('delete from card_alias where org_id = $1 and generation = $2', [orgId, generation]);
  });
}

/** The largest payment the organization may make in a currency, in minor units; undefined where it may make none. */
export async function findMaxAmount(sql: Sql, orgId: string, currency: string): Promise<number | undefined> {
  const [policy] = await sql.rows(
    z.object({max_amount: z.number()}),
    'select max_amount from payment_policy where org_id = $1 and currency = $2',
    [orgId, currency],
  );
  return policy?.max_amount;
}
