import {sep} from 'node:path';
import type {BrowserName} from './browsers.js';
import {everything} from './extent.js';
import {filesBelow, fromRoot} from './test-files.js';

/**
 * What these files are about is our own code more than the browser's, as is all of the offline Stripe: Chromium alone runs them,
 * so that the whole run stays short, and every browser where `EVERYTHING` is set.
 */
const OWN_CODE: ReadonlySet<string> = new Set(
  [
    ...[
      'accessibility',
      'around',
      'bad-input',
      'collect',
      'enter',
      'every-language',
      'host-page',
      'intent-first',
    ],
    ...[
      'leaving',
      'live-changes',
      'load-errors',
      'locales',
      'mounting',
      'payment-layout',
      'permission',
      'reuse',
      'wallets',
    ],
  ].map((name) => `test/element/${name}.test.ts`),
);

/** The files of the element's tests that a browser runs in the whole run. Says what it leaves out. */
export function elementFilesFor(browser: BrowserName): readonly string[] {
  const all = filesBelow('test/element', '.test.ts');
  if (browser === 'chromium' || everything) return all;
  const kept = all.filter((file) => !isOwnCode(fromRoot(file).replaceAll(sep, '/')));
  const count = all.length - kept.length;
  console.log(
    `element, ${browser}: ${count} files about our own code are left to Chromium; EVERYTHING=1 runs them here, too.`,
  );
  return kept;
}

function isOwnCode(path: string): boolean {
  return OWN_CODE.has(path) || path.startsWith('test/element/simulator/');
}
