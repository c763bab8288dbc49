import assert from 'node:assert/strict';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../.config/test-files.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('The papers of the repository', () => {
  for (const name of ['bug', 'feature']) {
    it(`ask for no secret in a report of the kind ${name}, before anything else`, () => {
      const template = read(`.github/ISSUE_TEMPLATE/${name}.yml`);
      const warning = template.indexOf('**Never paste card numbers');
      assert.ok(warning > 0 && warning < template.indexOf('type: textarea'));
      for (const secret of ['secret keys', 'client secrets', 'bearer tokens'])
        assert.ok(template.includes(secret));
    });
  }

  it('say where a weakness is told in private', () => {
    assert.match(read('SECURITY.md'), /do not open a public issue/);
    assert.match(read('.github/ISSUE_TEMPLATE/bug.yml'), /SECURITY\.md/);
  });

  it('have the tests run as on a clean machine, on each Node that is supported, and all of them each night', () => {
    const workflow = read('.github/workflows/ci.yml');
    assert.match(workflow, /node: \[20, 22, 24\]/);
    assert.match(workflow, /schedule:\n\s+- cron: /);
    assert.match(workflow, /EVERYTHING: '1'/);
    assert.equal(workflow.split('- run: .ci/run\n').length, 3);
    assert.match(workflow, /permissions:\n\s+contents: read/);
    assert.ok(existsSync(join(root, '.ci/run')) && (statSync(join(root, '.ci/run')).mode & 0o100) !== 0);
    const {engines} = JSON.parse(read('package.json')) as {engines: {node: string}};
    assert.match(engines.node, /^>=20/);
  });

  it('say of each package why it is there', () => {
    const {dependencies, devDependencies} = JSON.parse(read('package.json')) as Readonly<
      Record<string, Readonly<Record<string, string>>>
    >;
    const told = read('CONTRIBUTING.md').split('## Dependencies')[1]?.split('## Decisions')[0] ?? '';
    const isTold = (name: string): boolean =>
      told.includes(`\`${name}\``) || name.startsWith('@types/') || /^@web\/test-runner-\w+$/.test(name);
    const all = Object.keys({...dependencies, ...devDependencies});
    assert.ok(all.length > 30);
    assert.deepEqual(
      all.filter((name) => !isTold(name)),
      [],
    );
  });
});
