import {readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {constants, brotliCompressSync, gzipSync} from 'node:zlib';
import {build as bundle, transform} from 'esbuild';
import {build, type Rolldown} from 'vite';
import {LANGUAGES} from '../../src/locales/language.js';
import {root} from '../test-files.js';

/** What a page loads, in bytes. */
export interface Size {
  readonly gzip: number;
  readonly brotli: number;
}

/** A file or set of files that has a budget. */
export interface Measured extends Size {
  /** What each module of ours and of the packages takes of it, by its path: compressed by itself, so that the sum is larger than the whole. */
  readonly modules: Readonly<Record<string, number>>;
}

/** The file for a script tag, and the parts of it that it fetches when they are needed. */
const SCRIPT_FILES = {
  'script-tag': 'payment-method-form.min.js',
  'org-side': 'chunks/org-side.js',
  'payment-side': 'chunks/payment-side.js',
} as const;

type ScriptFile = keyof typeof SCRIPT_FILES;

export type MeasuredName = ScriptFile | 'npm-entry' | 'largest-locale';

/** Measures the sources as they are published; dist/ need not be there. */
export async function measure(): Promise<Readonly<Record<MeasuredName, Measured>>> {
  const [script, npmEntry, locale] = await Promise.all([measureScript(), measureEntry(), measureLocales()]);
  return {...script, 'npm-entry': npmEntry, 'largest-locale': locale};
}

async function measureScript(): Promise<Readonly<Record<ScriptFile, Measured>>> {
  const configFile = join(root, 'vite.config.ts');
  const results = await build({configFile, logLevel: 'error', build: {write: false}});
  const [result] = [results].flat();
  const files = result && 'output' in result ? result.output : [];
  expectBudgets(files.map(({fileName}) => fileName));
  const measured = Object.entries(SCRIPT_FILES).map(async ([name, path]) => {
    const file = files.find(({fileName}) => fileName === path);
    if (file?.type !== 'chunk') throw new Error(`The build has no ${path}.`);
    return [name, await measureChunk(file)] as const;
  });
  return Object.fromEntries(await Promise.all(measured)) as Record<ScriptFile, Measured>;
}

/** @throws Error when a part of the script is measured by nobody, so that nothing grows unseen */
export function expectBudgets(built: readonly string[]): void {
  const known: readonly string[] = Object.values(SCRIPT_FILES);
  const stranger = built.find((path) => path.startsWith('chunks/') && !known.includes(path));
  if (stranger === undefined) return;
  throw new Error(`${stranger} has no budget: name it in .config/size/measure.ts, and in budgets.ts.`);
}

async function measureChunk({code, modules}: Rolldown.OutputChunk): Promise<Measured> {
  const alone = Object.entries(modules).map(
    async ([id, module]) => [nameOf(id), await compressedAlone(module.code ?? '')] as const,
  );
  return {...sizeOf(code), modules: largestFirst(await Promise.all(alone))};
}

/** What a page's own bundle gets of us at first: all that the entry imports statically, but not its two dependencies. */
async function measureEntry(): Promise<Measured> {
  const {outputFiles, metafile} = await bundle({
    entryPoints: [join(root, 'src/define.ts')],
    ...{bundle: true, splitting: true, minify: true, write: false, metafile: true},
    ...{
      format: 'esm',
      target: 'es2022',
      charset: 'utf8',
      outdir: 'out',
      absWorkingDir: root,
      legalComments: 'none',
    },
    external: ['lit', 'lit/*', '@stripe/stripe-js', '@stripe/stripe-js/*'],
    tsconfig: join(root, 'tsconfig.json'),
  });
  const loaded = staticallyImported(metafile.outputs, 'out/define.js');
  const files = outputFiles.filter(({path}) => loaded.has(relative(root, path)));
  const sizes = files.map(({text}) => sizeOf(text));
  const inputs = [...loaded].flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}));
  return {
    gzip: sum(sizes.map(({gzip}) => gzip)),
    brotli: sum(sizes.map(({brotli}) => brotli)),
    modules: largestFirst(inputs.map(([path, {bytesInOutput}]) => [path, bytesInOutput])),
  };
}

function staticallyImported(
  outputs: Readonly<Record<string, {imports: readonly {path: string; kind: string}[]}>>,
  entry: string,
): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const path of found) {
    for (const one of outputs[path]?.imports ?? []) {
      if (one.kind === 'import-statement' && one.path in outputs) found.add(one.path);
    }
  }
  return found;
}

async function measureLocales(): Promise<Measured> {
  const sizes = await Promise.all(
    LANGUAGES.map(async (language) => {
      const path = `src/locales/${language}.ts`;
      const {code} = await transform(readFileSync(join(root, path), 'utf8'), {
        loader: 'ts',
        minify: true,
        charset: 'utf8',
      });
      return {path, ...sizeOf(code)};
    }),
  );
  const [largest] = sizes.sort((one, other) => other.gzip - one.gzip);
  if (largest === undefined) throw new Error('There is no language.');
  const {gzip, brotli} = largest;
  return {gzip, brotli, modules: largestFirst(sizes.map((one) => [one.path, one.gzip]))};
}

async function compressedAlone(source: string): Promise<number> {
  const {code} = await transform(source, {loader: 'js', minify: true, charset: 'utf8'});
  return sizeOf(code).gzip;
}

function sizeOf(text: string): Size {
  const params = {[constants.BROTLI_PARAM_QUALITY]: 11};
  return {gzip: gzipSync(text, {level: 9}).length, brotli: brotliCompressSync(text, {params}).length};
}

/** A module's path from the root, or from the packages. */
function nameOf(id: string): string {
  const inPackages = /.*node_modules\/(.+)$/.exec(id)?.[1];
  return inPackages ?? (id.startsWith(root) ? relative(root, id) : id.replace(/^\0/, ''));
}

function largestFirst(modules: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...modules].sort(([, one], [, other]) => other - one));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
