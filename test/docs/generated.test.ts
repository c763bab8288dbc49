import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {generatedPages} from '../../.config/docs/generated.js';
import {readElement} from '../../.config/manifest/read-element.js';
import {NAMED_CARDS} from '../../src/testing/index.js';
import {root} from '../../.config/test-files.js';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('A page that is made from the code', () => {
  for (const [path, make] of Object.entries(generatedPages)) {
    it(`is what the code makes of it: ${path}`, async () => {
      assert.equal(read(path), await make(), 'Run: npm run docs');
    });
  }

  it('has every event, with what each carries', () => {
    const page = read('demo/docs/events.md');
    for (const {name, type} of readElement().events) {
      assert.ok(page.includes(`\n## ${name}\n\n\`${type}\`. `), name);
    }
    for (const member of ['waitUntil', 'respondWith', 'warnings', 'previousState']) {
      assert.match(page, new RegExp(`^\\| \`${member}\\b.*\\w.* \\|$`, 'm'), member);
    }
    assert.doesNotMatch(page, /^\| `.*\|\s+\|$/m, 'Something is left without a word.');
  });

  it('has every token, part, state and slot', () => {
    const page = read('demo/docs/theming.md');
    const {customProperties, parts, states, slots} = readElement();
    const tokens = customProperties.map(({name}) => name.replace('--payment-method-form-', ''));
    for (const name of [...tokens, ...[...parts, ...states, ...slots].map((each) => each.name)]) {
      assert.ok(page.includes(`\n| \`${name}\` `), name);
    }
  });
});

describe('A page that names what the code has', () => {
  it('has every short name of a test card', () => {
    const page = read('demo/docs/testing.md');
    for (const name of Object.keys(NAMED_CARDS)) assert.ok(page.includes(`\`${name}\``), name);
  });

  it('has every member of a contract', () => {
    const page = read('demo/docs/org-apis.md');
    const source = read('src/org-api/contract.ts');
    const [, body = ''] = /export interface OrgContract \{(.+?)^\}/ms.exec(source) ?? [];
    const members = Array.from(body.matchAll(/^ {2}(?:readonly )?(\w+)\??[:(]/gm), ([, name = '']) => name);
    assert.ok(members.length > 10);
    for (const name of members) assert.match(page, new RegExp(`\\| .*\`${name}\\b`), name);
  });
});
