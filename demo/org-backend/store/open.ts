import type {Database, StoreLocation} from './database.js';
import {migrate} from './migrate.js';
import {openPglite} from './pglite.js';
import {openPostgres} from './postgres.js';

/** Opens the store, brings its tables to the newest version, and fills them. */
export async function openStore(
  location: StoreLocation,
  fill: (database: Database) => Promise<void>,
): Promise<Database> {
  const database =
    'databaseUrl' in location
      ? await openPostgres(location.databaseUrl)
      : await openPglite('dataDir' in location ? location.dataDir : undefined);
  try {
    await migrate(database);
    await fill(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
