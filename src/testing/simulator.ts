import {createAdaptorServer} from '@hono/node-server';
import {Hono} from 'hono';
import type {AddressInfo} from 'node:net';
import {createApi} from './api/app.js';
import {IdempotencyKeys} from './api/idempotency.js';
import {newId} from './api/ids.js';
import {Store} from './api/store.js';
import {createPages} from './pages.js';
import {WebhookDeliveries} from './webhook-deliveries.js';

export interface SimulatorOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** A loopback address or `localhost`; `127.0.0.1` by default. */
  readonly host?: string;
}

/** One request that the simulator answered. Never parameters: those may hold a card number or a client secret. */
export interface RecordedRequest {
  readonly method: string;
  /** Path without its query. */
  readonly path: string;
  readonly status: number;
  /** The answer's `Request-Id`; pages and scripts have none. */
  readonly requestId: string | null;
}

/** A running offline Stripe: Stripe.js, its frames, and the API. All state is in memory and ends with it. */
export interface StripeSimulator {
  /** Origin of everything, such as `http://127.0.0.1:12111`: also where the Node SDK's `host` and `port` point. */
  readonly url: string;
  /** What a page loads instead of Stripe's own script. */
  readonly stripeJsUrl: string;
  /** A key of this simulator's; any other `pk_test_…` works as well. */
  readonly publishableKey: string;
  /** A key of this simulator's; any other `sk_test_…` works as well. */
  readonly secretKey: string;
  /** What was asked so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** Resolves when each event so far was delivered to its webhook endpoints, or given up. */
  webhooksDelivered(): Promise<void>;
  /** Forgets every object, idempotency key and recorded request. */
  reset(): Promise<void>;
  /** Closes the port and all connections. */
  stop(): Promise<void>;
}

/**
 * Starts an offline Stripe on a loopback address.
 *
 * @throws Error with `code` `EADDRINUSE` when the port is taken, `ERR_NOT_LOOPBACK` when the host is not a loopback one
 */
export async function startStripeSimulator(options: SimulatorOptions = {}): Promise<StripeSimulator> {
  const host = loopback(options.host ?? '127.0.0.1');
  const requests: RecordedRequest[] = [];
  const store = new Store();
  const webhooks = new WebhookDeliveries(store);
  const keys = new IdempotencyKeys(store.fingerprintOf);
  const reset = async (): Promise<void> => {
    await webhooks.reset();
    store.reset();
    keys.reset();
    requests.length = 0;
  };
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    const {method, path} = context.req;
    const {status, headers} = context.res;
    if (method !== 'OPTIONS') requests.push({method, path, status, requestId: headers.get('Request-Id')});
  });
  app.get('/simulator/requests/:id', (context) => {
    const found = requests.find(({requestId}) => requestId === context.req.param('id'));
    return found === undefined ? context.notFound() : context.json(found);
  });
  app.route('/', createPages());
  app.route('/', createApi(store, keys));

  const server = createAdaptorServer({fetch: app.fetch});
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const url = urlOf(server.address());
  return {
    url,
    stripeJsUrl: `${url}/endive/stripe.js`,
    publishableKey: newId('pk_test'),
    secretKey: newId('sk_test'),
    requests,
    webhooksDelivered: () => webhooks.settled(),
    reset,
    stop: async () => {
      await webhooks.reset();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

function loopback(host: string): string {
  if (host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host)) return host;
  throw Object.assign(new Error(`The Stripe simulator listens on loopback addresses only, not on ${host}.`), {
    code: 'ERR_NOT_LOOPBACK',
  });
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new TypeError('The server has no port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${String(address.port)}`;
}
