import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {buildSite} from '../../demo/page/build-site.js';
import {currentSite} from '../../demo/page/kept-site.js';
import {DemoError} from '../../demo/settings.js';

describe('the build of the playground', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'site-'));
    for (const name of ['src', 'demo', 'node_modules']) await mkdir(join(folder, name));
    for (const name of ['vite.config.ts', 'package-lock.json']) await writeFile(join(folder, name), '{}');
  });
  after(() => rm(folder, {recursive: true}));

  it('is kept until a source changes, is added or is gone', async () => {
    let builds = 0;
    const current = () => currentSite(folder, () => Promise.resolve({'/': `build ${++builds}`}));
    assert.deepEqual([await current(), await current()], [{'/': 'build 1'}, {'/': 'build 1'}]);
    await writeFile(join(folder, 'src/define.ts'), 'one');
    assert.deepEqual(await current(), {'/': 'build 2'});
    await writeFile(join(folder, 'src/define.ts'), 'two');
    assert.deepEqual([await current(), await current()], [{'/': 'build 3'}, {'/': 'build 3'}]);
    await rm(join(folder, 'src/define.ts'));
    assert.deepEqual(await current(), {'/': 'build 4'});
  });

  it('is made anew where what was kept cannot be read', async () => {
    await writeFile(join(folder, 'node_modules/.cache/payment-method-form/playground.json'), '{"sou');
    assert.deepEqual(await currentSite(folder, () => Promise.resolve({'/': 'new'})), {'/': 'new'});
  });

  it('says in one line why it failed', async () => {
    await writeFile(join(folder, 'vite.config.ts'), `export default {root: ${JSON.stringify(folder)}};`);
    await assert.rejects(buildSite(folder), (error: unknown) => {
      assert(error instanceof DemoError);
      assert.match(error.message, /^The playground could not be built: .+$/);
      return true;
    });
  });
});
