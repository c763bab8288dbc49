import {sep} from 'node:path';
import {everything} from './extent.js';
import {filesBelow, fromRoot} from './test-files.js';

/** Parts of the offline Stripe that the element's tests look at too, in all browsers: only the full run has them here. */
const SEEN_IN_BROWSERS: ReadonlySet<string> = new Set(
  ['address-element', 'elements', 'express-checkout', 'fields', 'payment-element'].map(
    (name) => `test/simulator/${name}.test.ts`,
  ),
);

/** A rehearsed release builds, checks and packs, as other tests do. */
const REHEARSAL = 'test/release/rehearsal.test.ts';

/** The files of tests that drive no page of the element. */
export const allNodeFiles: readonly string[] = filesBelow('test', '.test.ts').filter(
  (path) => !named(path).startsWith('test/element/'),
);

/** Those of the whole run. */
export const nodeFilesOfTheRun: readonly string[] = everything
  ? allNodeFiles
  : allNodeFiles.filter((path) => !SEEN_IN_BROWSERS.has(named(path)) && named(path) !== REHEARSAL);

/** What the whole run leaves out, for people to read; nothing if it has all. */
export function nodeFilesLeftOut(): string | undefined {
  const count = allNodeFiles.length - nodeFilesOfTheRun.length;
  if (count === 0) return undefined;
  return `node: ${count} files are left out, about the offline Stripe (left to the element's tests) and a whole release; EVERYTHING=1 runs them, too.`;
}

function named(path: string): string {
  return fromRoot(path).replaceAll(sep, '/');
}
