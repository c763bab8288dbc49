import {existsSync, readdirSync, readFileSync, realpathSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {pack} from '../../../.config/pack.js';
import {temporaryFolder} from '../../../.config/temporary-folder.js';
import {root} from '../../../.config/test-files.js';
import type {Subject} from './subjects.js';

/** What an install of a page's packages leaves in `node_modules`: bytes, and how many packages. */
export interface Installed {
  readonly installed: number;
  readonly packages: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));

/** Adds up the packages and all that they depend on, as the lock files have them; ours is what `npm pack` makes of it. */
export function measureInstalled({packages}: Subject): Installed {
  if (packages !== 'own') return addUp(closure(packages.map((name) => findPackage(name, here))));
  const {unpackedBytes} = pack(root, temporaryFolder());
  const ours = readManifest(root);
  const others = addUp(closure(Object.keys(ours.dependencies ?? {}).map((name) => findPackage(name, root))));
  return {installed: others.installed + unpackedBytes, packages: others.packages + 1};
}

/** A page's packages with the versions that are compared. */
export function packagesWithVersions({packages}: Subject): readonly string[] {
  if (packages === 'own') return [];
  return packages.map((name) => `${name} ${readManifest(findPackage(name, here)).version}`);
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, {readonly optional?: boolean}>>;
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The folders of these packages and of everything below them; npm leaves out what is optional and not for this machine. */
function closure(folders: readonly string[]): ReadonlySet<string> {
  const found = new Set(folders);
  for (const folder of found) {
    const manifest = readManifest(folder);
    const isOptional = (name: string): boolean => manifest.peerDependenciesMeta?.[name]?.optional === true;
    const needed = Object.keys({...manifest.dependencies, ...manifest.peerDependencies});
    for (const name of needed.filter((each) => !isOptional(each))) found.add(findPackage(name, folder));
    for (const name of Object.keys(manifest.optionalDependencies ?? {})) {
      const optional = lookFor(name, folder);
      if (optional !== undefined) found.add(optional);
    }
  }
  return found;
}

function findPackage(name: string, from: string): string {
  const folder = lookFor(name, from);
  if (folder === undefined) throw new Error(`The package ${name} is not installed.`);
  return folder;
}

/** As Node looks for packages: in the folder's own `node_modules`, then in those above it. */
function lookFor(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (folder === dirname(folder)) return undefined;
  }
}

function addUp(folders: ReadonlySet<string>): Installed {
  return {
    installed: [...folders].reduce((sum, folder) => sum + bytesIn(folder), 0),
    packages: folders.size,
  };
}

/** Packages inside a package count by themselves. */
function bytesIn(folder: string): number {
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.name !== 'node_modules')
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return bytesIn(path);
      return entry.isFile() ? statSync(path).size : 0;
    })
    .reduce((sum, bytes) => sum + bytes, 0);
}
