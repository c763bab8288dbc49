import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';

import {onPostgres} from '../backend/postgres.js';
import {freshStore, makePaymentMethod, stopPostgres} from '../backend/support.js';
import {startTestDemo, type RunningDemo} from './running-demo.js';

const attach = '/api/organization/org_demo/payment/paymentmethod/';

/** Milliseconds until an event must have come through, however busy the machine is. */
const patience = 30_000;

describe('The webhooks of the demo', () => {
  webhooksSuite(() => startTestDemo());
});

onPostgres('The webhooks of the demo on Postgres', () => {
  let drop: () => Promise<void>;
  webhooksSuite(async () => {
    const store = await freshStore('postgres');
    ({drop} = store);
    assert('databaseUrl' in store.location);
    return startTestDemo(store.location.databaseUrl);
  });
  after(async () => {
    await drop();
    await stopPostgres();
  });
});

function webhooksSuite(start: () => Promise<RunningDemo>): void {
  let demo: RunningDemo;
  before(async () => {
    demo = await start();
  });
  after(() => demo.stop());

  const card = (expYear: number) => makePaymentMethod(demo.stripe, {expYear});
  /** Pays as a browser does: the org backend makes the intent, the browser confirms it, and tells the org backend nothing. */
  const pay = async (paymentMethod: string) => {
    const {status, body} = await demo.ask('POST', '/api/payment/intent', {
      body: {amount: 5000, currency: 'usd', payment_method: paymentMethod},
    });
    assert.equal(status, 200, JSON.stringify(body));
    const [id = ''] = (body as {client_secret: string}).client_secret.split('_secret_');
    assert.equal((await demo.sdk.paymentIntents.confirm(id)).status, 'succeeded');
  };
  const holds = async (): Promise<{cards: string[]; standard: string | null}> => {
    const {status, body} = await demo.ask('GET', '/v2/org/org_demo/customer');
    if (status === 400) return {cards: [], standard: null};
    const {cards, default_card: standard} = body as {
      cards: {data: {id: string}[]};
      default_card: string | null;
    };
    return {cards: cards.data.map(({id}) => id), standard};
  };
  const until = async (reached: (held: Awaited<ReturnType<typeof holds>>) => boolean) => {
    const deadline = Date.now() + patience;
    for (;;) {
      const held = await holds();
      if (reached(held)) return;
      assert.ok(Date.now() < deadline, JSON.stringify(held));
      await delay(20);
    }
  };

  it('make the card of a confirmed payment the default, though no request told of the confirmation', async () => {
    const first = await card(2040);
    await pay(first);
    await until(({cards, standard}) => cards.includes(first) && standard === first);
  });

  it('leave one of two copies of a card', async () => {
    const kept = await card(2041);
    assert.equal((await demo.ask('POST', attach, {body: {provider_payment_method_id: kept}})).status, 200);
    const copy = await card(2041);
    await pay(copy);
    await until(({cards}) => cards.includes(kept) && !cards.includes(copy));
    assert.equal((await demo.ask('PUT', '/v2/org/org_demo/customer', {body: {paymentId: copy}})).status, 200);
    assert.equal((await holds()).standard, kept);
  });
}
