import {once} from 'node:events';
import {createServer as createHttpServer} from 'node:http';
import {join} from 'node:path';

import {createServer, type HtmlTagDescriptor, type Plugin, type ViteDevServer} from 'vite';

import {settingsScriptId, type PlaygroundSettings} from './playground/settings.js';

/** What serves the playground. */
export interface PageServer {
  readonly url: string;
  stop(): Promise<void>;
}

export interface PageServerOptions {
  readonly port: number;
  /** The folder of the checkout. */
  readonly folder: string;
  readonly settings: PlaygroundSettings;
}

/**
 * Serves the playground, with the element straight from its source. Rejects when the port is taken.
 *
 * The HTTP server is not Vite's: that one ends the process by itself on SIGTERM, before the org backend has closed its store.
 */
export async function startPageServer({port, folder, settings}: PageServerOptions): Promise<PageServer> {
  const server = createHttpServer();
  let ready: (vite: ViteDevServer) => void = () => undefined;
  const serving = new Promise<ViteDevServer>((resolve) => {
    ready = resolve;
  });
  // The port is claimed first; whoever asks before Vite is there must wait, not be forgotten.
  server.on('request', (request, response) => {
    void serving.then(({middlewares}) => {
      middlewares(request, response);
    });
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  const vite = await createServer({
    configFile: join(folder, 'vite.config.ts'),
    plugins: [playgroundSettings(settings)],
    server: {middlewareMode: true, ws: {server}},
    clearScreen: false,
    logLevel: 'warn',
  }).catch((error: unknown) => {
    server.close();
    server.closeAllConnections();
    throw error;
  });
  ready(vite);
  return {
    url: `http://localhost:${port}`,
    async stop() {
      await vite.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

// Stripe's loader takes an existing window.Stripe, so the offline one only has to be there first.
function playgroundSettings(settings: PlaygroundSettings): Plugin {
  const json: HtmlTagDescriptor = {
    tag: 'script',
    attrs: {type: 'application/json', id: settingsScriptId},
    children: JSON.stringify(settings).replaceAll('<', '\\u003c'),
    injectTo: 'head',
  };
  const {stripe} = settings;
  const offlineStripe: readonly HtmlTagDescriptor[] =
    stripe.kind === 'offline' ? [{tag: 'script', attrs: {src: stripe.scriptUrl}, injectTo: 'head'}] : [];
  return {name: 'playground-settings', transformIndexHtml: () => [...offlineStripe, json]};
}
