import type {BrowserName} from './browsers.js';
import {everything, long} from './extent.js';
import {existingFiles, filesBelow} from './test-files.js';

const named = (...names: readonly string[]): ReadonlySet<string> =>
  existingFiles(names.map((name) => `test/element/${name}.test.ts`));

/** What these files are about is our own code more than the browser's: Chromium alone runs them, and every browser in the full run. */
const OWN_CODE = named(
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
  ],
  'wallets',
);

/** What these files are about has been alike in all browsers: Chromium alone runs them in the short run. */
const ALIKE = named('lazy', 'places', 'served', 'summary', 'theming', 'validity');

/** The offline Stripe has tests of its own in Node: Chromium alone looks at it before a change lands, and every browser in the full run. */
const OFFLINE_STRIPE = new Set(filesBelow('test/element/simulator', '.test.ts'));

/** The files of the element's tests that a browser runs in this run. Says what it leaves out. */
export function elementFilesFor(browser: BrowserName): readonly string[] {
  const all = filesBelow('test/element', '.test.ts');
  const kept = all.filter((file) => isFor(browser, file));
  const count = all.length - kept.length;
  if (count > 0)
    console.log(
      `element, ${browser}: ${count} of ${all.length} files are left out${browser === 'chromium' ? '' : ', most of them to Chromium'}; EVERYTHING=1 runs them here, too.`,
    );
  return kept;
}

function isFor(browser: BrowserName, file: string): boolean {
  if (everything) return true;
  if (OFFLINE_STRIPE.has(file)) return browser === 'chromium' && long;
  if (browser === 'chromium') return true;
  return !OWN_CODE.has(file) && (long || !ALIKE.has(file));
}
