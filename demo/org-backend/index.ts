/**
 * The org backend: the two organization APIs that `<payment-method-form>` talks to, for real.
 *
 * - Catalyze, below `/v2`: `POST /org/{orgId}/payment`, `GET /org/{orgId}`, `GET` and `PUT /org/{orgId}/customer`,
 *   `PUT /org/{orgId}/payment/{paymentId}`, `POST /auth/signin`. Each call carries an `X-Api-Key` and a bearer. Errors are `{"errors":[{"message","code"}]}`.
 * - Gatego: `POST /api/payment/intent`, `POST /api/organization/{organizationId}/payment/paymentmethod/`, `POST /auth/login`,
 *   `POST /auth/refresh-token`. Each call carries a bearer.
 *   Errors are `{"error_code","message"}`, with `decline_code` where a card was declined.
 * - `POST /webhooks/stripe`, for events of Stripe's.
 * - `GET /healthz` (the process runs), `GET /readyz` (and its store answers), `GET /openapi.json` (all of this, generated from the code).
 *
 * How a card is saved stands in `billing/save-card.ts`, how money is asked for in `billing/payment-intent.ts`. What an organization
 * holds is always read from Stripe; the store keeps only who may do what, which customer is whose, and which card was claimed.
 *
 * Demo data, which only `fill: writeDemoData` writes: organizations `org_demo` and `org_other`; bearers `demo-billing` (payment permission), `demo-viewer` (none), `demo-admin`
 * (any organization), `demo-other` (payment permission in `org_other`), and one for each way to be signed out: `demo-expired`,
 * `demo-not-validated`, `demo-inactive`; people who sign in as `billing@demo.example`, `viewer@…`, `admin@…`, `new@…`, `gone@…` with the
 * password `demo-password`; `X-Api-Key: browser demo 00000000-0000-4000-8000-000000000000`.
 *
 * The process keeps nothing between requests: any number of them may share one Postgres behind a load balancer.
 */
import type {Database, StoreLocation} from './store/database.js';
import {createApp} from './app.js';
import type {Billing} from './billing/billing.js';
import {connectStripe, type StripeOptions} from './billing/stripe-client.js';
import type {VerifyCaptcha} from './http/captcha.js';
import {createLog, type LogOptions} from './http/log.js';
import {defaultRateLimits, type RateLimits} from './http/rate-limit.js';
import {listen} from './server.js';
import {openStore} from './store/open.js';
import {empty} from './store/empty.js';
import {sweep} from './store/sweep.js';

export type {Database, StoreLocation} from './store/database.js';
export {writeDemoData} from './store/demo-data.js';
export type {StripeOptions} from './billing/stripe-client.js';
export {logLevels, type LogLevel, type LogOptions} from './http/log.js';
export {handledEvents} from './webhooks/handle-event.js';
export type {CaptchaRequest, VerifyCaptcha} from './http/captcha.js';
export type {Rate, RateLimits} from './http/rate-limit.js';

export interface OrgBackendOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Address to listen on; 127.0.0.1 when left out. */
  readonly host?: string;
  readonly stripe: StripeOptions;
  readonly store: StoreLocation;
  /** Origins of the pages that may call, as in `http://localhost:5173`. */
  readonly allowedOrigins: readonly string[];
  /** Whether every page that this machine serves may call too, on any port: for a demo that holds nothing real. */
  readonly allowLoopback?: boolean;
  /** Empties the store before it is used. */
  readonly reset?: boolean;
  /** Writes what the store is to begin with, at each start and after each reset; nothing when left out. */
  readonly fill?: (store: Database) => Promise<void>;
  readonly log?: LogOptions;
  /** Name of the header in which admins name an organization; `organization_id` when left out. */
  readonly organizationHeader?: string;
  /** How many cards an organization may have; 20 when left out. */
  readonly maxCards?: number;
  /** Seconds after which a request with an `Idempotency-Key` that has given no answer may be repeated; 30 when left out. */
  readonly attemptLimit?: number;
  /** Seconds that all calls of Stripe's for one request may take together; 12 when left out: the form waits for 15. */
  readonly requestLimit?: number;
  /** How often cards may be saved or charged, and sign-in be tried; as in a demo when left out. */
  readonly rateLimits?: Partial<RateLimits>;
  /** How many proxies of one's own stand in front and add to `X-Forwarded-For`; none when left out. */
  readonly trustedProxies?: number;
  /** Asked before a card is saved or charged, with what the page sent as `X-Captcha-Token`. */
  readonly verifyCaptcha?: VerifyCaptcha;
  /** The signing secret `whsec_…` of the endpoint `/webhooks/stripe`, which is not there without. */
  readonly webhookSecret?: string;
  /** The clock by which sessions and cards expire. */
  readonly now?: () => Date;
}

export interface OrgBackend {
  /** Base URL without a slash at its end. */
  readonly url: string;
  /** Empties the store and fills it anew. What Stripe holds stays there, and is no longer anyone's. */
  reset(): Promise<void>;
  /** Lets requests under way finish, then closes the server, the store, and the connections to Stripe. May be called again. */
  stop(): Promise<void>;
}

/** Milliseconds between two rounds of deleting what has expired. */
const sweepInterval = 10 * 60 * 1000;

/**
 * Starts the backend. Rejects where it cannot: with the system's error (`code` `EADDRINUSE`) for a port in use, with the store's for
 * a store that cannot be opened (`ERR_STORE_IN_USE` for a PGlite folder that another process has open).
 */
export async function startOrgBackend(options: OrgBackendOptions): Promise<OrgBackend> {
  const server = await listen(options.host ?? '127.0.0.1', options.port);
  try {
    const fill = options.fill ?? (() => Promise.resolve());
    const reset = async (store: Database) => {
      await empty(store);
      await fill(store);
    };
    const database = await openStore(options.store, options.reset === true ? reset : fill);
    const connection = connectStripe(options.stripe);
    const billing: Billing = {
      database,
      stripe: connection.stripe,
      account: options.stripe.account ?? 'default',
      log: createLog(options.log),
      now: options.now ?? (() => new Date()),
      maxCards: options.maxCards ?? 20,
      attemptLimit: options.attemptLimit ?? 30,
      requestLimit: options.requestLimit ?? 12,
      rateLimits: {...defaultRateLimits, ...options.rateLimits},
      trustedProxies: options.trustedProxies ?? 0,
      verifyCaptcha: options.verifyCaptcha,
    };
    const app = createApp({
      billing,
      allowedOrigins: options.allowedOrigins,
      allowLoopback: options.allowLoopback ?? false,
      webhookSecret: options.webhookSecret,
      organizationHeader: options.organizationHeader ?? 'organization_id',
    });
    server.serve((request, address) => app.fetch(request, {address}));
    const sweeping = setInterval(() => {
      sweep(database).catch((error: unknown) => {
        billing.log.warn({err: error}, 'the store was not swept');
      });
    }, sweepInterval).unref();
    let stopping: Promise<void> | undefined;
    const stop = async (): Promise<void> => {
      clearInterval(sweeping);
      await server.stop();
      connection.close();
      await database.close();
    };
    return {url: server.url, reset: () => reset(database), stop: () => (stopping ??= stop())};
  } catch (error) {
    await server.stop();
    throw error;
  }
}
