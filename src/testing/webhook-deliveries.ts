import {createHmac} from 'node:crypto';
import {setTimeout as pause} from 'node:timers/promises';
import type Stripe from 'stripe';
import {matchesEvent} from './api/events.js';
import type {Store, StoredWebhookEndpoint} from './api/store.js';

/** Milliseconds that an endpoint has to answer. */
const TIMEOUT = 10_000;
/** Milliseconds before each try. Stripe lets hours pass; a test has no hours. */
const PAUSES = [0, 200, 1000] as const;

/** Sends events to webhook endpoints, signed as https://docs.stripe.com/webhooks/signatures describes, in their order. */
export class WebhookDeliveries {
  readonly #store: Store;
  readonly #queues = new Map<string, Promise<void>>();
  #stop = new AbortController();

  constructor(store: Store) {
    this.#store = store;
    store.onEvent = (event) => this.#deliver(event);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  /** Gives up what is under way. */
  async reset(): Promise<void> {
    this.#stop.abort();
    await this.settled();
    this.#queues.clear();
    this.#stop = new AbortController();
  }

  #deliver(event: Stripe.Event): void {
    for (const endpoint of this.#store.webhookEndpoints.values()) {
      const {id, status, enabled_events: wanted} = endpoint.object;
      if (status !== 'enabled' || !matchesEvent(wanted, event.type)) continue;
      event.pending_webhooks += 1;
      const {signal} = this.#stop;
      const sent = (this.#queues.get(id) ?? Promise.resolve()).then(() => send(endpoint, event, signal));
      this.#queues.set(id, sent);
    }
  }
}

/** Tries until the endpoint answers with a 2xx; after the last try the event stays pending. */
async function send(endpoint: StoredWebhookEndpoint, event: Stripe.Event, stop: AbortSignal): Promise<void> {
  const body = JSON.stringify(event, null, 2);
  for (const milliseconds of PAUSES) {
    try {
      await pause(milliseconds, undefined, {signal: stop});
      const response = await fetch(endpoint.object.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Stripe-Signature': signature(body, endpoint.secret),
          'User-Agent': 'Stripe/1.0 (simulator)',
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT)]),
      });
      await response.body?.cancel();
      if (response.ok) {
        event.pending_webhooks -= 1;
        return;
      }
    } catch {
      // No connection, or no answer in time: the next try may have one.
    }
    if (stop.aborted) return;
  }
}

function signature(body: string, secret: string): string {
  const time = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', secret)
    .update(`${String(time)}.${body}`)
    .digest('hex');
  return `t=${String(time)},v1=${hash}`;
}
