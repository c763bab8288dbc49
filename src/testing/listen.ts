import {createAdaptorServer} from '@hono/node-server';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import type {Certificate} from './certificate.js';

export interface Listening {
  /** Origin, with the address and port that it listens on. */
  readonly url: string;
  /** Ends all connections. */
  close(): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  /** With it, TLS. */
  readonly certificate?: Certificate;
}

/**
 * Starts a server.
 *
 * @throws Error with `code` `EADDRINUSE` when the port is taken
 */
export async function listen(
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
  {host, port, certificate}: ListenOptions,
): Promise<Listening> {
  const server = createAdaptorServer({
    fetch,
    ...(certificate && {createServer, serverOptions: {...certificate}}),
  });
  // A browser sends a request again by itself when a connection breaks that was used before: a fault would go unnoticed.
  if ('maxRequestsPerSocket' in server) server.maxRequestsPerSocket = 1;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    url: `${certificate ? 'https' : 'http'}://${authority(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

/**
 * A host that only this machine reaches.
 *
 * @throws Error with `code` `ERR_NOT_LOOPBACK` when it is none
 */
export function loopback(host: string): string {
  if (host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)) return host;
  throw Object.assign(new Error(`The Stripe simulator listens on loopback addresses only, not on ${host}.`), {
    code: 'ERR_NOT_LOOPBACK',
  });
}

function authority(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `${host}:${String(address.port)}`;
}
