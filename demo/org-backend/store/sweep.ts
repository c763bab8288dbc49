import type {Sql} from './database.js';

/** Deletes what has had its time. An expired session is kept for a month, so that its owner is told that it has expired. */
export async function sweep(sql: Sql): Promise<void> {
  await sql.run('delete from kept_answer where expires_at < now()');
  await sql.run('delete from rate_window where ends_at < now()');
  await sql.run(`delete from webhook_event where received_at < now() - interval '60 days'`);
  await sql.run(`delete from refresh_token where expires_at < now() - interval '30 days'`);
  await sql.run(`delete from bearer where family is not null and expires_at < now() - interval '30 days'`);
}
