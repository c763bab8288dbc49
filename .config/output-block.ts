import type {StdioOptions} from 'node:child_process';
import {closeSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {temporaryFolder} from './temporary-folder.js';

/**
 * Runs what runs beside other things: its processes write where `run` is told to, and all of that is printed as one block
 * under its title, with the seconds it took, once it has ended.
 */
export async function inBlock<Result>(
  title: string,
  run: (stdio: StdioOptions) => Promise<Result>,
): Promise<Result> {
  const path = join(temporaryFolder(), 'output.txt');
  const file = openSync(path, 'a');
  const started = performance.now();
  try {
    return await run(['ignore', file, file]);
  } finally {
    closeSync(file);
    const seconds = Math.round((performance.now() - started) / 1000);
    console.log(`\n── ${title}, ${seconds} s ──\n${readFileSync(path, 'utf8').trimEnd()}`.trimEnd());
  }
}
