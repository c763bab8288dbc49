import {resolve} from 'node:path';

import {logLevels, type LogLevel} from './org-backend/http/log.js';

/** What `npm start` was asked to do, read from its arguments and environment. */
export type Command = {readonly kind: 'help'} | {readonly kind: 'start'; readonly settings: DemoSettings};

/** All that the demo needs to know before anything of it runs. */
export interface DemoSettings {
  readonly ports: DemoPorts;
  readonly stripe: StripeChoice;
  readonly store: StoreChoice;
  /** Origins of further pages that may call the org backend. */
  readonly allowedOrigins: readonly string[];
  /** How much the org backend logs. */
  readonly logLevel: LogLevel;
  /** Empty the org backend's store before starting. */
  readonly reset: boolean;
  /** The page and the element from their sources, for whoever changes them. */
  readonly live: boolean;
}

/** The three servers of the demo and their TCP ports; 0 asks for any free one. */
export type DemoPorts = Readonly<Record<ServerName, number>>;

export type ServerName = 'page' | 'orgBackend' | 'stripe';

/** The offline Stripe, or Stripe itself with the keys of one account and mode. */
export type StripeChoice =
  | {readonly kind: 'offline'}
  | {
      readonly kind: 'stripe';
      readonly mode: StripeMode;
      readonly publishableKey: string;
      readonly secretKey: string;
      /** Of the endpoint that Stripe delivers events to; without it none are taken. */
      readonly webhookSecret: string | undefined;
    };

export type StripeMode = 'test' | 'live';

/** Where the org backend keeps its data. */
export type StoreChoice =
  | {readonly kind: 'pglite'; readonly dataDir: string}
  | {readonly kind: 'postgres'; readonly databaseUrl: string};

/** How each server is called in messages, its variable and its usual port. */
export const servers = {
  page: {label: 'page', variable: 'PORT', port: 5173},
  orgBackend: {label: 'org backend', variable: 'ORG_BACKEND_PORT', port: 5174},
  stripe: {label: 'offline Stripe', variable: 'STRIPE_PORT', port: 5175},
} as const satisfies Record<ServerName, {label: string; variable: string; port: number}>;

/** Something the person who typed the command can put right. The message is one line and holds no secret. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the command line of `npm start`. An empty variable counts as one that is not set.
 *
 * @param args What stands behind the script's name.
 * @param folder The folder that `DATA_DIR` and the default store are relative to.
 * @throws {DemoError} when an argument or a variable cannot be used.
 */
export function readCommand(args: readonly string[], environment: Environment, folder: string): Command {
  const unknown = args.find((arg) => !['--reset', '--dev', '--help', '-h'].includes(arg));
  if (unknown !== undefined) throw new DemoError(`Unknown argument ${unknown}. See npm start -- --help`);
  if (args.includes('--help') || args.includes('-h')) return {kind: 'help'};
  const settings: DemoSettings = {
    stripe: readStripe(environment),
    ports: readPorts(environment),
    store: readStore(environment, folder),
    allowedOrigins: readOrigins(environment),
    logLevel: readLogLevel(environment),
    reset: args.includes('--reset'),
    live: args.includes('--dev'),
  };
  refuseLiveKeysOnForeignStore(settings);
  return {kind: 'start', settings};
}

// Whoever knows the documentation knows the demo's bearers: they are no harm in a folder that only this machine's own server reads.
function refuseLiveKeysOnForeignStore({stripe, store}: DemoSettings): void {
  if (stripe.kind === 'offline' || stripe.mode === 'test' || store.kind === 'pglite') return;
  throw new DemoError(
    'With live keys the demo takes no DATABASE_URL: it would write bearers that everyone knows into that database. ' +
      'Call startOrgBackend() instead (demo/docs/org-backend.md).',
  );
}

function readPorts(environment: Environment): DemoPorts {
  const ports = {
    page: readPort(environment, 'page'),
    orgBackend: readPort(environment, 'orgBackend'),
    stripe: readPort(environment, 'stripe'),
  };
  refuseSharedPort(ports, 'page', 'orgBackend');
  refuseSharedPort(ports, 'page', 'stripe');
  refuseSharedPort(ports, 'orgBackend', 'stripe');
  return ports;
}

