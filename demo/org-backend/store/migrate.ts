import {readdir, readFile} from 'node:fs/promises';
import {z} from '@hono/zod-openapi';
import type {Database} from './database.js';

const folder = new URL('./migrations/', import.meta.url);

/** Two processes that start at once on one Postgres migrate one after the other. Any constant serves. */
const migrationLock = 726_105_118;

/** Brings the store to the newest version: each file of `migrations/` once, in the order of their names. */
export async function migrate(database: Database): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  await database.transaction(async (sql) => {
    await sql.run('select pg_advisory_xact_lock($1)', [migrationLock]);
    await sql.script(`create table if not exists schema_migration (
      name text primary key,
      applied_at timestamptz not null default now()
    )`);
    const applied = await sql.rows(z.object({name: z.string()}), 'select name from schema_migration');
    const done = new Set(applied.map(({name}) => name));
    for (const name of files.filter((file) => !done.has(file))) {
      await sql.script(await readFile(new URL(name, folder), 'utf8'));
      await sql.run('insert into schema_migration (name) values ($1)', [name]);
    }
  });
}
