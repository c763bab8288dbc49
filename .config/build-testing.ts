import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {build} from 'esbuild';
import {BROWSER_FILES, bundle} from '../src/testing/browser-files.js';
import {licensesOf} from './licenses.js';
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
  writeFileSync(
    join(OUT, 'LICENSES.txt'),
    licensesOf(Object.keys(metafile.inputs), 'The offline Stripe in this folder contains these packages.'),
  );
}

function sourceOf(name: string): string {
  return join(root, `src/testing/${name}.ts`);
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
