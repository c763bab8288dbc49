import {pino, stdTimeFunctions, type Logger} from 'pino';
import Stripe from 'stripe';
import {maskCardNumbers} from './card-number.js';

export type {Logger} from 'pino';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** How much is logged, and where to: JSON lines, to standard output unless a destination is given. */
export interface LogOptions {
  readonly level?: LogLevel;
  readonly destination?: {write(line: string): void};
}

const secrets = [
  /\b(?:pi|seti)_[A-Za-z0-9]+_secret_[A-Za-z0-9]+/g,
  /\b(?:sk|rk|whsec)_[A-Za-z0-9_]+/g,
  /\bBearer\s+[^\s"\\]+/gi,
];

/**
 * Makes the backend's logger. Nothing that is secret is ever handed to it; should something slip in all the same (in an error's
 * message, say), the finished line is masked once more.
 */
export function createLog({level = 'info', destination = process.stdout}: LogOptions = {}): Logger {
  return pino(
    {
      level,
      base: {name: 'org-backend'},
      timestamp: stdTimeFunctions.isoTime,
      serializers: {err: level === 'debug' ? describeInFull : describeError},
      redact: ['*.authorization', '*.client_secret', 'authorization', 'client_secret'],
    },
    {
      write(line: string) {
        destination.write(maskSecrets(line));
      },
    },
  );
}

/** The text without client secrets, keys, bearers, and anything that looks like a card number. */
export function maskSecrets(text: string): string {
  return maskCardNumbers(secrets.reduce((masked, secret) => masked.replace(secret, '[secret]'), text));
}

/** Where the fault is Stripe's, its kind and the id to ask Stripe about; a stack only tells of faults of our own. */
function describeError(error: unknown): object {
  return error instanceof Stripe.errors.StripeError ? outline(error) : describeInFull(error);
}

function describeInFull(error: unknown): object {
  if (!(error instanceof Error)) return {type: typeof error};
  return {...outline(error), message: error.message, stack: error.stack};
}

/** What is worth knowing of an error. Its other fields may hold whole objects of Stripe's, client secrets included. */
function outline(error: Error): object {
  const field = (key: string, of: object = error): unknown => Reflect.get(of, key);
  const {cause = field('detail')} = error;
  return {
    type: field('type') ?? error.name,
    code: field('code') ?? (cause instanceof Error ? field('code', cause) : undefined),
    statusCode: field('statusCode'),
    stripeRequestId: field('requestId'),
  };
}
