import {Hono} from 'hono';
import {createApi} from './api/app.js';
import {withoutNumbers} from './api/errors.js';
import {IdempotencyKeys} from './api/idempotency.js';
import {newId} from './api/ids.js';
import {Store} from './api/store.js';
import {createCertificate} from './certificate.js';
import {createControl} from './control.js';
import {FaultBook, type Faults} from './faults/faults.js';
import {faultMiddleware} from './faults/middleware.js';
import {listen, loopback} from './listen.js';
import {createPages} from './pages.js';
import type {ServerEnv} from './server-env.js';
import {readWallets, type Wallet} from './wallets.js';
import {WebhookDeliveries} from './webhook-deliveries.js';

export interface SimulatorOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** A loopback address or `localhost`; `127.0.0.1` by default. */
  readonly host?: string;
  /**
   * Port to listen on with TLS as well, for a browser that takes Stripe's names for this machine; 0 takes a free one. Needs
   * `openssl`. Without it there is no TLS.
   */
  readonly tlsPort?: number;
  /** Decides which requests faults strike that have a probability, and for how long; 1 by default. */
  readonly seed?: number;
  /** Wallets that Express Checkout Elements offer: none by default, and then the element shows nothing. */
  readonly wallets?: readonly Wallet[];
}

/** One request that the simulator answered. Never parameters: those may hold a card number or a client secret. */
export interface RecordedRequest {
  readonly method: string;
  /** Path without its query. */
  readonly path: string;
  /** 0 when a fault broke the connection. */
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
  /**
   * The value of Chromium's `--host-resolver-rules` with which `https://js.stripe.com` and `https://api.stripe.com` are this
   * simulator; needs `--ignore-certificate-errors`, too. `undefined` without `tlsPort`.
   */
  readonly hostResolverRules: string | undefined;
  /** A key of this simulator's; any other `pk_test_…` works as well. */
  readonly publishableKey: string;
  /** A key of this simulator's; any other `sk_test_…` works as well. */
  readonly secretKey: string;
  /** What was asked so far, oldest first. */
  readonly requests: readonly RecordedRequest[];
  /** What goes wrong. */
  readonly faults: Faults;
  /**
   * Changes the wallets that Express Checkout Elements offer from now on.
   *
   * @throws WalletsError with `code` `ERR_INVALID_WALLETS`
   */
  setWallets(wallets: readonly Wallet[]): void;
  /** Resolves when each event so far was delivered to its webhook endpoints, or given up. */
  webhooksDelivered(): Promise<void>;
  /** Forgets every object, idempotency key, recorded request and fault; the wallets are those of the start. */
  reset(): Promise<void>;
  /** Closes the ports and all connections. */
  stop(): Promise<void>;
}

/**
 * Starts an offline Stripe on a loopback address.
 *
 * @throws Error with `code` `EADDRINUSE` when a port is taken, `ERR_NOT_LOOPBACK` when the host is not a loopback one,
 *   `ERR_NO_OPENSSL` when TLS is asked for and cannot be had, `ERR_INVALID_WALLETS` for a wallet that there is not
 */
export async function startStripeSimulator(options: SimulatorOptions = {}): Promise<StripeSimulator> {
  const host = loopback(options.host ?? '127.0.0.1');
  const walletsAtStart = readWallets(options.wallets ?? []);
  let wallets = walletsAtStart;
  const setWallets = (changed: readonly Wallet[]): void => {
    wallets = readWallets(changed);
  };
  const certificate = options.tlsPort === undefined ? undefined : await createCertificate();
  const requests: RecordedRequest[] = [];
  const store = new Store();
  const webhooks = new WebhookDeliveries(store);
  const keys = new IdempotencyKeys(store.fingerprintOf);
  const faults = new FaultBook(options.seed ?? 1);
  let waiting = new AbortController();
  const endWaiting = (): void => {
    waiting.abort();
    waiting = new AbortController();
  };
  const reset = async (): Promise<void> => {
    endWaiting();
    await webhooks.reset();
    store.reset();
    keys.reset();
    faults.clear();
    requests.length = 0;
    wallets = walletsAtStart;
  };

  const app = new Hono<ServerEnv>();
  app.route('/', createControl({faults, setWallets, reset}));
  app.use(async (context, next) => {
    const startedIn = waiting;
    await next();
    const {method, path} = context.req;
    // A request from before a reset is forgotten, too.
    if (method === 'OPTIONS' || startedIn !== waiting) return;
    const {status, headers} = context.res;
    requests.push(
      context.get('isLost')
        ? {method, path: withoutNumbers(path), status: 0, requestId: null}
        : {method, path: withoutNumbers(path), status, requestId: headers.get('Request-Id')},
    );
  });
  app.use(faultMiddleware(faults, () => waiting.signal));
  app.get('/simulator/requests/:id', (context) => {
    const found = requests.find(({requestId}) => requestId === context.req.param('id'));
    return found === undefined ? context.notFound() : context.json(found);
  });
  app.route(
    '/',
    createPages(() => wallets),
  );
  app.route('/', createApi(store, keys));

  const plain = await listen(app.fetch, {host, port: options.port ?? 0});
  const secure =
    certificate &&
    (await listen(app.fetch, {host, port: options.tlsPort ?? 0, certificate}).catch(
      async (error: unknown) => {
        await plain.close();
        throw error;
      },
    ));
  return {
    url: plain.url,
    stripeJsUrl: `${plain.url}/endive/stripe.js`,
    hostResolverRules: secure && resolverRules(secure.url),
    publishableKey: newId('pk_test'),
    secretKey: newId('sk_test'),
    requests,
    faults,
    setWallets,
    webhooksDelivered: () => webhooks.settled(),
    reset,
    stop: async () => {
      endWaiting();
      await webhooks.reset();
      await Promise.all([plain.close(), secure?.close()]);
    },
  };
}

function resolverRules(url: string): string {
  const {host} = new URL(url);
  return ['js.stripe.com', 'api.stripe.com'].map((name) => `MAP ${name} ${host}`).join(', ');
}
