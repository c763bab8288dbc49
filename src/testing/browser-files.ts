import {readFile} from 'node:fs/promises';

/** Where each file that browsers load is made from, relative to this module. */
const SOURCES = {
  'stripe.js': './stripe-js/host/main.ts',
  'controller-frame.js': './stripe-js/frames/controller-frame.ts',
  'field-frame.js': './stripe-js/frames/field-frame.ts',
  'field-frame.css': './stripe-js/frames/field-frame.css',
  'address-frame.js': './stripe-js/frames/address-frame.ts',
  'wallets-frame.js': './stripe-js/frames/wallets-frame.ts',
  'wallets-frame.css': './stripe-js/frames/wallets-frame.css',
  'sheet-frame.js': './stripe-js/frames/sheet-frame.ts',
  'sheet-frame.css': './stripe-js/frames/sheet-frame.css',
  'challenge-frame.js': './stripe-js/frames/challenge-frame.ts',
  'challenge-frame.css': './stripe-js/frames/challenge-frame.css',
  'authenticate-page.js': './stripe-js/frames/authenticate-page.ts',
  'challenge-page.js': './stripe-js/frames/challenge-page.ts',
  'challenge-page.css': './stripe-js/frames/challenge-page.css',
} as const satisfies Readonly<Record<string, string>>;

export type BrowserFile = keyof typeof SOURCES;

/** The names of all files that browsers load. A build writes each to `browser/` beside this module. */
export const BROWSER_FILES = Object.keys(SOURCES).filter(isBrowserFile);

const loaded = new Map<BrowserFile, Promise<string>>();

export function isBrowserFile(name: string): name is BrowserFile {
  return Object.hasOwn(SOURCES, name);
}

/** The content of a file: the one that a build left beside this module, else bundled from its source, once. */
export function loadBrowserFile(name: BrowserFile): Promise<string> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const loading = readBuilt(name).then((built) => built ?? bundle(name));
  loaded.set(name, loading);
  // A failure is not kept: the next request tries again.
  loading.catch(() => loaded.delete(name));
  return loading;
}

declare global {
  /** Defined in the published build only, where the sources are not. */
  const STRIPE_SIMULATOR_IS_BUILT: true | undefined;
}

/**
 * Bundles a file from its source, for browsers of the last few years.
 *
 * @throws Error in the published build, which has no sources
 */
export async function bundle(name: BrowserFile, minify = false): Promise<string> {
  if (typeof STRIPE_SIMULATOR_IS_BUILT === 'undefined') {
    const {build} = await import('esbuild');
    const {fileURLToPath} = await import('node:url');
    const {outputFiles} = await build({
      entryPoints: [fileURLToPath(new URL(SOURCES[name], import.meta.url))],
      bundle: true,
      write: false,
      format: 'iife',
      target: 'es2022',
      platform: 'browser',
      logLevel: 'silent',
      minify,
    });
    const [file] = outputFiles;
    if (file === undefined) throw new Error(`Nothing was bundled for ${name}.`);
    return file.text;
  }
  throw new Error(`The file browser/${name} of the Stripe simulator is missing: install the package anew.`);
}

async function readBuilt(name: BrowserFile): Promise<string | undefined> {
  try {
    return await readFile(new URL(`./browser/${name}`, import.meta.url), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
