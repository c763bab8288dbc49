import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {after, before, beforeEach, describe, it} from 'node:test';
import type Stripe from 'stripe';
import {settle} from './support/authentication.js';
import {type Clients, startWithClients} from './support/clients.js';

interface Delivery {
  readonly body: string;
  readonly signature: string;
}

describe('webhook deliveries of the simulator', () => {
  let clients: Clients;
  let receiver: Server;
  let url: string;
  const deliveries: Delivery[] = [];
  /** What the receiver answers, one for each delivery; then 200. */
  const answers: number[] = [];
  before(async () => {
    clients = await startWithClients();
    receiver = createServer((request, response) => {
      void text(request).then((body) => {
        deliveries.push({body, signature: String(request.headers['stripe-signature'])});
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    receiver.listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks`;
  });
  beforeEach(async () => {
    await clients.simulator.reset();
    deliveries.length = 0;
    answers.length = 0;
  });
  after(async () => {
    await clients.simulator.stop();
    receiver.close();
    receiver.closeAllConnections();
  });

  it('are signed so that the SDK takes them, with the endpoint’s own secret only', async () => {
    const {secret} = await endpoint(['customer.created']);
    const customer = await clients.server.customers.create({name: 'Org'});
    const [delivery] = await delivered();
    const {webhooks} = clients.server;
    const event = webhooks.constructEvent(delivery!.body, delivery!.signature, secret!);
    assert.ok(event.type === 'customer.created');
    assert.deepEqual([event.data.object.id, event.data.object.name], [customer.id, 'Org']);
    const other = 'whsec_other';
    assert.throws(() => webhooks.constructEvent(delivery!.body, delivery!.signature, other), {
      type: 'StripeSignatureVerificationError',
    });
  });

  it('hold the events that the endpoint asked for, in their order', async () => {
    await endpoint([
      'setup_intent.created',
      'setup_intent.requires_action',
      'setup_intent.succeeded',
      'payment_method.attached',
    ]);
    const {id: customer} = await clients.server.customers.create();
    const setup = await clients.server.setupIntents.create({
      customer,
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      return_url: 'https://example.com/',
      use_stripe_sdk: true,
    });
    await settle(clients.simulator, setup, 'passed');
    assert.deepEqual(typesOf(await delivered()), [
      'setup_intent.created',
      'setup_intent.requires_action',
      'payment_method.attached',
      'setup_intent.succeeded',
    ]);
  });

  it('tell of a payment and its charge', async () => {
    await endpoint([
      'payment_intent.created',
      'payment_intent.amount_capturable_updated',
      'payment_intent.succeeded',
      'charge.succeeded',
      'charge.captured',
    ]);
    const {id} = await clients.server.paymentIntents.create({
      amount: 500,
      currency: 'usd',
      capture_method: 'manual',
    });
    await clients.server.paymentIntents.confirm(id, {payment_method: 'pm_card_visa', return_url: url});
    await clients.server.paymentIntents.capture(id);
    assert.deepEqual(typesOf(await delivered()), [
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
      'charge.captured',
      'payment_intent.succeeded',
    ]);
  });

  it('are repeated until the endpoint takes them', async () => {
    await endpoint(['customer.created']);
    answers.push(500, 503);
    await clients.server.customers.create();
    const all = await delivered();
    assert.equal(all.length, 3);
    assert.equal(new Set(all.map(({body}) => (JSON.parse(body) as Stripe.Event).id)).size, 1);
    const {data} = await clients.server.events.list({type: 'customer.created'});
    assert.equal(data[0]?.pending_webhooks, 0);
  });

  it('do not go to an endpoint that is disabled', async () => {
    const {id} = await endpoint(['*']);
    await clients.server.webhookEndpoints.update(id, {disabled: true});
    await clients.server.customers.create();
    assert.deepEqual(await delivered(), []);
  });

  function endpoint(events: Stripe.WebhookEndpointCreateParams['enabled_events']) {
    return clients.server.webhookEndpoints.create({url, enabled_events: events});
  }

  async function delivered(): Promise<readonly Delivery[]> {
    await clients.simulator.webhooksDelivered();
    return [...deliveries];
  }
});

function typesOf(deliveries: readonly Delivery[]): readonly string[] {
  return deliveries.map(({body}) => (JSON.parse(body) as Stripe.Event).type);
}
