import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from './test-files.js';

/** The Content Security Policy that README.md tells strict pages to send. */
export const readmePolicy =
  /^Content-Security-Policy: (.+)$/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '';
