import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Makes a folder that is gone when this process ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'payment-method-form-'));
  process.once('exit', () => rmSync(folder, {recursive: true, force: true, maxRetries: 3}));
  return folder;
}
