import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../../.config/test-files.js';

/**
 * The sample of a page of documentation that begins with the name of its file, as a comment. Throws when there is none, so that
 * a test fails with the sample it runs.
 * @param page below `demo/docs`
 */
export function codeOf(page: string, file: string): string {
  const text = readFileSync(join(root, 'demo/docs', page), 'utf8');
  for (const [, code = ''] of text.matchAll(/^```\w+\n([^]*?)^```$/gm)) {
    if (code.startsWith(`// ${file}\n`)) return code;
  }
  throw new Error(`${page} has no sample ${file}.`);
}
