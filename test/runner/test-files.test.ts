import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {filesBelow, fromRoot} from '../../.config/test-files.js';

describe('The files below a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'files-'));
  after(() => {
    rmSync(folder, {recursive: true});
  });

  it('are those of the project, and none of a package that is installed there', () => {
    const installed = join(folder, 'node_modules/some-package/test');
    mkdirSync(installed, {recursive: true});
    for (const path of [folder, installed]) writeFileSync(join(path, 'some.test.ts'), '');
    assert.deepEqual(filesBelow(fromRoot(folder), '.test.ts'), [join(folder, 'some.test.ts')]);
  });
});
