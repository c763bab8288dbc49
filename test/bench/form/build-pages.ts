import {createRequire} from 'node:module';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build, type Metafile, type Plugin} from 'esbuild';
import {root} from '../../../.config/test-files.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

/** The scripts of the pages, by the names that they get, from this folder. */
const ENTRIES = {
  'hand-written': 'pages/hand-written.ts',
  'hand-written-card': 'pages/hand-written-card.ts',
  npm: '../../../dist/define.js',
  react: 'pages/react.jsx',
  vue: 'pages/vue.js',
  svelte: 'pages/svelte.js',
  'stripe-pwa-elements': 'pages/stripe-pwa-elements.js',
  'power-elements': 'pages/power-elements.js',
};

/** What Vue's documentation has a bundler set for production. */
const VUE = {
  __VUE_OPTIONS_API__: 'false',
  __VUE_PROD_DEVTOOLS__: 'false',
  __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
};

/** What the pages load, as built for production. */
export interface Built {
  /** The scripts by their paths on the site. */
  readonly files: ReadonlyMap<string, string>;
  /** The files that a script cannot run without, by its path: bundlers have the page fetch them along with it. */
  readonly preloads: ReadonlyMap<string, readonly string[]>;
}

/** @param besideDist the `dist` of another build, which gets to stand under `beside/` */
export async function buildPages(besideDist?: string): Promise<Built> {
  const bundles = await Promise.all(Object.entries(ENTRIES).map(([out, path]) => bundle(out, here + path)));
  const pwa = join(here, 'node_modules/stripe-pwa-elements/dist/stripe-elements');
  const [own, other, stencil] = await Promise.all([
    scriptWithChunks(join(root, 'dist')),
    besideDist === undefined ? [] : scriptWithChunks(besideDist),
    filesOf(pwa, /\.js$/),
  ]);
  const files = new Map([
    ...own,
    ...other.map(([path, text]) => [`beside/${path}`, text] as const),
    ...stencil.map(([path, text]) => [`stripe-pwa-elements/${path}`, text] as const),
    ...bundles.flatMap((made) => made.files),
  ]);
  return {files, preloads: new Map(bundles.map(({path, preloads}) => [path, preloads]))};
}

type Files = readonly (readonly [path: string, text: string])[];

interface Bundle {
  readonly path: string;
  readonly preloads: readonly string[];
  readonly files: Files;
}

async function bundle(out: string, entry: string): Promise<Bundle> {
  const {outputFiles, metafile} = await build({
    entryPoints: [{in: entry, out}],
    ...{bundle: true, splitting: true, minify: true, write: false, outdir: 'out', jsx: 'automatic'},
    ...{metafile: true},
    ...{format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'error'},
    define: {'process.env.NODE_ENV': '"production"', ...VUE},
    conditions: ['production', 'svelte'],
    plugins: [svelte],
  });
  const path = `${out}.js`;
  const outputs = new Map(Object.entries(metafile.outputs).map(([output, made]) => [nameOf(output), made]));
  return {
    path,
    preloads: importsOf(path, outputs),
    files: outputFiles.map((file) => [nameOf(file.path), file.text] as const),
  };
}

/** What a file imports before it runs, and what that imports, by their names. */
function importsOf(
  path: string,
  outputs: ReadonlyMap<string, Metafile['outputs'][string]>,
): readonly string[] {
  const found = new Set([path]);
  for (const name of found) {
    const imports = outputs.get(name)?.imports.filter(({kind}) => kind === 'import-statement') ?? [];
    for (const imported of imports) found.add(nameOf(imported.path));
  }
  found.delete(path);
  return [...found];
}

const nameOf = (path: string): string => path.replace(/.*[/\\]/, '');

/** What of Svelte's compiler is needed; it stands among this folder's packages, which the project's own types do not see. */
interface SvelteCompiler {
  compile(
    source: string,
    options: {filename: string; generate: 'client'; css: 'injected'},
  ): {readonly js: {readonly code: string}};
}

const svelte: Plugin = {
  name: 'svelte',
  setup(building) {
    building.onLoad({filter: /\.svelte$/}, async ({path}) => {
      const compiler = require('svelte/compiler') as SvelteCompiler;
      const source = await readFile(path, 'utf8');
      return {
        contents: compiler.compile(source, {filename: path, generate: 'client', css: 'injected'}).js.code,
      };
    });
  },
};

/** The file for a script tag and what it fetches from beside itself. */
async function scriptWithChunks(dist: string): Promise<Files> {
  const chunks = await filesOf(join(dist, 'chunks'), /\.js$/).catch(() => []);
  const script = await readFile(join(dist, 'payment-method-form.min.js'), 'utf8');
  return [
    ['payment-method-form.min.js', script],
    ...chunks.map(([path, text]) => [`chunks/${path}`, text] as const),
  ];
}

async function filesOf(folder: string, pattern: RegExp): Promise<Files> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  return Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const));
}
