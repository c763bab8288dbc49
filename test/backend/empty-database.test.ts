import assert from 'node:assert/strict';
import {mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {z} from 'zod';
import type {Database} from '../../demo/org-backend/store/database.js';
import {emptyDatabaseIn, type EmptyDatabase} from '../../demo/org-backend/store/empty-database.js';
import {openPglite} from '../../demo/org-backend/store/pglite.js';

const row = z.object({word: z.string()});

async function words(database: Database): Promise<string[]> {
  await database.script('CREATE TABLE IF NOT EXISTS words (word text)');
  return (await database.rows(row, 'SELECT word FROM words')).map(({word}) => word);
}

describe('An empty database that is kept', () => {
  let folder: string;
  let file: string;
  let empty: EmptyDatabase;
  const opened: Database[] = [];
  const open = async (name?: string): Promise<Database> => {
    const database = await openPglite(name === undefined ? undefined : join(folder, name), empty);
    opened.push(database);
    return database;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'empty-database-'));
    file = join(folder, 'cache', 'empty.tar');
    empty = emptyDatabaseIn(file);
  });
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
    await rm(folder, {recursive: true, force: true});
  });

  it('is made with the first one, and stays empty whatever is written into those that are loaded from it', async () => {
    const first = await open();
    assert.ok((await stat(file)).size > 1_000_000);
    assert.deepEqual(await readdir(join(folder, 'cache')), ['empty.tar']);
    const kept = await readFile(file);
    for (const database of [first, await open(), await open('store')]) {
      assert.deepEqual(await words(database), []);
      await database.run('INSERT INTO words VALUES ($1)', ['written']);
      assert.deepEqual(await words(database), ['written']);
    }
    assert.ok(kept.equals(await readFile(file)));
    await opened.pop()?.close();
    assert.deepEqual(await words(await open('store')), ['written']);
  });

  it('is none when the file is something else', async () => {
    for (const bytes of [new Uint8Array(100_000), new Uint8Array(), 'not a database']) {
      await empty.keep(new Blob([bytes]));
      assert.equal(await empty.load(), undefined);
    }
  });

  it('is made anew when the file is broken', async () => {
    await empty.keep(new Blob(['name'.padEnd(257, '\0'), 'ustar', 'nothing more']));
    assert.deepEqual(await words(await open('store')), []);
    assert.ok((await stat(file)).size > 1_000_000);
  });

  it('is done without where no file can be written', async () => {
    await writeFile(join(folder, 'cache'), 'a file in the place of the folder');
    await empty.keep(new Blob(['a database']));
    assert.equal(await empty.load(), undefined);
    assert.deepEqual(await readdir(folder), ['cache']);
  });
});
