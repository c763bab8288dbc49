import {readFile} from 'node:fs/promises';
import type {RequestListener} from 'node:http';
import {join} from 'node:path';

import {getRequestListener} from '@hono/node-server';
import {Hono, type Context} from 'hono';

import {docsDocument} from './document.js';
import {DOCS_PATH, fileOf, INDEX, resolveLink} from './pages.js';

/** No script, no frame, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Whether a request is for the documentation. */
export function isForDocs(url = '/'): boolean {
  const [path = ''] = url.split('?');
  return path.startsWith(DOCS_PATH) || path === '/docs' || path === '/llms.txt';
}

/**
 * Serves the documentation from its Markdown as it is at the moment: `/docs/<page>` as HTML, `/docs/<page>.md` as it was
 * written, and `/llms.txt`.
 *
 * @param folder The folder of the checkout.
 */
export function serveDocs(folder: string): RequestListener {
  const read = (file: string): Promise<string | undefined> =>
    readFile(join(folder, file), 'utf8').catch(() => undefined);
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-cache');
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Content-Security-Policy', POLICY);
  });
  app.get('/docs', (context) => context.redirect(DOCS_PATH));
  app.get('/llms.txt', async (context) => plain(context, withPaths(await read('demo/docs/llms.txt'))));
  app.get('/docs/:name{.*}', async (context) => {
    const [, name = '', ending] = /^(.*?)(\.md)?$/.exec(context.req.param('name')) ?? [];
    const file = fileOf(name);
    const markdown = file === undefined ? undefined : await read(file);
    if (file === undefined || markdown === undefined) return context.notFound();
    if (ending !== undefined) return plain(context, markdown);
    return context.html(docsDocument(file, markdown, (await read(INDEX)) ?? ''));
  });
  const listener = getRequestListener(app.fetch);
  return (request, response) => void listener(request, response);
}

function plain(context: Context, text: string | undefined): Response | Promise<Response> {
  return text === undefined ? context.notFound() : context.text(text);
}

/** The links of llms.txt as paths on the page server, to the pages as they were written. */
function withPaths(text: string | undefined): string | undefined {
  return text?.replaceAll(
    /\]\(([^)]+\.md)\)/g,
    (_, href: string) => `](${resolveLink(INDEX, href) ?? href}.md)`,
  );
}
