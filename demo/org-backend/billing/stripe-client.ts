import {createHash} from 'node:crypto';
import {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import Stripe from 'stripe';
import {limitTime} from './time-limit.js';

/** Which Stripe to talk to. */
export interface StripeOptions {
  readonly secretKey: string;
  /** Base URL of the API; Stripe itself when it is left out. */
  readonly apiUrl?: string;
  /**
   * Names the account and mode that the key belongs to, in any words; `default` when left out. Customers are kept by it: whoever changes to the key
   * of another account gives it another name, and finds the customers of the first one when changing back.
   */
  readonly account?: string;
}

/** Milliseconds that one call may take, and how often it is repeated, as far as the time for the whole request goes. */
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
    httpClient: limitTime(Stripe.createNodeHttpClient(agent)),
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
