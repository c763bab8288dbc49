import {cpSync, existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {pack} from '../../../.config/pack.js';
import {temporaryFolder} from '../../../.config/temporary-folder.js';
import {root} from '../../../.config/test-files.js';
import {run} from './run.js';

/** What a server has to hold. */
export interface BuiltApp {
  readonly html: string;
  /** The scripts, by their paths. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** The package as it would be published, of what `npm run build` has made. Gives the path of its file. */
export function packPackage(): string {
  return pack(root, temporaryFolder()).tarball;
}

/**
 * Copies an app, with what lies in `shared/` beside it, to where no other package is, installs there what its lock file says and the package
 * that was packed, and builds it for production.
 */
export async function buildApp(app: string, tarball: string): Promise<BuiltApp> {
  return buildInstalled(await installApp(app, tarball));
}

/** Builds an app whose packages are installed. */
export async function buildInstalled(folder: string): Promise<BuiltApp> {
  await run(folder, 'npm', ['run', 'build']);
  const dist = join(folder, 'dist');
  const paths = readdirSync(dist, {recursive: true, encoding: 'utf8'}).filter((path) => path.endsWith('.js'));
  return {
    html: readFileSync(join(dist, 'index.html'), 'utf8'),
    scripts: new Map(paths.map((path) => [`/${path}`, readFileSync(join(dist, path), 'utf8')])),
  };
}

/** As `buildApp`, but builds nothing. Gives the app's folder. */
export async function installApp(app: string, tarball: string): Promise<string> {
  const top = temporaryFolder();
  const folder = join(top, basename(app));
  const isOurs = (path: string): boolean => !/^(node_modules|dist)$/.test(basename(path));
  for (const part of [app, join(dirname(app), 'shared')].filter((path) => existsSync(join(root, path)))) {
    cpSync(join(root, part), join(top, basename(part)), {recursive: true, filter: isOurs});
  }
  cpSync(tarball, join(top, 'payment-method-form.tgz'));
  trustAnyPackage(folder);
  await run(folder, 'npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund']);
  return folder;
}

/** Each build of the package has other bytes than the one that was there when the lock file was written. */
function trustAnyPackage(folder: string): void {
  const path = join(folder, 'package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8')) as {packages: Record<string, {integrity?: string}>};
  delete lock.packages['node_modules/payment-method-form']?.integrity;
  writeFileSync(path, JSON.stringify(lock));
}
