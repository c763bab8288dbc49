import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {startPageServer, type PageServer} from '../../demo/page-server.js';
import {settings} from './playground-settings.js';

const folder = resolve(import.meta.dirname, '../..');
// Below the range that systems hand out by themselves: nobody is given it between now and its use.
const port = 20_000 + (process.pid % 10_000);

describe('The page', () => {
  let status = 0;
  let server: PageServer | undefined;
  before(async () => {
    const starting = startPageServer({port, folder, settings});
    status = await firstAnswer(`http://localhost:${port}/`);
    server = await starting;
  });
  after(() => server?.stop());

  it('answers whoever asks as soon as its port is open', () => {
    assert.equal(status, 200);
  });

  it('loads the tag as any site does, after what it does to the tag itself', async () => {
    const html = await textOf('/');
    const own = html.indexOf('<script type="module" src="playground/main.js">');
    const tag = html.indexOf('<script defer src="payment-method-form.min.js">');
    assert(own > 0 && tag > own);
  });

  it('has the tag as it is published, with its languages beside it', async () => {
    assert.match(await textOf('/payment-method-form.min.js'), /^\uFEFF?\/\/# allFunctionsCalledOnLoad\n\/\*! payment-method-form, MIT/);
    assert.match(await textOf('/locales/de.js'), /Kartennummer/);
  });

  it('has nothing of the element in its own code', async () => {
    const code = await textOf('/playground/main.js');
    assert.match(code, /whenDefined/);
    assert.doesNotMatch(code, /customElements\.define\(|LitElement/);
  });

  it('gives the files of the tag to pages of other origins, but not the page with its settings', async () => {
    const origins = async (path: string) => (await ask(path)).headers.get('access-control-allow-origin');
    assert.equal(await origins('/payment-method-form.min.js'), '*');
    assert.equal(await origins('/locales/de.js'), '*');
    assert.equal(await origins('/'), null);
  });

  it('gives each file its type, and nothing else', async () => {
    const typeOf = async (path: string) => (await ask(path)).headers.get('content-type');
    assert.equal(await typeOf('/playground/main.js'), 'text/javascript; charset=utf-8');
    assert.equal(await typeOf('/playground/page.css'), 'text/css; charset=utf-8');
    assert.equal(await typeOf('/playground/icon.svg'), 'image/svg+xml');
    for (const path of ['/locales/xx.js', '/package.json', '/constructor', '/..%2fpackage.json'])
      assert.equal((await ask(path)).status, 404);
  });
});

it('The page with --dev comes from the sources', async () => {
  const server = await startPageServer({port: port + 1, folder, settings, live: true});
  try {
    const html = await (await fetch(server.url)).text();
    assert.match(html, /<script type="module" src="\/@fs\/.+\/src\/define\.ts">/);
    assert.match(html, /src="\/?playground\/main\.ts"/);
    assert.doesNotMatch(html, /payment-method-form\.min\.js/);
  } finally {
    await server.stop();
  }
});

function ask(path: string): Promise<Response> {
  return fetch(`http://localhost:${port}${path}`, {signal: AbortSignal.timeout(30_000)});
}

async function textOf(path: string): Promise<string> {
  const response = await ask(path);
  assert.equal(response.status, 200, path);
  return response.text();
}

/** The status of the first request that finds the port open. */
async function firstAnswer(url: string): Promise<number> {
  for (;;) {
    try {
      return (await fetch(url, {signal: AbortSignal.timeout(30_000)})).status;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await new Promise(setImmediate);
    }
  }
}
