import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {OrgBackend} from '../../demo/org-backend/index.js';
import type {StoreLocation} from '../../demo/org-backend/store/database.js';
import {startStripeSimulator, type StripeSimulator} from '../../src/testing/index.js';
import {
  attachedCards,
  call,
  catalyzeMessage,
  lastingStore,
  makeToken,
  sdkOf,
  startBackend,
  type StoreKind,
} from './support.js';

const payment = '/v2/org/org_demo/payment';
const customer = '/v2/org/org_demo/customer';

/** Backends that come and go while their store stays. */
export function restartSuite(kind: StoreKind): void {
  describe('A store that outlives its backend', () => {
    let location: StoreLocation;
    let drop: () => Promise<void>;
    const stops: (() => Promise<void>)[] = [];

    before(async () => {
      ({location, drop} = await lastingStore(kind));
    });
    after(async () => {
      for (const stop of stops.reverse()) await stop();
      await drop();
    });

    const start = async (stripe: StripeSimulator, choices = {}): Promise<OrgBackend> => {
      const backend = await startBackend(stripe.url, location, choices);
      stops.push(() => backend.stop());
      return backend;
    };
    const startStripe = async (): Promise<StripeSimulator> => {
      const stripe = await startStripeSimulator();
      stops.push(() => stripe.stop());
      return stripe;
    };
    const save = async ({url}: OrgBackend, stripe: StripeSimulator) =>
      (await call(url, 'POST', payment, {body: {paymentId: await makeToken(stripe)}})).status;

    it('knows the cards after a restart, and gets over a Stripe that has forgotten them', async () => {
      const stripe = await startStripe();
      const first = await start(stripe);
      assert.equal(await save(first, stripe), 200);
      await first.stop();

      const second = await start(stripe);
      assert.equal((await call(second.url, 'GET', customer)).status, 200);
      assert.equal(await save(second, stripe), 200);
      assert.equal((await sdkOf(stripe).customers.list()).data.length, 1);
      assert.equal((await attachedCards(sdkOf(stripe))).length, 1);
      await second.stop();

      const forgetful = await startStripe();
      const third = await start(forgetful);
      catalyzeMessage(await call(third.url, 'GET', customer), 400);
      assert.equal(await save(third, forgetful), 200);
      assert.equal((await call(third.url, 'GET', customer)).status, 200);
      await third.stop();

      // And back again, as when a demo changes between the offline Stripe and the real one.
      const fourth = await start(stripe);
      assert.equal(await save(fourth, stripe), 200);
      await fourth.stop();
    });

    it('is emptied when told to', async () => {
      const stripe = await startStripe();
      const first = await start(stripe);
      assert.equal(await save(first, stripe), 200);
      await first.reset();
      catalyzeMessage(await call(first.url, 'GET', customer), 400);
      assert.equal(await save(first, stripe), 200);
      await first.stop();

      const second = await start(stripe, {reset: true});
      catalyzeMessage(await call(second.url, 'GET', customer), 400);
      await second.stop();
    });

    it('lets requests under way finish before it stops', async () => {
      const stripe = await startStripe();
      const backend = await start(stripe);
      const token = await makeToken(stripe);
      const saving = call(backend.url, 'POST', payment, {body: {paymentId: token}});
      const reached = async (): Promise<void> => {
        if (stripe.requests.some(({path}) => path === '/v1/customers')) return;
        await new Promise((resolve) => setImmediate(resolve));
        await reached();
      };
      await reached();
      await backend.stop();
      assert.equal((await saving).status, 200);
    });

    it('passes on that its port is taken', async () => {
      const stripe = await startStripe();
      const backend = await start(stripe);
      const port = Number(new URL(backend.url).port);
      await assert.rejects(start(stripe, {port}), {code: 'EADDRINUSE'});
      await backend.stop();
    });
  });
}
