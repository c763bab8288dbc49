import {serve} from '@hono/node-server';
import {build} from 'esbuild';
import {Hono} from 'hono';
import {fileURLToPath} from 'node:url';

/** A page of an app that embeds Stripe.js, on another site than the simulator's. */
export interface HostPage {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves a page that loads a script as Stripe.js, under a policy that allows nothing else: no eval, no inline script, no
 * inline style. Tests run in it through the page functions of `page-script.ts`.
 */
export async function startHostPage(stripeJsUrl: string): Promise<HostPage> {
  const script = await bundlePageScript();
  const {origin} = new URL(stripeJsUrl);
  const app = new Hono();
  app.get('/page-script.js', (context) => context.body(script, 200, {'Content-Type': 'text/javascript'}));
  app.get('/shop', (context) => context.html(SHOP));
  app.get('/', (context) =>
    context.html(
      `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>An app</title>
    <script src="/page-script.js"></script>
    <script src="${stripeJsUrl}"></script>
  </head>
  <body><main id="main"></main></body>
</html>`,
      200,
      {
        'Content-Security-Policy': `default-src 'none'; script-src 'self' ${origin}; frame-src ${origin}; style-src 'none'`,
      },
    ),
  );
  return new Promise((resolve) => {
    const server = serve({fetch: app.fetch, port: 0, hostname: 'localhost'}, ({port}) => {
      resolve({
        url: `http://localhost:${port}/`,
        stop: () =>
          new Promise((stopped) => {
            server.close(() => stopped());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
  });
}

/** Another page, without a script and without a policy. */
const SHOP =
  '<!doctype html><html lang="en"><head><title>A shop</title><link rel="icon" href="data:,"></head><body><div id="card"></div></body></html>';

async function bundlePageScript(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [fileURLToPath(new URL('./page-script.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
