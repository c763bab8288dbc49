import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Demo} from './demo.js';
import {forward} from './forward.js';

const dist = new URL('../../../dist/', import.meta.url);

/** Signs the demo's user in; a file, as a strict policy allows none inside the page. */
const signIn = `document.querySelector('payment-method-form').authToken = 'demo-billing';`;

export interface BarePage {
  readonly url: string;
  stop(): void;
}

/**
 * A site of its own that has a page, the built script, and the org's API under its own origin, as behind a reverse proxy.
 * @param html of the page at `/`
 * @param policy its Content Security Policy, if it has one
 * @param files more of its own, by their paths: scripts as text, fonts as bytes
 */
export async function startBarePage(
  demo: Demo,
  html: string,
  policy?: string,
  files: ReadonlyMap<string, string | Uint8Array> = new Map([['/sign-in.js', signIn]]),
): Promise<BarePage> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const own = files.get(path);
    if (/^\/(\?|$)/.test(path)) {
      const headers = {
        'Content-Type': 'text/html; charset=utf-8',
        ...(policy !== undefined && {'Content-Security-Policy': policy}),
      };
      response.writeHead(200, headers).end(html);
    } else if (own !== undefined) {
      const type = typeof own === 'string' ? 'text/javascript' : 'font/woff2';
      // Stripe's frames, which have the page's font too, are of another origin.
      response.writeHead(200, {'Content-Type': type, 'Access-Control-Allow-Origin': '*'}).end(own);
    } else if (/^\/(payment-method-form\.min|(chunks|locales)\/[\w-]+)\.js(\?|$)/.test(path)) {
      void readFile(new URL(path.slice(1).replace(/\?.*/, ''), dist)).then((file) =>
        response.writeHead(200, {'Content-Type': 'text/javascript'}).end(file),
      );
    } else {
      void forward(`${demo.orgBackendUrl}${path}`, request).then(({status, body}) =>
        response.writeHead(status, {'Content-Type': 'application/json'}).end(body),
      );
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
