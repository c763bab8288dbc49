import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {build} from 'esbuild';
import {BROWSER_FILES, bundle} from '../src/testing/browser-files.js';
import {runTool} from './processes.js';
import {filesBelow, root} from './test-files.js';

const OUT = join(root, 'dist/testing');

/**
 * Builds dist/testing/, the offline Stripe: everything that it needs inside, so that the package needs no other for it.
 * Answers whether that worked.
 */
export async function buildTesting(): Promise<boolean> {
  if ((await runTool('tsc', ['-p', '.config/tsconfig.testing.json'])) !== 0) return false;
  removeUnreachableTypes();
  await bundleModules();
  mkdirSync(join(OUT, 'browser'), {recursive: true});
  for (const name of BROWSER_FILES) writeFileSync(join(OUT, 'browser', name), await bundle(name, true));
  return true;
}

/** Packages of the older kind ask for Node's own modules by `require`, which a module does not have by itself. */
const REQUIRE = `import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);`;

async function bundleModules(): Promise<void> {
  const common = {
    outdir: OUT,
    // The same bytes wherever the repository and its packages stand.
    absWorkingDir: root,
    preserveSymlinks: true,
    bundle: true,
    format: 'esm',
    minifySyntax: true,
    define: {STRIPE_SIMULATOR_IS_BUILT: 'true'},
    logLevel: 'warning',
  } as const;
  const {metafile} = await build({
    ...common,
    entryPoints: ['index', 'cli'].map(sourceOf),
    splitting: true,
    platform: 'node',
    target: 'node20',
    banner: {js: REQUIRE},
    metafile: true,
  });
  // What a page or a bundler for pages takes.
  await build({...common, entryPoints: [sourceOf('fill-card')], platform: 'browser', target: 'es2022'});
  writeFileSync(join(OUT, 'LICENSES.txt'), licenses(Object.keys(metafile.inputs)));
}

function sourceOf(name: string): string {
  return join(root, `src/testing/${name}.ts`);
}

/** The licenses of the packages that were bundled, which ask to be kept with their code. */
function licenses(inputs: readonly string[]): string {
  const names = inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const texts = [...new Set(names)].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    return `${name}\n\n${file === undefined ? licenseName(folder) : readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `The offline Stripe in this folder contains these packages.\n\n${texts.join('\n---\n\n')}`;
}

function licenseName(folder: string): string {
  const {license, author} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    license: string;
    author?: unknown;
  };
  return `License: ${license}. Author: ${JSON.stringify(author ?? 'not named')}.`;
}

/** The compiler writes the types of every module; only those that the entries lead to are published. */
function removeUnreachableTypes(): void {
  const reachable = new Set<string>();
  const visit = (path: string): void => {
    if (reachable.has(path)) return;
    reachable.add(path);
    for (const [, specifier] of readFileSync(path, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)) {
      visit(join(dirname(path), `${specifier ?? ''}.d.ts`));
    }
  };
  visit(join(OUT, 'index.d.ts'));
  const all = filesBelow(relative(root, OUT), '.d.ts');
  for (const path of all.filter((each) => !reachable.has(each))) rmSync(path);
  removeEmptyFolders(OUT);
}

function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, {withFileTypes: true})) {
    if (!entry.isDirectory()) continue;
    const path = join(folder, entry.name);
    removeEmptyFolders(path);
    if (existsSync(path) && readdirSync(path).length === 0) rmSync(path, {recursive: true});
  }
}
