import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readdirSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {root} from '../../.config/test-files.js';
import {renderMarkdown} from '../../demo/page/docs/render.js';
import {serveDocs} from '../../demo/page/docs/serve.js';

const pages = readdirSync(join(root, 'demo/docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace('.md', ''));

describe('The documentation of the playground', () => {
  let server: Server;
  let url = '';
  before(async () => {
    server = createServer(serveDocs(root)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const textOf = async (path: string): Promise<string> => {
    const response = await fetch(url + path);
    assert.equal(response.status, 200, path);
    return response.text();
  };

  it('has every page, under a policy that allows no script', async () => {
    for (const path of [
      '/docs/',
      ...pages.filter((name) => name !== 'README').map((name) => `/docs/${name}`),
    ]) {
      const response = await fetch(url + path);
      assert.equal(response.status, 200, path);
      assert.match(
        response.headers.get('content-security-policy') ?? '',
        /^default-src 'none'; style-src 'self';/,
      );
      const html = await response.text();
      assert.doesNotMatch(html, /<script|<style|\sstyle=|\son\w+="/);
      assert.match(html, /<title>[^<]+ · payment-method-form<\/title>/);
    }
  });

  it('leads from each page to what there is', async () => {
    const seen = new Map<string, string>();
    const open = ['/docs/'];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      const html = await textOf(path);
      seen.set(path, html);
      for (const link of linksIn(html)) {
        const [target = ''] = link.split('#');
        if (target.startsWith('/docs/') && !seen.has(target) && !open.includes(target)) open.push(target);
      }
    }
    assert.ok(seen.size >= pages.length + 3, String(seen.size));
    for (const [path, html] of seen) {
      for (const link of linksIn(html)) {
        if (/^https?:|^\/(?:llms\.txt)?$/.test(link)) continue;
        const [target = '', id] = link.split('#');
        const there = target === '' ? html : seen.get(target);
        assert.ok(there !== undefined, `${path}: ${link}`);
        if (id !== undefined) assert.ok(there.includes(` id="${id}"`), `${path}: ${link}`);
      }
    }
  });

  it('lists every page in the navigation of each, and says which one it is', async () => {
    const html = await textOf('/docs/theming');
    const navigation = html.slice(html.indexOf('<nav'));
    for (const name of pages.filter((each) => each !== 'README')) {
      assert.ok(navigation.includes(`href="/docs/${name}"`), name);
    }
    assert.match(navigation, /<a href="\/docs\/theming" aria-current="page">/);
  });

  it('tells tools of all pages, with links to them as they were written', async () => {
    const text = await textOf('/llms.txt');
    const links = Array.from(text.matchAll(/\]\(([^)]+)\)/g), ([, link = '']) => link);
    for (const name of pages.filter((each) => each !== 'README')) {
      assert.ok(links.includes(`/docs/${name}.md`), name);
      assert.equal(
        await textOf(`/docs/${name}.md`),
        readFileSync(join(root, `demo/docs/${name}.md`), 'utf8'),
      );
    }
    for (const link of links) await textOf(link);
  });

  it('has nothing else', async () => {
    for (const path of [
      '/docs/no-such',
      '/docs/..%2fpackage',
      '/docs/%2e%2e/x',
      '/docs/constructor',
      '/docs/Theming',
      '/docs/a/b',
    ])
      assert.equal((await fetch(url + path)).status, 404, path);
  });
});

describe('A page of Markdown', () => {
  const html = (markdown: string): string => renderMarkdown('demo/docs/x.md', markdown);

  it('shows markup as text, and leaves remarks out', () => {
    assert.equal(html('a <img src=x onerror=alert(1)> b'), '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>\n');
    assert.equal(html('<!-- remark -->\n\nText.'), '<p>Text.</p>\n');
    assert.doesNotMatch(html('<script>alert(1)</script>'), /<script/);
    assert.doesNotMatch(html('```html "><script>\n</code><script>\n```'), /<script/);
  });

  it('gives headings the addresses that code hosts give them, each once', () => {
    const ids = Array.from(
      html('# The `a` (b), c\n\n## Same\n\n## Same\n').matchAll(/ id="([^"]+)"/g),
      ([, id]) => id,
    );
    assert.deepEqual(ids, ['the-a-b-c', 'same', 'same-1']);
  });

  it('has samples and tables that scroll by keys', () => {
    assert.match(
      html('```js run=saves\na();\n```'),
      /^<pre role="group" aria-label="Sample: js" tabindex="0"><code>a\(\);/,
    );
    assert.match(
      html('| `a` | b |\n| - | - |\n| 1 | 2 |'),
      /^<div class="wide" role="group" aria-label="Table: a, b" tabindex="0"><table>/,
    );
  });

  it('links to pages of the playground, and to no file that it does not have', () => {
    assert.equal(html('[a](theming.md#tokens)'), '<p><a href="/docs/theming#tokens">a</a></p>\n');
    assert.equal(html('[a](../../README.md)'), '<p><a href="/docs/overview">a</a></p>\n');
    assert.equal(html('[a](../../LICENSE)'), '<p>a</p>\n');
    assert.equal(html('[a](https://example.com/)'), '<p><a href="https://example.com/">a</a></p>\n');
    assert.doesNotMatch(html('[a](javascript:alert(1))'), /href="javascript/);
  });
});

function linksIn(html: string): string[] {
  return Array.from(html.matchAll(/ href="([^"]+)"/g), ([, link = '']) => link).filter(
    (link) => !link.startsWith('/playground/'),
  );
}
