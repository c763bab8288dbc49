import type {Sql} from './database.js';

/** Empties every table. Customers that Stripe holds are left to Stripe. */
export async function empty(sql: Sql): Promise<void> {
  await sql.run('truncate org, api_key, rate_window, webhook_event cascade');
}
