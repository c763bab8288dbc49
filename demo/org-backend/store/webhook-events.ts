import {z} from '@hono/zod-openapi';
import type {Org} from '../billing/billing.js';
import type {Sql} from './database.js';

/** True where an event was worked on before. */
export async function isKnownEvent(sql: Sql, id: string): Promise<boolean> {
  const found = await sql.rows(z.object({id: z.string()}), 'select id from webhook_event where id = $1', [
    id,
  ]);
  return found.length > 0;
}

/** Notes that an event was worked on. */
export async function rememberEvent(sql: Sql, id: string): Promise<void> {
  await sql.run('insert into webhook_event (id) values ($1) on conflict do nothing', [id]);
}

/** The organization that has a customer of Stripe's, or undefined. */
export async function findOrgOfCustomer(sql: Sql, customerId: string): Promise<Org | undefined> {
  const [org] = await sql.rows(
    z.object({id: z.string(), name: z.string()}),
    'select o.id, o.name from stripe_customer c join org o on o.id = c.org_id where c.customer_id = $1',
    [customerId],
  );
  return org;
}
