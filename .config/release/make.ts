import {execFileSync} from 'node:child_process';
import {readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pack} from '../pack.js';
import {temporaryFolder} from '../temporary-folder.js';
import {root} from '../test-files.js';
import type {ReleasePlan, ReleaseState} from './plan.js';

/** How things stand in the repository. */
export function readState(): ReleaseState {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  return {
    version,
    changelog: readFileSync(join(root, 'CHANGELOG.md'), 'utf8'),
    tags: git(root, 'tag', '--list').split('\n').filter(Boolean),
    changes: git(root, 'status', '--porcelain'),
    date: new Date().toISOString().slice(0, 10),
  };
}

/** Builds, checks and packs a clone of what is committed, so that nothing else gets in. Answers the tarball's path. */
export function packRelease(plan: ReleasePlan): string {
  const clone = join(temporaryFolder(), 'release');
  git(root, 'clone', '-q', root, clone);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  writeRelease(plan, clone);
  run(clone, process.execPath, '--import', 'tsx', '.config/build.ts');
  const {tarball} = pack(clone, clone);
  const tools = join(root, 'node_modules/.bin');
  run(clone, join(tools, 'publint'), 'run', tarball, '--strict');
  run(clone, join(tools, 'attw'), tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji');
  return tarball;
}

/** Writes the version and the changelog. */
export function writeRelease({version, changelog}: ReleasePlan, folder: string): void {
  for (const name of ['package.json', 'package-lock.json']) {
    const path = join(folder, name);
    const text = readFileSync(path, 'utf8');
    const manifest = JSON.parse(text) as {version: string; packages?: Record<string, {version?: string}>};
    manifest.version = version;
    const self = manifest.packages?.[''];
    if (self) self.version = version;
    writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
  writeFileSync(join(folder, 'CHANGELOG.md'), changelog);
}

export function git(folder: string, ...args: readonly string[]): string {
  return run(folder, 'git', ...args);
}

function run(cwd: string, command: string, ...args: readonly string[]): string {
  return execFileSync(command, args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit']}).trim();
}