function readPort(environment: Environment, server: ServerName): number {
  const {label, variable, port} = servers[server];
  const given = read(environment, variable);
  if (given === undefined) return port;
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65_535) {
    throw new DemoError(
      `${variable}=${given} is no port for the ${label}: set a whole number from 0 to 65535.`,
    );
  }
  return Number(given);
}

function refuseSharedPort(ports: DemoPorts, one: ServerName, other: ServerName): void {
  if (ports[one] === 0 || ports[one] !== ports[other]) return;
  throw new DemoError(
    `The ${servers[one].label} and the ${servers[other].label} cannot both have port ${String(ports[one])}: ` +
      `set ${servers[one].variable} or ${servers[other].variable} to another one.`,
  );
}

// No message shows a value here: a secret key must not reach a terminal's scrollback or a CI log.
function readStripe(environment: Environment): StripeChoice {
  const publishableKey = read(environment, 'STRIPE_PUBLISHABLE_KEY');
  const secretKey = read(environment, 'STRIPE_SECRET_KEY');
  if (!publishableKey && !secretKey) return {kind: 'offline'};
  if (publishableKey && /^[sr]k_/.test(publishableKey)) {
    throw new DemoError(
      'STRIPE_PUBLISHABLE_KEY holds a secret key. It would be sent to every browser: put the pk_… key there.',
    );
  }
  if (!publishableKey || !secretKey) {
    const missing = publishableKey ? 'STRIPE_SECRET_KEY' : 'STRIPE_PUBLISHABLE_KEY';
    throw new DemoError(
      `${missing} is not set. Set both keys to use Stripe itself, or neither to stay offline.`,
    );
  }
  const publishable = /^pk_(test|live)_\w+$/.exec(publishableKey);
  if (!publishable) {
    throw new DemoError(
      'STRIPE_PUBLISHABLE_KEY does not look like one: it begins with pk_test_ or pk_live_.',
    );
  }
  const secret = /^[sr]k_(test|live)_\w+$/.exec(secretKey);
  if (!secret) {
    throw new DemoError(
      'STRIPE_SECRET_KEY does not look like one: it begins with sk_test_, sk_live_, rk_test_ or rk_live_.',
    );
  }
  if (publishable[1] !== secret[1]) {
    throw new DemoError(
      'STRIPE_PUBLISHABLE_KEY and STRIPE_SECRET_KEY are of different modes: take both from test mode, or both from live mode.',
    );
  }
  const mode = publishable[1] === 'live' ? 'live' : 'test';
  return {kind: 'stripe', mode, publishableKey, secretKey, webhookSecret: readWebhookSecret(environment)};
}

function readWebhookSecret(environment: Environment): string | undefined {
  const secret = read(environment, 'STRIPE_WEBHOOK_SECRET');
  if (secret === undefined || /^whsec_\w+$/.test(secret)) return secret;
  throw new DemoError('STRIPE_WEBHOOK_SECRET does not look like one: it begins with whsec_.');
}

// Nor here: a database URL usually holds a password.
function readStore(environment: Environment, folder: string): StoreChoice {
  const databaseUrl = read(environment, 'DATABASE_URL');
  if (databaseUrl === undefined) {
    return {kind: 'pglite', dataDir: resolve(folder, read(environment, 'DATA_DIR') ?? '.data/org-backend')};
  }
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) {
    throw new DemoError(
      'DATABASE_URL is not the address of a Postgres: it begins with postgres:// or postgresql://.',
    );
  }
  return {kind: 'postgres', databaseUrl};
}

function readOrigins(environment: Environment): readonly string[] {
  const given =
    read(environment, 'ALLOWED_ORIGINS')
      ?.split(',')
      .map((origin) => origin.trim()) ?? [];
  const wrong = given.find((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin);
  if (wrong !== undefined) {
    throw new DemoError(`ALLOWED_ORIGINS: ${wrong} is no origin such as http://localhost:3000.`);
  }
  return given;
}

function readLogLevel(environment: Environment): LogLevel {
  const given = read(environment, 'LOG_LEVEL') ?? 'warn';
  const level = logLevels.find((known) => known === given);
  if (level === undefined) throw new DemoError(`LOG_LEVEL=${given} is none of ${logLevels.join(', ')}.`);
  return level;
}

function read(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === '' ? undefined : value;
}
