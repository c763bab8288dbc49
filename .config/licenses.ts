import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './test-files.js';

/** The licenses of the packages that modules were bundled of, which ask to be kept with their code. */
export function licensesOf(modules: Iterable<string>, heading: string): string {
  const names = [...modules].flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const texts = [...new Set(names)].sort().map((name) => `${name}\n\n${licenseOf(name)}\n`);
  return `${heading}\n\n${texts.join('\n---\n\n')}`;
}

function licenseOf(name: string): string {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return file === undefined ? licenseName(folder) : readFileSync(join(folder, file), 'utf8').trim();
}

function licenseName(folder: string): string {
  const {license, author} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    license: string;
    author?: unknown;
  };
  return `License: ${license}. Author: ${JSON.stringify(author ?? 'not named')}.`;
}
