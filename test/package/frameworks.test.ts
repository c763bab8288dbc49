import assert from 'node:assert/strict';
import {cpSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {basename, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {frameworks} from '../../.config/manifest/frameworks.js';
import {root} from '../../.config/test-files.js';
import {reactCode} from '../../demo/playground/code/react.js';
import {samplesOf} from '../docs/samples/runners.js';
import {consumers} from './frameworks/consumers.js';
import {checkTypes, makeProject, packPackage, runIn, type Packed} from './packed.js';

/** Where each framework's JSX comes from. */
const jsxSources: Readonly<Record<string, string>> = {react: 'react', preact: 'preact', solid: 'solid-js'};

/** Stands behind the names of what is checked once more, with Preact 10 in the place of 11: many apps have that one. */
const PREACT_10 = ' 10';

/** The samples of the documentation that are JSX, by the names of their files. */
const documented = samplesOf('app')
  .filter(({language}) => language === 'tsx')
  .map(({run = '', text}) => [
    `${run}-documented.tsx`,
    `/** @jsxImportSource ${jsxSources[run] ?? ''} */\n${text}`,
  ]);

/** What the playground gives to copy for React, and what that imports. */
const copied = {
  'react-copied.tsx': `/** @jsxImportSource react */\n${reactCode({
    attributes: new Map([
      ['publishable-key', 'pk_test_1'],
      ['endpoint', '/payment/{orgId}'],
      ['contract', 'gatego-intent'],
      ['amount', '500'],
      ['timeout', '9000'],
      ['collect', 'name email'],
      ['no-submit', ''],
      ['required', ''],
    ]),
    tokens: new Map([['radius', '4px']]),
    authToken: true,
    dir: 'rtl',
  })}`,
  'session.ts': `export const sessionToken = (): string => 'token';`,
};

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
    const sources = Object.fromEntries([...files, ...documented, ...Object.entries(copied)]) as Record<
      string,
      string
    >;
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
    const check = async (names: readonly string[], suffix = ''): Promise<void> => {
      const told = await checkTypes(project, [
        ...[...options, '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable', '--pretty', 'false'],
        ...names,
      ]).catch((error: unknown) => String(error));
      const lines = told.split('\n');
      for (const name of names) {
        complaints.set(
          name + suffix,
          lines.filter((line) => line.startsWith(`${name}(`)),
        );
      }
      complaints.set(
        `libraries${suffix}`,
        lines.filter((line) => /^(?:\.\.|node_modules|\/).*\(\d+,\d+\): error/.test(line)),
      );
    };
    await check(Object.keys(sources));
    const preact = join(packed.folder, 'node_modules/preact');
    rmSync(preact, {recursive: true});
    renameSync(`${preact}-10`, preact);
    await check(
      Object.keys(sources).filter((name) => name.startsWith('preact')),
      PREACT_10,
    );
  });
  after(() => packed.remove());

  const checked = Object.entries(consumers).map(([name, consumer]) => ({name, suffix: '', ...consumer}));
  const older = checked
    .filter(({name}) => name === 'preact')
    .map((consumer) => ({...consumer, suffix: PREACT_10}));
  for (const {name, file, wrong, suffix} of [...checked, ...older]) {
    it(`${name}${suffix} has its attributes, properties and events typed, and nothing else`, () => {
      assert.deepEqual(complaints.get(`${name}.${file}${suffix}`), []);
      const lines = complaints
        .get(`${name}-wrong.${file}${suffix}`)
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
    assert.deepEqual(complaints.get(`preact-documented.tsx${PREACT_10}`), []);
  });

  it("the playground's code for React is right by its types", () => {
    assert.deepEqual(complaints.get('react-copied.tsx'), []);
  });

  it('all of them has types without a mistake, and an entry', () => {
    for (const suffix of ['', PREACT_10]) {
      assert.deepEqual(
        complaints.get(`libraries${suffix}`)?.filter((line) => line.includes('payment-method-form')),
        [],
      );
    }
    const {exports} = JSON.parse(readFileSync(join(packed.installed, 'package.json'), 'utf8')) as {
      exports: object;
    };
    for (const name of Object.keys(frameworks)) assert.ok(`./${name}` in exports && name in consumers, name);
  });
});
