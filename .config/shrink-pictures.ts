import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {isShrunk, shrinkPng} from './shrink-png.js';
import {root} from './test-files.js';

// Shrinks the pictures that were recorded anew, for `npm run pictures`.

const folder = join(root, 'test/e2e/states/recorded');
for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
  if (!name.endsWith('.png')) continue;
  const png = readFileSync(join(folder, name));
  if (!isShrunk(png)) writeFileSync(join(folder, name), shrinkPng(png));
}
