import {readdir, readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';

import {LANGUAGES} from '../../src/locales/language.js';
import {DemoError} from '../settings.js';

/** The files of the playground by their paths, `/` among them. */
export type Site = Readonly<Record<string, string>>;

/**
 * Builds the playground: the tag as it is published (the file for a script tag, and its languages beside it), and the page's
 * own code in one file.
 *
 * @param folder The folder of the checkout.
 * @throws {DemoError} with the first error of the build.
 */
export async function buildSite(folder: string): Promise<Site> {
  try {
    const [tag, languages, playground, assets] = await Promise.all([
      buildTag(folder),
      buildLanguages(folder),
      buildPlayground(folder),
      readAssets(folder),
    ]);
    return {...tag, ...languages, ...playground, ...assets};
  } catch (error) {
    throw new DemoError(`The playground could not be built: ${firstLine(error)}`, {cause: error});
  }
}

/** What `npm run build` makes, by its very configuration. */
async function buildTag(folder: string): Promise<Site> {
  const {build} = await import('vite');
  const built = await build({
    configFile: join(folder, 'vite.config.ts'),
    logLevel: 'silent',
    build: {write: false},
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return Object.fromEntries(
    outputs.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])),
  );
}

async function buildLanguages(folder: string): Promise<Site> {
  const {build} = await import('esbuild');
  const {outputFiles} = await build({
    entryPoints: LANGUAGES.map((language) => join(folder, `src/locales/${language}.ts`)),
    outdir: '/locales',
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return Object.fromEntries(outputFiles.map(({path, text}) => [path, text]));
}

async function buildPlayground(folder: string): Promise<Site> {
  const {build} = await import('esbuild');
  const {outputFiles} = await build({
    entryPoints: [join(folder, 'demo/playground/main.ts')],
    outdir: '/playground',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return Object.fromEntries(outputFiles.map(({path, text}) => [path, text]));
}

async function readAssets(folder: string): Promise<Site> {
  const names = await readdir(join(folder, 'demo/playground'));
  const assets = names.filter((name) => ['.css', '.svg'].includes(extname(name)));
  const files = await Promise.all(
    assets.map(async (name): Promise<[string, string]> => [
      `/playground/${name}`,
      await readFile(join(folder, 'demo/playground', name), 'utf8'),
    ]),
  );
  return {...Object.fromEntries(files), '/': await readFile(join(folder, 'demo/index.html'), 'utf8')};
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // A bundler says first how many errors there are.
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('Build failed with'));
  return lines[0]?.trim() ?? 'no reason given';
}
