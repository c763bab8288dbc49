import {execFile} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {pack} from '../../.config/pack.js';
import {root} from '../../.config/test-files.js';

const run = promisify(execFile);

/** All that a build needs, and what is published beside it. */
export const SOURCES = [
  '.config',
  'src',
  'package.json',
  'tsconfig.json',
  'vite.config.ts',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'SECURITY.md',
  'demo/docs',
];

/** The package as it would be published. */
export interface Packed {
  /** A folder of its own for whatever a test writes. */
  readonly folder: string;
  readonly tarball: string;
  /** The paths in the tarball. */
  readonly files: readonly string[];
  /** The package unpacked where no other package is. */
  readonly installed: string;
  remove(): void;
}

/**
 * Packs the package. By itself this builds it, from a copy of the sources so that no other build is in its way; in the whole
 * run the build was the first step.
 */
export async function packPackage(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const isBuilt = process.env['BUILT'] !== undefined;
  const built = isBuilt ? root : await buildCopy(join(folder, 'copy'));
  const {tarball, files} = pack(built, folder);
  mkdirSync(join(folder, 'installed'));
  await run('tar', ['-xzf', tarball, '-C', join(folder, 'installed')]);
  return {
    folder,
    tarball,
    files,
    installed: join(folder, 'installed', 'package'),
    remove: () => {
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

/** Builds from a copy of the sources in `folder`, and answers that folder. */
export async function buildCopy(folder: string): Promise<string> {
  for (const name of SOURCES.filter((each) => existsSync(join(root, each)))) {
    cpSync(join(root, name), join(folder, name), {recursive: true});
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await run(process.execPath, ['--import', 'tsx', '.config/build.ts'], {cwd: folder, maxBuffer: 1e7});
  return folder;
}

/**
 * A project that has the package and nothing but its dependencies installed, and these files.
 * @param packages further packages of ours that it has, e.g. `@types/node`
 */
export function makeProject(
  {folder, installed}: Packed,
  name: string,
  files: Readonly<Record<string, string>>,
  packages: readonly string[] = [],
): string {
  const project = join(folder, name);
  const modules = join(project, 'node_modules');
  mkdirSync(modules, {recursive: true});
  cpSync(installed, join(modules, 'payment-method-form'), {recursive: true});
  for (const each of ['lit', '@stripe/stripe-js', ...packages]) {
    mkdirSync(dirname(join(modules, each)), {recursive: true});
    symlinkSync(join(root, 'node_modules', each), join(modules, each));
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(project, path), text);
  return project;
}

/** Runs a program in a project. Throws with what it printed when it fails. */
export async function runIn(project: string, command: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(command, args, {cwd: project, maxBuffer: 1e7})).stdout;
  } catch (error) {
    const {stdout = '', stderr = ''} = error as {stdout?: string; stderr?: string};
    throw new Error(`${command} ${args.join(' ')} failed.\n${stdout}${stderr}`, {cause: error});
  }
}

/** Checks the types of a project. Throws with what the compiler has against them. */
export function checkTypes(project: string, options: readonly string[]): Promise<string> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  return runIn(project, process.execPath, [compiler, '--noEmit', '--strict', ...options]);
}
