import {startStripeSimulator, type Faults} from '../src/testing/index.js';
import {demoData} from './demo-data.js';
import {startOrgBackend, writeDemoData, type StripeOptions} from './org-backend/index.js';
import {registerWebhooks} from './webhook-endpoint.js';
import {startPageServer} from './page-server.js';
import type {PlaygroundSettings} from './playground/settings.js';
import {claimPorts, PortError, portError} from './ports.js';
import {DemoError, servers, type DemoPorts, type DemoSettings, type ServerName} from './settings.js';

/** The running demo. */
export interface Demo {
  readonly pageUrl: string;
  /** All that the page knows too. */
  readonly playground: PlaygroundSettings;
  stop(): Promise<void>;
}

interface Stoppable {
  stop(): Promise<void>;
}

/** What of Stripe goes to the page, and what to the org backend only. */
interface StripeAccess {
  readonly forPage: Pick<PlaygroundSettings, 'stripe' | 'publishableKey'>;
  readonly forBackend: StripeOptions;
  /** What events are signed with. */
  readonly webhookSecret: string | undefined;
  /** What goes wrong at the offline one. */
  readonly faults?: Faults;
}

/**
 * Starts the offline Stripe (unless there are keys of Stripe's), the org backend and the page, each before what needs it.
 * When one of them does not start, those that did are stopped.
 *
 * @param folder The folder of the checkout.
 * @param onStarting called once the ports are known to be free
 * @throws {DemoError} with one line that says which server it was, and what to do when its port is taken.
 */
export async function startDemo(
  settings: DemoSettings,
  folder: string,
  onStarting?: () => void,
): Promise<Demo> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryToStart(settings, folder, tries === 1 ? onStarting : undefined);
    } catch (error) {
      // Between the choice of a free port and its use, somebody else may have been given it.
      const chosenByUs = error instanceof PortError && settings.ports[error.server] === 0;
      if (!chosenByUs || tries === MOST_TRIES) throw error;
    }
  }
}

/** How often other free ports are tried. */
const MOST_TRIES = 5;

async function tryToStart(settings: DemoSettings, folder: string, onStarting?: () => void): Promise<Demo> {
  const ports = await claimPorts(settings.ports, serversNeeded(settings));
  onStarting?.();
  const running = new Servers(ports);
  const stripe = await accessStripe(settings, running, ports.orgBackend);
  await running.start('orgBackend', (port) =>
    startOrgBackend({
      port,
      stripe: stripe.forBackend,
      ...(stripe.webhookSecret !== undefined && {webhookSecret: stripe.webhookSecret}),
      store: settings.store.kind === 'pglite' ? {dataDir: settings.store.dataDir} : settings.store,
      allowedOrigins: [
        `http://localhost:${ports.page}`,
        `http://127.0.0.1:${ports.page}`,
        ...settings.allowedOrigins,
      ],
      allowLoopback: settings.stripe.kind === 'offline',
      fill: writeDemoData,
      reset: settings.reset,
      log: {level: settings.logLevel},
    }),
  );
  const playground = {...demoData, ...stripe.forPage, orgBackendUrl: `http://localhost:${ports.orgBackend}`};
  const page = await running.start('page', (port) =>
    startPageServer({
      port,
      folder,
      settings: playground,
      stripeFaults: stripe.faults,
      live: settings.live,
    }),
  );
  return {pageUrl: page.url, playground, stop: () => running.stop()};
}

function serversNeeded({stripe}: DemoSettings): readonly ServerName[] {
  return stripe.kind === 'offline' ? ['page', 'orgBackend', 'stripe'] : ['page', 'orgBackend'];
}

async function accessStripe(
  {stripe}: DemoSettings,
  running: Servers,
  backendPort: number,
): Promise<StripeAccess> {
  if (stripe.kind === 'stripe') {
    const {mode, publishableKey, secretKey, webhookSecret} = stripe;
    return {
      forPage: {stripe: {kind: mode}, publishableKey},
      // One publishable key, one account and mode.
      forBackend: {secretKey, account: publishableKey},
      webhookSecret,
    };
  }
  const simulator = await running.start('stripe', (port) =>
    startStripeSimulator({port, wallets: ['apple_pay', 'google_pay']}),
  );
  const {url, stripeJsUrl, publishableKey, secretKey} = simulator;
  const forBackend = {secretKey, apiUrl: url, account: publishableKey};
  return {
    forPage: {stripe: {kind: 'offline', scriptUrl: stripeJsUrl}, publishableKey},
    forBackend,
    faults: simulator.faults,
    webhookSecret: await running.orStop(() =>
      registerWebhooks(forBackend, `http://127.0.0.1:${backendPort}`),
    ),
  };
}

/** Those that run, so that none outlives the others. */
class Servers {
  readonly #running: Stoppable[] = [];

  constructor(private readonly ports: DemoPorts) {}

  async start<T extends Stoppable>(server: ServerName, starting: (port: number) => Promise<T>): Promise<T> {
    const port = this.ports[server];
    try {
      const started = await starting(port);
      this.#running.push(started);
      return started;
    } catch (error) {
      await this.stop();
      throw startError(server, port, error);
    }
  }

  /** Does something on the way. Where it fails, none is left running. */
  async orStop<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** One after the other, the last one first: what is under way in one needs those that were started before it. */
  async stop(): Promise<void> {
    for (const server of this.#running.splice(0).reverse()) await server.stop();
  }
}

function startError(server: ServerName, port: number, error: unknown): DemoError {
  if (error instanceof DemoError) return error;
  const {code, message} = rootCause(error);
  if (code === 'EADDRINUSE' || code === 'EACCES') return portError(server, port, code);
  // A refused connection to a database is an AggregateError with a code and no message.
  const reason = [message, code].find((text) => text !== undefined && text !== '') ?? 'no reason given';
  return new DemoError(`The ${servers[server].label} did not start: ${reason.replaceAll(/\s+/g, ' ')}`);
}

function rootCause(error: unknown): Partial<NodeJS.ErrnoException> {
  let root = error;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  if (root instanceof Error) return root;
  // PGlite rejects with plain objects where the folder is none.
  const {message} = Object(root) as {message?: unknown};
  return {message: typeof message === 'string' ? message : 'its store cannot be opened'};
}
