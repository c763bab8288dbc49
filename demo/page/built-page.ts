import type {RequestListener} from 'node:http';
import {extname} from 'node:path';

import {getRequestListener} from '@hono/node-server';
import {Hono} from 'hono';

import type {Site} from './build-site.js';
import type {MakePage} from './html.js';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the playground as any site would: its files as they were built. */
export function builtPage(site: Site, makePage: MakePage): RequestListener {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-cache');
    context.header('X-Content-Type-Options', 'nosniff');
  });
  app.get('/', (context) => context.html(makePage(site['/'] ?? '', context.req.url)));
  app.get('*', (context) => {
    const {path} = context.req;
    const type = TYPES[extname(path)];
    const content = Object.hasOwn(site, path) ? site[path] : undefined;
    if (content === undefined || type === undefined) return context.notFound();
    // The tag in a page of another origin brings its parts and languages from here.
    return context.body(content, 200, {'Content-Type': type, 'Access-Control-Allow-Origin': '*'});
  });
  const listener = getRequestListener(app.fetch);
  return (request, response) => void listener(request, response);
}
