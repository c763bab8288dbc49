import type {Server} from 'node:http';
import {join} from 'node:path';

import type {Plugin, ViteDevServer} from 'vite';

import type {PlaygroundSettings} from '../playground/settings.js';
import {pageHtml} from './html.js';

/** The playground from its sources, with the element from its own: a change of either is seen at once. */
export async function startLivePage(
  server: Server,
  folder: string,
  settings: PlaygroundSettings,
): Promise<ViteDevServer> {
  const {createServer} = await import('vite');
  return createServer({
    configFile: join(folder, 'vite.config.ts'),
    plugins: [fromSource(folder, settings)],
    server: {middlewareMode: true, ws: {server}},
    clearScreen: false,
    logLevel: 'warn',
  });
}

function fromSource(folder: string, settings: PlaygroundSettings): Plugin {
  const tag = `<script type="module" src="/@fs${folder}/src/define.ts"></script>`;
  return {
    name: 'playground-from-source',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, {originalUrl = '/'}) =>
        pageHtml(html, settings, originalUrl)
          .replace('playground/main.js', 'playground/main.ts')
          .replace(/<script defer src="payment-method-form\.min\.js"><\/script>/, () => tag),
    },
  };
}
