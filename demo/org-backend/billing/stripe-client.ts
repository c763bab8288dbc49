import {createHash} from 'node:crypto';
import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import Stripe from 'stripe';

/** Which Stripe to talk to. */
export interface StripeOptions {
  readonly secretKey: string;
  /** Base URL of the API; Stripe itself when it is left out. */
  readonly apiUrl?: string;
}

/** Milliseconds that one call may take, and how often it is repeated: the form gives its whole request 15 seconds. */
const callTimeout = 6_000;
const repeats = 2;

export interface StripeConnection {
  readonly stripe: Stripe;
  close(): void;
}

/** Makes a client with limits on every call, and with connections of its own that can be closed. */
export function connectStripe({secretKey, apiUrl}: StripeOptions): StripeConnection {
  const address = apiUrl === undefined ? undefined : new URL(apiUrl);
  const agent =
    address?.protocol === 'http:' ? new HttpAgent({keepAlive: true}) : new HttpsAgent({keepAlive: true});
  const stripe = new Stripe(secretKey, {
    apiVersion: '2026-10-28.endive',
    timeout: callTimeout,
    maxNetworkRetries: repeats,
    telemetry: false,
    httpAgent: agent,
    appInfo: {name: 'payment-method-form org backend'},
    ...(address && {
      protocol: address.protocol === 'http:' ? 'http' : 'https',
      host: address.hostname,
      port: address.port || (address.protocol === 'http:' ? 80 : 443),
    }),
  });
  return {
    stripe,
    close: () => {
      agent.destroy();
    },
  };
}

/**
 * An idempotency key that says what is being made, and for what: the same call made again, by whichever process, is answered
 * by Stripe with the first result for 24 hours.
 */
export function idempotencyKey(what: string, ...parts: readonly string[]): string {
  return `${what}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}
