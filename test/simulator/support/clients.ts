import Stripe from 'stripe';
import {
  type SimulatorOptions,
  startStripeSimulator,
  type StripeSimulator,
} from '../../../src/testing/index.js';

/** A simulator with Stripe's own Node SDK pointed at it. */
export interface Clients {
  readonly simulator: StripeSimulator;
  /** With the secret key, as a server has it. */
  readonly server: Stripe;
  /** With the publishable key, as a page has it. */
  readonly browser: Stripe;
}

export async function startWithClients(options?: SimulatorOptions): Promise<Clients> {
  const simulator = await startStripeSimulator(options);
  return {
    simulator,
    server: connect(simulator, simulator.secretKey),
    browser: connect(simulator, simulator.publishableKey),
  };
}

export function connect({url}: StripeSimulator, key: string): Stripe {
  const {hostname, port} = new URL(url);
  return new Stripe(key, {host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0});
}

/** The Stripe error that a call fails with. */
export async function failureOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call did not fail.');
}

/** Type, status and code of the error that a call fails with. */
export async function outcomeOf(
  call: Promise<unknown>,
): Promise<{type: string; statusCode: number | undefined; code: string | undefined}> {
  const {type, statusCode, code} = await failureOf(call);
  return {type, statusCode, code};
}

/** For an intent that a server confirms without a return URL. */
export const NO_REDIRECTS = {
  automatic_payment_methods: {enabled: true, allow_redirects: 'never'},
} as const;

/** A card as a frame sends it. */
export function card(number = '4242424242424242'): Stripe.TokenCreateParams.Card {
  return {number, exp_month: '12', exp_year: '2040', cvc: '123'};
}

/**
 * Asks for a customer once, without the SDK, which would ask again. Answers the status and the error's code, or nothing when the
 * connection broke.
 */
export async function createCustomer(
  {url, secretKey}: StripeSimulator,
  idempotencyKey: string,
): Promise<{status: number; code: string | undefined} | undefined> {
  try {
    const response = await fetch(`${url}/v1/customers`, {
      method: 'POST',
      headers: {Authorization: `Bearer ${secretKey}`, 'Idempotency-Key': idempotencyKey},
    });
    const {error} = (await response.json()) as {error?: {code?: string}};
    return {status: response.status, code: error?.code};
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
