import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../test-files.js';
import {makeVsCodeData, makeWebTypes} from './editors.js';
import {makeFrameworkTypes} from './frameworks.js';
import {makeManifest} from './manifest.js';
import {readElement} from './read-element.js';

/** Writes the files about the tag for tools, editors and frameworks into a folder. */
export function writeManifests(folder: string): void {
  const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
  const doc = readElement();
  const files = {
    'custom-elements.json': makeManifest(doc),
    'vscode.html-custom-data.json': makeVsCodeData(doc),
    'web-types.json': makeWebTypes(doc, version),
  };
  for (const [name, data] of Object.entries(files)) {
    writeFileSync(join(folder, name), `${JSON.stringify(data, undefined, 2)}\n`);
  }
  mkdirSync(join(folder, 'frameworks'), {recursive: true});
  for (const [name, text] of Object.entries(makeFrameworkTypes(doc))) {
    writeFileSync(join(folder, 'frameworks', name), text);
  }
}
