import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../../../.config/test-files.js';

/** A fenced block of a page of the documentation. */
export interface Sample {
  /** The page and the line that the block begins in: `demo/docs/theming.md:12`. */
  readonly place: string;
  readonly page: string;
  readonly language: string;
  /** What `run=` says behind the language: how the sample is run, where there is more than one way. */
  readonly run: string | undefined;
  readonly text: string;
}

const DOCS = 'demo/docs';

/** The pages whose samples are run. */
export const samplePages: readonly string[] = [
  'README.md',
  ...readdirSync(join(root, DOCS))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${DOCS}/${name}`)
    .sort(),
].filter((page) => existsSync(join(root, page)));

/** Every sample of every page, in the order of the pages. */
export const samples: readonly Sample[] = samplePages.flatMap((page) =>
  readSamples(page, readFileSync(join(root, page), 'utf8')),
);

/** The samples of one page. A block may be indented, as in a list. */
export function readSamples(page: string, markdown: string): readonly Sample[] {
  const blocks = markdown.matchAll(/^( *)```([^\n`]*)\n(.*?)^\1```$/gms);
  return Array.from(blocks, ({1: indent = '', 2: info = '', 3: text = '', index}) => {
    const [language = '', ...words] = info.trim().split(/\s+/);
    const run = words.find((word) => word.startsWith('run='))?.slice('run='.length);
    const line = markdown.slice(0, index).split('\n').length;
    return {place: `${page}:${line}`, page, language, run, text: text.replaceAll(`\n${indent}`, '\n')};
  });
}
