import {existsSync} from 'node:fs';
import {mkdir, rm} from 'node:fs/promises';
import {dirname} from 'node:path';
import {PGlite, type Transaction} from '@electric-sql/pglite';
import type {Database, Sql} from './database.js';
import {emptyDatabaseHere, type EmptyDatabase} from './empty-database.js';
import {lockFolder} from './folder-lock.js';

/** Opens Postgres in WebAssembly, in a folder of its own or in memory. One process at a time may have the folder open. */
export async function openPglite(dataDir: string | undefined, kept?: EmptyDatabase): Promise<Database> {
  const empty = kept ?? (await emptyDatabaseHere());
  if (dataDir === undefined) return databaseOn(await createPglite({}, empty));
  await mkdir(dirname(dataDir), {recursive: true});
  const unlock = await lockFolder(dataDir);
  try {
    const isNew = !existsSync(dataDir);
    const database = databaseOn(await (isNew ? createPglite({dataDir}, empty) : PGlite.create({dataDir})));
    return {...database, close: () => database.close().finally(unlock)};
  } catch (error) {
    await unlock();
    throw error;
  }
}

async function createPglite(place: {readonly dataDir?: string}, empty: EmptyDatabase): Promise<PGlite> {
  const loadDataDir = await empty.load();
  if (loadDataDir) {
    try {
      return await PGlite.create({...place, loadDataDir});
    } catch {
      await empty.forget();
      if (place.dataDir !== undefined) await rm(place.dataDir, {recursive: true, force: true});
    }
  }
  const pglite = await PGlite.create(place);
  await empty.keep(await pglite.dumpDataDir('none'));
  return pglite;
}

function databaseOn(pglite: PGlite): Database {
  return {
    ...statements(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(statements(transaction))),
    close: () => pglite.close(),
  };
}

function statements(target: PGlite | Transaction): Sql {
  return {
    async rows(row, text, values = []) {
      const result = await target.query<unknown>(text, [...values]);
      return result.rows.map((found) => row.parse(found));
    },
    async run(text, values = []) {
      const result = await target.query(text, [...values]);
      return result.affectedRows ?? 0;
    },
    async script(text) {
      await target.exec(text);
    },
  };
}
