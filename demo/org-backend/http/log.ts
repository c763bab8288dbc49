import {pino, stdTimeFunctions, type Logger} from 'pino';
import {maskCardNumbers} from './card-number.js';

export type {Logger} from 'pino';

/** How much is logged, and where to: JSON lines, to standard output unless a destination is given. */
export interface LogOptions {
  readonly level?: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
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
      serializers: {err: describeError},
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

/** What is worth knowing of an error. Its other fields may hold whole objects of Stripe's, client secrets included. */
function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return {message: typeof error};
  const {name, message, stack} = error;
  const field = (key: string): unknown => Reflect.get(error, key);
  return {
    name,
    message,
    stack,
    code: field('code'),
    statusCode: field('statusCode'),
    stripeRequestId: field('requestId'),
  };
}
