import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {startOrgBackend, type OrgBackend} from '../../demo/org-backend/index.js';
import type {StoreLocation} from '../../demo/org-backend/store/database.js';
import {startStripeSimulator, type StripeSimulator} from '../../src/testing/index.js';
import {
  attachedCards,
  call,
  catalyzeMessage,
  catalyzeRefusal,
  gategoCode,
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

    it('knows the cards after a restart', async () => {
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
    });

    it('forgets nothing because of the key of another account, and says which customer is not known', async () => {
      const stripe = await startStripe();
      const first = await start(stripe, {reset: true});
      assert.equal(await save(first, stripe), 200);
      await first.stop();

      const other = await startStripe();
      const lines: string[] = [];
      const wrong = await start(other, {
        log: {level: 'error', destination: {write: (line: string) => lines.push(line)}},
      });
      const refused = catalyzeRefusal(await call(wrong.url, 'GET', customer), 502);
      assert.equal(refused.error_code, 'payment-provider-error');
      assert.equal(await save(wrong, other), 502);
      const [known] = (await sdkOf(stripe).customers.list()).data;
      assert.ok(known && lines.some((line) => line.includes(known.id)));
      await wrong.stop();

      const back = await start(stripe);
      assert.equal((await call(back.url, 'GET', customer)).status, 200);
      assert.equal(await save(back, stripe), 200);
      assert.equal((await sdkOf(stripe).customers.list()).data.length, 1);
      assert.equal((await attachedCards(sdkOf(stripe))).length, 1);
      await back.stop();
    });

    it('keeps the customers of each account apart, as when a demo changes between the offline Stripe and the real one', async () => {
      const stripes = [await startStripe(), await startStripe()] as const;
      for (const round of [0, 1, 2]) {
        for (const [index, stripe] of stripes.entries()) {
          const backend = await start(stripe, {account: `account ${index}`, reset: round + index === 0});
          if (round === 0) catalyzeMessage(await call(backend.url, 'GET', customer), 400);
          else assert.equal((await call(backend.url, 'GET', customer)).status, 200);
          assert.equal(await save(backend, stripe), 200);
          assert.equal((await sdkOf(stripe).customers.list()).data.length, 1);
          await backend.stop();
        }
      }
    });

    it('knows nobody unless somebody is written to it', async () => {
      const stripe = await startStripe();
      const {location: fresh, drop: dropFresh} = await lastingStore(kind);
      stops.push(dropFresh);
      const backend = await startOrgBackend({
        port: 0,
        stripe: {secretKey: 'sk_test_backend', apiUrl: stripe.url},
        store: fresh,
        allowedOrigins: [],
        log: {level: 'silent'},
      });
      stops.push(() => backend.stop());
      assert.equal((await call(backend.url, 'GET', '/readyz')).status, 200);
      for (const bearer of ['demo-admin', 'demo-billing']) {
        const body = {amount: 5000, currency: 'usd'};
        const refused = await call(backend.url, 'POST', '/api/payment/intent', {bearer, body});
        assert.equal(gategoCode(refused, 401), 'bad-credentials');
      }
      const credentials = {email: 'admin@demo.example', password: 'demo-password'};
      catalyzeMessage(await call(backend.url, 'GET', customer), 401);
      gategoCode(await call(backend.url, 'POST', '/auth/login', {body: credentials}), 401);
      await backend.reset();
      catalyzeMessage(await call(backend.url, 'GET', customer), 401);
      await backend.stop();
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
