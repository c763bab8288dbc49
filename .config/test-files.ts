import {existsSync, readdirSync} from 'node:fs';
import {join, relative, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The top folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** The files below a folder of the repository that end in `ending`, as absolute paths in order; none of an installed package. */
export function filesBelow(folder: string, ending: string): string[] {
  const top = join(root, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith(ending) && !path.split(sep).includes('node_modules'))
    .map((path) => join(top, path))
    .sort();
}

/** Paths from the root as absolute ones. Throws for one that is no file: a list of tests that names what is gone would leave out nothing. */
export function existingFiles(paths: readonly string[]): ReadonlySet<string> {
  const missing = paths.find((path) => !existsSync(join(root, path)));
  if (missing !== undefined) throw new Error(`There is no ${missing}.`);
  return new Set(paths.map((path) => join(root, path)));
}

/** Files named on the command line, or else all. Throws for a name that is none of them. */
export function chosenFiles(named: readonly string[], all: readonly string[]): readonly string[] {
  if (named.length === 0) return all;
  const chosen = named.map((name) => resolve(name));
  const stranger = chosen.find((path) => !all.includes(path));
  if (stranger !== undefined) throw new Error(`${fromRoot(stranger)} is not one of these tests.`);
  return chosen;
}

export function fromRoot(path: string): string {
  return relative(root, path);
}
