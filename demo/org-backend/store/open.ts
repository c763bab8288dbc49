import type {Database, StoreLocation} from './database.js';
import {migrate} from './migrate.js';
import {openPostgres} from './postgres.js';

/** Opens the store, brings its tables to the newest version, and fills them. */
export async function openStore(
  location: StoreLocation,
  fill: (database: Database) => Promise<void>,
): Promise<Database> {
  const database = await openDatabase(location);
  try {
    await migrate(database);
    await fill(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/** Postgres in WebAssembly is large: a process that has a real one does without. */
async function openDatabase(location: StoreLocation): Promise<Database> {
  if ('databaseUrl' in location) return openPostgres(location.databaseUrl);
  const {openPglite} = await import('./pglite.js');
  return openPglite('dataDir' in location ? location.dataDir : undefined);
}
