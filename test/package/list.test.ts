import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {build} from 'esbuild';
import {makeProject, packPackage, type Packed} from './packed.js';

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly (string | null)[];
}

interface Manifest {
  readonly sideEffects: readonly string[];
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin: Readonly<Record<string, string>>;
  readonly customElements: string;
  readonly 'web-types': string;
}

describe('The published package', () => {
  let packed: Packed;
  let manifest: Manifest;
  const read = (path: string): string => readFileSync(join(packed.installed, path), 'utf8');
  before(async () => {
    packed = await packPackage();
    manifest = JSON.parse(read('package.json')) as Manifest;
  });
  after(() => packed.remove());

  it('has the papers, and beside them what is built and nothing else', () => {
    const papers = packed.files.filter((path) => !/^(dist|demo\/docs)\//.test(path));
    assert.deepEqual(papers.sort(), [
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'package.json',
    ]);
    const strange = packed.files.filter(
      (path) => path.startsWith('dist/') && !/\.(?:js|js\.map|d\.ts|css|html|json|txt)$/.test(path),
    );
    assert.deepEqual(strange, []);
    assert.deepEqual(
      packed.files.filter((path) => /\.(?:test|spec)\./.test(path)),
      [],
    );
  });

  it('has every file that package.json names', () => {
    const targets = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const besideScript = Object.keys(JSON.parse(read('dist/sri.json')) as object).map(
      (path) => `dist/${path}`,
    );
    assert.ok(besideScript.includes('dist/chunks/org-side.js'));
    const named = [
      ...[...targets, ...manifest.sideEffects, ...Object.values(manifest.bin)],
      ...[manifest.customElements, manifest['web-types'], ...besideScript],
    ];
    assert.deepEqual(
      named.filter((path) => !existsSync(join(packed.installed, path))),
      [],
    );
  });

  it('has every page that its pages lead to', () => {
    for (const page of packed.files.filter((path) => path.endsWith('.md'))) {
      const links = Array.from(read(page).matchAll(/\]\(([^)\s#]+)[^)]*\)/g), ([, link = '']) => link);
      for (const link of links.filter((one) => !/^[a-z]+:/.test(one)))
        assert.ok(existsSync(join(packed.installed, dirname(page), link)), `${page}: ${link}`);
    }
  });

  it('keeps the licenses of what the script contains with it', () => {
    const licenses = read('dist/LICENSES.txt');
    for (const name of ['lit', 'lit-element', 'lit-html', '@lit/reactive-element'])
      assert.ok(licenses.includes(`\n${name}\n\nBSD 3-Clause License`), name);
    assert.match(read('dist/payment-method-form.min.js').slice(0, 200), /LICENSES\.txt/);
  });

  it('has a source map for every module of the element, with the source in it', () => {
    const modules = packed.files.filter((path) =>
      /^dist\/(?!testing\/|chunks\/).*(?<!\.min)\.js$/.test(path),
    );
    assert.ok(modules.length > 80, String(modules.length));
    for (const path of modules) {
      const [, name] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(read(path)) ?? [];
      assert.ok(name !== undefined, `${path} names no source map`);
      const {sources, sourcesContent} = JSON.parse(read(join(dirname(path), name))) as SourceMap;
      assert.equal(sourcesContent?.length, sources.length, path);
      for (const content of sourcesContent) assert.ok(content !== null && content.length > 0, path);
    }
  });

  it('names no file that is not there', () => {
    for (const path of packed.files.filter((each) => /\.(?:js|ts)$/.test(each))) {
      for (const [, name] of read(path).matchAll(/^\/\/# sourceMappingURL=(\S+)\s*$/gm)) {
        if (name?.startsWith('data:') === true) continue;
        assert.ok(existsSync(join(packed.installed, dirname(path), name ?? '')), `${path}: ${name ?? ''}`);
      }
    }
  });

  it('leaves a module that is imported for a name only out of a bundle, and keeps the one that defines the tag', async () => {
    const project = makeProject(packed, 'bundled', {
      'unused.js': "import {catalyze} from 'payment-method-form';",
      'defined.js': "import 'payment-method-form/define';",
    });
    const sizeOf = async (name: string): Promise<number> => {
      const {outputFiles} = await build({
        ...{entryPoints: [join(project, name)], bundle: true, format: 'esm', outdir: project},
        ...{write: false, splitting: true, logLevel: 'silent'},
      });
      return outputFiles.find(({path}) => path.endsWith(name))?.text.length ?? 0;
    };
    assert.equal(await sizeOf('unused.js'), 0);
    assert.ok((await sizeOf('defined.js')) > 1_000);
  });
});
