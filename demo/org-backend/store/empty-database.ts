import {randomUUID} from 'node:crypto';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * An empty database of PGlite, kept in a file: to make one takes seconds, to load one a part of that. Whoever cannot read or write
 * the file does without.
 */
export interface EmptyDatabase {
  readonly load: () => Promise<Blob | undefined>;
  readonly keep: (dump: Blob) => Promise<void>;
  readonly forget: () => Promise<void>;
}

/** The one of this installation, where tools keep what `npm ci` takes away. */
export async function emptyDatabaseHere(): Promise<EmptyDatabase> {
  const pglite = import.meta.resolve('@electric-sql/pglite');
  const text = await readFile(new URL('../package.json', pglite), 'utf8');
  const {version} = JSON.parse(text) as {version: string};
  const cache = new URL('../../../node_modules/.cache/payment-method-form/', import.meta.url);
  return emptyDatabaseIn(join(fileURLToPath(cache), `pglite-${version}.tar`));
}

/** One in any file. Several processes may keep it at the same time: each puts a whole file there. */
export function emptyDatabaseIn(file: string): EmptyDatabase {
  return {
    load: () =>
      readFile(file).then(
        (bytes) => (isTar(bytes) ? new Blob([bytes]) : undefined),
        () => undefined,
      ),
    keep: async (dump) => {
      const draft = `${file}.${randomUUID()}`;
      try {
        await mkdir(dirname(file), {recursive: true});
        await writeFile(draft, dump.stream());
        await rename(draft, file);
      } catch {
        await remove(draft);
      }
    },
    forget: () => remove(file),
  };
}

/** PGlite takes anything else for a compressed one, and ends the process over it. */
const isTar = (bytes: Buffer): boolean => bytes.toString('latin1', 257, 262) === 'ustar';

/** As far as there is something to be removed. */
const remove = (file: string): Promise<void> => rm(file, {force: true}).catch(() => undefined);
