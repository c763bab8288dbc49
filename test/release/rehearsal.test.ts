import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {root} from '../../.config/test-files.js';
import {SOURCES} from '../package/packed.js';

describe('The release script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      ...{cwd: folder, encoding: 'utf8'},
    });
  const release = (...more: readonly string[]): {status: number | null; stdout: string; stderr: string} =>
    spawnSync(process.execPath, ['--import', 'tsx', '.config/release.ts', '99.0.0', ...more], {
      ...{cwd: folder, encoding: 'utf8'},
    });
  before(() => {
    for (const name of [...SOURCES, 'package-lock.json']) {
      cpSync(join(root, name), join(folder, name), {recursive: true});
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, '.gitignore'), 'node_modules\ndist/\n');
    writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- New.\n');
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'Begin');
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  it('in a dry run builds, checks and packs what is committed, tells what it would tag, and changes nothing', () => {
    const {status, stdout, stderr} = release('--dry-run');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /payment-method-form-99\.0\.0\.tgz was built/);
    assert.match(stdout, /tag v99\.0\.0/);
    assert.equal(git('status', '--porcelain', '--ignored'), '!! node_modules\n');
    assert.equal(git('tag', '--list'), '');
    assert.doesNotMatch(readFileSync(join(folder, 'CHANGELOG.md'), 'utf8'), /99\.0\.0/);
  });

  it('refuses where something is not committed', () => {
    writeFileSync(join(folder, 'README.md'), 'Changed.');
    const {status, stderr} = release('--dry-run');
    assert.equal(status, 1);
    assert.match(stderr, /not clean:\n.*README\.md/);
  });

  it('without a dry run writes version and changelog, commits and tags', () => {
    git('checkout', '-q', '--', 'README.md');
    for (const [name, value] of Object.entries({name: 'Test', email: 'test@example.com'})) {
      git('config', `user.${name}`, value);
    }
    const {status, stdout, stderr} = release();
    assert.equal(status, 0, stderr);
    assert.match(stdout, /npm publish dist\/payment-method-form-99\.0\.0\.tgz/);
    assert.equal(git('status', '--porcelain'), '');
    assert.equal(git('describe', '--tags'), 'v99.0.0\n');
    assert.match(
      readFileSync(join(folder, 'CHANGELOG.md'), 'utf8'),
      /^## 99\.0\.0 \(\d{4}-\d\d-\d\d\)\n\n- New\.$/m,
    );
    assert.match(readFileSync(join(folder, 'package.json'), 'utf8'), /"version": "99\.0\.0"/);
    const {stderr: again} = release();
    assert.match(again, /released already/);
  });
});
