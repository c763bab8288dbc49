import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readdir, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {lockFolder} from '../../demo/org-backend/store/folder-lock.js';

describe('A folder for PGlite', () => {
  let parent: string;
  let folder: string;
  before(async () => {
    parent = await mkdtemp(join(tmpdir(), 'org-backend-'));
    folder = join(parent, 'store');
  });
  after(() => rm(parent, {recursive: true}));

  it('is had by one process at a time', async () => {
    const other = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    await writeFile(`${folder}.lock`, String(other.pid));
    await assert.rejects(lockFolder(folder), {code: 'ERR_STORE_IN_USE'});
    other.kill('SIGKILL');
    await once(other, 'exit');
    const unlock = await lockFolder(folder);
    await assert.rejects(lockFolder(folder), {code: 'ERR_STORE_IN_USE'});
    await unlock();
    assert.deepEqual(await readdir(parent), []);
  });

  it('is taken over from a process of the same id that was killed, and from a lock that says nothing', async () => {
    for (const left of [String(process.pid), '', 'nobody', '-1']) {
      await writeFile(`${folder}.lock`, left);
      const unlock = await lockFolder(folder);
      await unlock();
    }
    assert.deepEqual(await readdir(parent), []);
  });
});
