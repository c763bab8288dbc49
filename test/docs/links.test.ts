import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative} from 'node:path';
import {describe, it} from 'node:test';
import {root} from '../../.config/test-files.js';
import {headingId} from '../../demo/page/docs/heading.js';

const docs = join(root, 'demo/docs');
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'].map((name) => join(root, name)),
  ...readdirSync(docs).map((name) => join(docs, name)),
].filter((path) => /\.(?:md|txt)$/.test(path) && existsSync(path));

function anchorsOf(path: string): ReadonlySet<string> {
  const headings = readFileSync(path, 'utf8').matchAll(/^#{1,6} (.+)$/gm);
  return new Set(Array.from(headings, ([, heading = '']) => headingId(heading)));
}

describe('The pages of the documentation', () => {
  for (const page of pages) {
    it(`${relative(root, page)} links to what there is`, () => {
      const links = Array.from(
        readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g),
        ([, link = '']) => link,
      );
      for (const link of links.filter((one) => !/^[a-z]+:/.test(one))) {
        const [path = '', heading] = link.split('#');
        const target = path === '' ? page : join(dirname(page), path);
        assert.ok(existsSync(target), `${link}: there is no such file`);
        if (heading !== undefined)
          assert.ok(anchorsOf(target).has(heading), `${link}: there is no such heading`);
      }
    });
  }
});
