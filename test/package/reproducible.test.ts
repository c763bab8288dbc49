import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {root} from '../../.config/test-files.js';
import {buildCopy} from './packed.js';

describe('A build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'builds-'));
  after(() => rmSync(folder, {recursive: true, force: true}));

  it('makes the same bytes from the same sources, in whatever folder and at whatever time', async () => {
    const first = process.env['BUILT'] === undefined ? await buildCopy(join(folder, 'first')) : root;
    const deeper = join(folder, 'a folder', 'of another depth');
    mkdirSync(deeper, {recursive: true});
    const second = await buildCopy(join(deeper, 'second'));
    const [hashes, again] = [hashesIn(first), hashesIn(second)];
    assert.ok(Object.keys(hashes).length > 300);
    const paths = [...new Set([...Object.keys(hashes), ...Object.keys(again)])];
    assert.deepEqual(
      paths.filter((path) => hashes[path] !== again[path]),
      [],
    );
  });
});

function hashesIn(folder: string): Readonly<Record<string, string>> {
  const dist = join(folder, 'dist');
  const paths = readdirSync(dist, {recursive: true, encoding: 'utf8'}).sort();
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(dist, path)).isFile())
      .map((path) => [
        path,
        createHash('sha256')
          .update(readFileSync(join(dist, path)))
          .digest('hex'),
      ]),
  );
}
