import {createHash} from 'node:crypto';
import {mkdir, readdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname, join, relative} from 'node:path';

import {buildSite, type Site} from './build-site.js';

/** What the build is made from, relative to the checkout. */
const SOURCE_FOLDERS = ['src', 'demo'];
const SOURCE_FILES = ['vite.config.ts', 'package-lock.json'];
/** Where the last build is kept, relative to the checkout. */
const KEPT = 'node_modules/.cache/payment-method-form/playground.json';

interface Kept {
  readonly sources: string;
  readonly site: Site;
}

/**
 * The playground, built; or as it was built last, when nothing that it is made from has changed since. Several demos may
 * start at once.
 *
 * @param folder The folder of the checkout.
 * @throws {DemoError} when it cannot be built.
 */
export async function currentSite(folder: string, build = buildSite): Promise<Site> {
  const sources = await fingerprint(folder);
  const kept = await readKept(folder);
  if (kept?.sources === sources) return kept.site;
  const site = await build(folder);
  await keep(folder, {sources, site});
  return site;
}

async function fingerprint(folder: string): Promise<string> {
  const inFolders = await Promise.all(SOURCE_FOLDERS.map((name) => filesBelow(folder, name)));
  const files = [...SOURCE_FILES, ...inFolders.flat()].sort();
  const contents = await Promise.all(files.map((file) => readFile(join(folder, file))));
  const hash = createHash('sha256');
  for (const [index, file] of files.entries()) hash.update(`${file}\0`).update(contents[index] ?? '');
  return hash.digest('hex');
}

async function filesBelow(folder: string, name: string): Promise<readonly string[]> {
  const entries = await readdir(join(folder, name), {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

async function readKept(folder: string): Promise<Kept | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, KEPT), 'utf8')) as Kept;
  } catch {
    // There is none yet, or it is of no use: then it is made anew.
    return undefined;
  }
}

async function keep(folder: string, kept: Kept): Promise<void> {
  const path = join(folder, KEPT);
  const unfinished = `${path}.${process.pid}`;
  try {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(unfinished, JSON.stringify(kept));
    await rename(unfinished, path);
  } catch {
    // Where it cannot be kept, the next start builds again.
  }
}
