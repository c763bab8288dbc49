import {once} from 'node:events';
import {createServer, type RequestListener, type Server} from 'node:http';

import type {Faults} from '../src/testing/index.js';
import {builtPage} from './page/built-page.js';
import {isForDocs, serveDocs} from './page/docs/serve.js';
import {FAULTS_PATH, faultyRoads} from './page/faults.js';
import {faultOfLink, pageHtml, type MakePage} from './page/html.js';
import {currentSite} from './page/kept-site.js';
import {startLivePage} from './page/live-page.js';
import {StripeFault} from './page/stripe-fault.js';
import type {PlaygroundSettings} from './playground/settings.js';

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
  /** Of the offline Stripe, where it is that one. */
  readonly stripeFaults?: Faults | undefined;
  /** From the sources as they are at any time, in the place of a build. */
  readonly live?: boolean;
}

/** What answers requests, and what there is to close in the end. */
interface Pages {
  readonly answer: RequestListener;
  readonly close?: () => Promise<void>;
}

/**
 * Serves the playground. Rejects when the port is taken, and with a `DemoError` when the playground cannot be built.
 *
 * The HTTP server is never Vite's: that one ends the process by itself on SIGTERM, before the org backend has closed its store.
 */
export async function startPageServer(options: PageServerOptions): Promise<PageServer> {
  const server = createServer();
  let ready: (pages: Pages) => void = () => undefined;
  const serving = new Promise<Pages>((resolve) => {
    ready = resolve;
  });
  const {settings} = options;
  const stripeFault = new StripeFault(options.stripeFaults, settings.publishableKey);
  const faults = faultyRoads(settings.orgBackendUrl, stripeFault);
  const docs = serveDocs(options.folder);
  // The port is claimed first; whoever asks before the pages are there must wait, not be forgotten.
  server.on('request', (request, response) => {
    if (request.url?.startsWith(FAULTS_PATH)) faults(request, response);
    else if (isForDocs(request.url)) docs(request, response);
    else {
      void serving.then(({answer}) => {
        answer(request, response);
      });
    }
  });
  server.listen(options.port, 'localhost');
  await once(server, 'listening');
  const closeServer = (): void => {
    server.close();
    server.closeAllConnections();
  };
  const makePage: MakePage = (template, url) => {
    const fault = faultOfLink(url, settings);
    stripeFault.set(fault);
    return pageHtml(template, settings, fault);
  };
  const pages = await makePages(server, makePage, options).catch((error: unknown) => {
    closeServer();
    throw error;
  });
  ready(pages);
  return {
    url: `http://localhost:${options.port}`,
    async stop() {
      await pages.close?.();
      closeServer();
    },
  };
}

async function makePages(
  server: Server,
  makePage: MakePage,
  {folder, live}: PageServerOptions,
): Promise<Pages> {
  if (!live) return {answer: builtPage(await currentSite(folder), makePage)};
  const vite = await startLivePage(server, folder, makePage);
  return {answer: vite.middlewares, close: () => vite.close()};
}
