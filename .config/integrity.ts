import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {LANGUAGES} from '../src/locales/language.js';

/** The file in dist/ that the hashes are written to. */
export const INTEGRITY_FILE = 'sri.json';

/**
 * What the `integrity` of each file must be that a script tag may bring into a page, by its path beside the script: the script, its
 * chunks if it has some, and the languages. Stripe.js is not among them: Stripe changes it at any time.
 */
export function readIntegrity(dist: string): Readonly<Record<string, string>> {
  const scripts = ['.', 'chunks'].flatMap((folder) => {
    const names = existsSync(join(dist, folder)) ? readdirSync(join(dist, folder)).sort() : [];
    const own = names.filter((name) => name.endsWith(folder === '.' ? '.min.js' : '.js'));
    return own.map((name) => (folder === '.' ? name : `${folder}/${name}`));
  });
  const languages = LANGUAGES.map((language) => `locales/${language}.js`);
  return Object.fromEntries([...scripts, ...languages].map((path) => [path, hash(join(dist, path))]));
}

function hash(path: string): string {
  return `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
}
