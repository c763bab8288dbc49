import {readdir, readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {build} from 'esbuild';
import {forward} from '../../e2e/support/forward.js';
import {beside, subjects, type SubjectName} from './subjects.js';

/** A site with a page for each subject, built and served as in production, and the org's API under the same origin. */
export interface Site {
  readonly url: string;
  /** What a subject's page has loaded from the site since it was opened, without Stripe.js. */
  readonly weigh: (name: SubjectName) => Weight;
  readonly stop: () => void;
}

export interface Weight {
  readonly gzip: number;
  readonly brotli: number;
  readonly requests: number;
}

export async function startSite(
  orgBackendUrl: string,
  publishableKey: string,
  besideDist?: string,
): Promise<Site> {
  const files = await buildScripts(besideDist);
  const loaded = new Map<SubjectName, Set<string>>();
  let opened: SubjectName | undefined;
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname.slice(1);
    const subject = [...subjects, beside].find(({name}) => name === path);
    if (subject !== undefined) {
      opened = subject.name;
      loaded.set(opened, new Set());
      const headers = {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store'};
      response.writeHead(200, headers).end(page(subject.html, publishableKey));
      return;
    }
    const file = files.get(path);
    if (file !== undefined) {
      if (opened !== undefined) loaded.get(opened)?.add(path);
      const headers = {
        'content-type': 'text/javascript',
        'content-encoding': 'gzip',
        'cache-control': 'no-store',
      };
      response.writeHead(200, headers).end(gzipSync(file, {level: 9}));
      return;
    }
    void forward(`${orgBackendUrl}/${path}`, request).then(
      ({status, body}) => response.writeHead(status, {'content-type': 'application/json'}).end(body),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    weigh: (name) => {
      const texts = [...(loaded.get(name) ?? [])].map((path) => files.get(path) ?? '');
      return {
        gzip: texts.reduce((sum, text) => sum + gzipSync(text, {level: 9}).length, 0),
        brotli: texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0),
        requests: texts.length,
      };
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The scripts of the pages, by the names that they get, from this folder. */
const ENTRIES = {
  'hand-written': 'pages/hand-written.ts',
  npm: '../../../dist/define.js',
  react: 'pages/react.jsx',
};

async function buildScripts(besideDist: string | undefined): Promise<ReadonlyMap<string, string>> {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const bundles = await Promise.all(
    Object.entries(ENTRIES).map(([out, path]) =>
      build({
        entryPoints: [{in: `${here}${path}`, out}],
        ...{
          bundle: true,
          splitting: true,
          minify: true,
          write: false,
          outdir: 'out',
          jsx: 'automatic' as const,
        },
        ...{format: 'esm', target: 'es2022', charset: 'utf8', legalComments: 'none', logLevel: 'error'},
        ...{define: {'process.env.NODE_ENV': '"production"'}, conditions: ['production']},
      }),
    ),
  );
  const own = await readScript(fileURLToPath(new URL('../../../dist', import.meta.url)));
  const other = besideDist === undefined ? [] : await readScript(besideDist);
  return new Map([
    ...own,
    ...other.map(([path, text]) => [`beside/${path}`, text] as const),
    ...bundles
      .flatMap(({outputFiles}) => outputFiles)
      .map(({path, text}) => [path.replace(/.*[/\\]/, ''), text] as const),
  ]);
}

async function readScript(dist: string): Promise<readonly (readonly [string, string])[]> {
  const parts = await readdir(join(dist, 'chunks')).catch(() => []);
  const paths = ['payment-method-form.min.js', ...parts.map((name) => `chunks/${name}`)];
  return Promise.all(paths.map(async (path) => [path, await readFile(join(dist, path), 'utf8')] as const));
}

function page(html: string, publishableKey: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Bench</title><script>window.benchKey = '${publishableKey}'</script>
${html.replaceAll('{key}', publishableKey)}`;
}
