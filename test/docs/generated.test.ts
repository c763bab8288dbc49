import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {generatedPages} from '../../.config/docs/generated.js';
import {readElement} from '../../.config/manifest/read-element.js';
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
