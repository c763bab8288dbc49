import type {Server} from 'node:http';
import {join} from 'node:path';

import type {Plugin, ViteDevServer} from 'vite';

import type {MakePage} from './html.js';

/** The playground from its sources, with the element from its own: a change of either is seen at once. */
export async function startLivePage(
  server: Server,
  folder: string,
  makePage: MakePage,
): Promise<ViteDevServer> {
  const {createServer} = await import('vite');
  return createServer({
    configFile: join(folder, 'vite.config.ts'),
    plugins: [fromSource(folder, makePage)],
    server: {middlewareMode: true, ws: {server}},
    clearScreen: false,
    logLevel: 'warn',
  });
}

function fromSource(folder: string, makePage: MakePage): Plugin {
  const tag = `<script type="module" src="/@fs${folder}/src/define.ts"></script>`;
  return {
    name: 'playground-from-source',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, {originalUrl = '/'}) =>
        makePage(html, originalUrl)
          .replace('playground/main.js', 'playground/main.ts')
          .replace(/<script defer src="payment-method-form\.min\.js"><\/script>/, () => tag),
    },
  };
}
