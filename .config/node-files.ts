import {everything, long} from './extent.js';
import {existingFiles, filesBelow, fromRoot} from './test-files.js';

/** Parts of the offline Stripe that the element's tests look at too, in all browsers: only the full run has them here. */
const SEEN_IN_BROWSERS = existingFiles(
  ['address-element', 'elements', 'express-checkout', 'fields', 'payment-element'].map(
    (name) => `test/simulator/${name}.test.ts`,
  ),
);

/** A rehearsed release builds, checks and packs, as other tests do. */
const REHEARSAL = existingFiles(['test/release/rehearsal.test.ts']);

/** Packages that are packed, installed, built twice; storms and stores of their own. */
const TAKES_LONG = existingFiles(
  [
    'backend/empty-database',
    'backend/storm',
    'docs/samples/packed-samples',
    'package/checks',
    'package/frameworks',
    'package/reproducible',
    'simulator/package',
  ].map((name) => `test/${name}.test.ts`),
);

const ofElement = new Set(filesBelow('test/element', '.test.ts'));

/** The files of tests that drive no page of the element. */
export const allNodeFiles: readonly string[] = filesBelow('test', '.test.ts').filter(
  (path) => !ofElement.has(path),
);

/** Those of this run. */
export const nodeFilesOfTheRun: readonly string[] = allNodeFiles.filter(isInThisRun);

/** What this run leaves out, for people to read; nothing if it has all. */
export function nodeFilesLeftOut(): string | undefined {
  const left = allNodeFiles.filter((path) => !isInThisRun(path)).map(fromRoot);
  if (left.length === 0) return undefined;
  return `node: ${left.length} files are left out; ${long ? '' : 'LONG=1 runs most of them, and '}EVERYTHING=1 all: ${left.join(', ')}`;
}

function isInThisRun(path: string): boolean {
  if (everything) return true;
  return !SEEN_IN_BROWSERS.has(path) && !REHEARSAL.has(path) && (long || !TAKES_LONG.has(path));
}
