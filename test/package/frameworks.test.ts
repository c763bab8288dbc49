import assert from 'node:assert/strict';
import {cpSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {frameworks} from '../../.config/manifest/frameworks.js';
import {root} from '../../.config/test-files.js';
import {samplesOf} from '../docs/samples/runners.js';
import {consumers} from './frameworks/consumers.js';
import {checkTypes, makeProject, packPackage, runIn, type Packed} from './packed.js';

/** Where each framework's JSX comes from. */
const jsxSources: Readonly<Record<string, string>> = {react: 'react', preact: 'preact', solid: 'solid-js'};

/** The samples of the documentation that are JSX, by the names of their files. */
const documented = samplesOf('app')
  .filter(({language}) => language === 'tsx')
  .map(({run = '', text}) => [
    `${run}-documented.tsx`,
    `/** @jsxImportSource ${jsxSources[run] ?? ''} */\n${text}`,
  ]);

describe('The tag in the templates of', () => {
  let packed: Packed;
  /** What the compiler says about each file, by its lines. */
  const complaints = new Map<string, readonly string[]>();
  before(async () => {
    packed = await packPackage();
    const files = Object.entries(consumers).flatMap(([name, {file, right, wrong}]) => [
      [`${name}.${file}`, right],
      [`${name}-wrong.${file}`, wrong],
    ]);
    const sources = Object.fromEntries([...files, ...documented]) as Record<string, string>;
    const project = makeProject(packed, 'frameworks', sources);
    // In the folder above, so that the package finds the frameworks, too.
    for (const name of [
      'test/package/frameworks/package.json',
      'test/package/frameworks/package-lock.json',
    ]) {
      cpSync(join(root, name), join(packed.folder, basename(name)));
    }
    cpSync(join(root, '.npmrc'), join(packed.folder, '.npmrc'));
    await runIn(packed.folder, 'npm', ['ci']);
    const options = ['--module', 'esnext', '--moduleResolution', 'bundler', '--jsx', 'preserve'];
    const told = await checkTypes(project, [
      ...[...options, '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--pretty', 'false'],
      ...Object.keys(sources),
    ]).catch((error: unknown) => String(error));
    for (const name of Object.keys(sources)) {
      complaints.set(
        name,
        told.split('\n').filter((line) => line.startsWith(`${name}(`)),
      );
    }
    const others = told
      .split('\n')
      .filter((line) => /^(?:\.\.|node_modules|\/).*\(\d+,\d+\): error/.test(line));
    complaints.set('libraries', others);
  });
  after(() => packed.remove());

  for (const [name, {file, wrong}] of Object.entries(consumers)) {
    it(`${name} has its attributes, properties and events typed, and nothing else`, () => {
      assert.deepEqual(complaints.get(`${name}.${file}`), []);
      const lines = complaints
        .get(`${name}-wrong.${file}`)
        ?.map((line) => Number(/\((\d+),/.exec(line)?.[1]));
      const mistaken = wrong
        .split('\n')
        .flatMap((line, index) => (line.includes('// wrong') ? [index + 1] : []));
      assert.ok(mistaken.length >= 3);
      assert.deepEqual([...new Set(lines)], mistaken);
    });
  }

  it('the documentation is right by its types', () => {
    assert.equal(documented.length, Object.keys(jsxSources).length);
    for (const [name = ''] of documented) assert.deepEqual(complaints.get(name), [], name);
  });

  it('all of them has types without a mistake, and an entry', () => {
    assert.deepEqual(
      complaints.get('libraries')?.filter((line) => line.includes('payment-method-form')),
      [],
    );
    const {exports} = JSON.parse(readFileSync(join(packed.installed, 'package.json'), 'utf8')) as {
      exports: object;
    };
    for (const name of Object.keys(frameworks)) assert.ok(`./${name}` in exports && name in consumers, name);
  });
});
