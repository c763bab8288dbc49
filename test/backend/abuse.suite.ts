import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {OrgBackendOptions} from '../../demo/org-backend/index.js';
import {addressOf} from '../../demo/org-backend/http/address.js';
import {catalyzeMessage, gategoCode, makeToken, type World} from './support.js';

const payment = '/v2/org/org_demo/payment';

/** Set up for these tests: few requests, proxies in front, and a captcha whose right answer is `person`. */
export const guarded = {
  trustedProxies: 1,
  rateLimits: {
    cardsPerOrg: {requests: 4, seconds: 300},
    cardsPerAddress: {requests: 6, seconds: 300},
    readsPerUser: {requests: 5, seconds: 300},
    signInsPerAddress: {requests: 3, seconds: 300},
    signInsPerAccount: {requests: 8, seconds: 300},
  },
  verifyCaptcha: ({token}) => {
    if (token === 'thrown') throw new Error('down');
    return token === 'broken' ? Promise.reject(new Error('down')) : Promise.resolve(token === 'person');
  },
} satisfies Partial<OrgBackendOptions>;

/** What those who test stolen cards and guess passwords run into. */
export function abuseSuite(world: () => World): void {
  const save = async (address: string, captcha: string | undefined = 'person', sent = {}) =>
    world().callAny('POST', payment, {
      body: {paymentId: await makeToken(world().stripe)},
      headers: {'x-forwarded-for': address, 'x-captcha-token': captcha},
      ...sent,
    });

  describe('Too many requests', () => {
    it('for one organization are refused, in all processes, with the time to wait', async () => {
      for (let round = 0; round < 4; round++) assert.equal((await save(`192.0.2.${round}`)).status, 200);
      const before = world().stripe.requests.length;
      for (let round = 4; round < 6; round++) {
        const refused = await save(`192.0.2.${round}`);
        catalyzeMessage(refused, 429);
        const seconds = Number(refused.headers.get('retry-after'));
        assert.ok(seconds > 0 && seconds <= 300);
      }
      const tokensOnly = world()
        .stripe.requests.slice(before)
        .map(({path}) => path);
      assert.deepEqual(new Set(tokensOnly), new Set(['/v1/tokens']));
      const other = {body: {provider_payment_method_id: 'pm_card_visa'}, bearer: 'demo-other'};
      const elsewhere = await world().callAny('POST', '/api/organization/org_other/payment/paymentmethod', {
        ...other,
        headers: {'x-forwarded-for': '192.0.2.1', 'x-captcha-token': 'person'},
      });
      assert.equal(elsewhere.status, 200);
    });

    it('from one address are refused, whichever organization they are for', async () => {
      const {callAny} = world();
      const ask = async (round: number, address: string) =>
        callAny('POST', round % 2 === 0 ? payment : '/v2/org/org_other/payment', {
          body: {paymentId: 'tok_visa'},
          bearer: 'demo-admin',
          headers: {'x-forwarded-for': `10.9.9.9, ${address}`, 'x-captcha-token': 'person'},
        });
      for (let round = 0; round < 6; round++)
        assert.equal((await ask(round, `2001:db8:1:2::${round}`)).status, 200);
      catalyzeMessage(await ask(0, '2001:db8:1:2:ffff::1'), 429);
      assert.equal((await ask(1, '2001:db8:1:3::1')).status, 200);
    });

    it('to sign in are refused', async () => {
      const {callAny} = world();
      const guess = (path: string) =>
        callAny('POST', path, {
          body: {email: 'nobody@demo.example', password: 'guess', refresh_token: 'guess'},
          headers: {'x-forwarded-for': '192.0.2.9'},
        });
      for (const path of ['/auth/login', '/auth/refresh-token', '/auth/login']) {
        assert.equal(gategoCode(await guess(path), 401), 'bad-credentials');
      }
      assert.equal(gategoCode(await guess('/auth/login'), 429), 'rate-limited');
    });
  });

  describe('Too many guesses at one password', () => {
    it('are refused wherever they come from, and do not keep others out', async () => {
      const {callAny} = world();
      const guess = (email: string, round: number) =>
        callAny('POST', '/auth/login', {
          body: {email, password: 'guess'},
          headers: {'x-forwarded-for': `192.0.2.${round}`},
        });
      for (let round = 0; round < 8; round++) {
        const email = round % 2 === 0 ? 'billing@demo.example' : 'BILLING@demo.example';
        assert.equal(gategoCode(await guess(email, round), 401), 'bad-credentials');
      }
      assert.equal(gategoCode(await guess('billing@demo.example', 100), 429), 'rate-limited');
      const body = {identifier: 'billing@demo.example', password: 'demo-password'};
      const headers = {'x-forwarded-for': '192.0.2.101'};
      catalyzeMessage(await callAny('POST', '/v2/auth/signin', {body, headers}), 429);
      gategoCode(await guess('viewer@demo.example', 102), 401);
    });
  });

  describe('Too many questions', () => {
    it('of one user about cards are refused before they reach Stripe', async () => {
      const {callAny, stripe} = world();
      const customer = '/v2/org/org_demo/customer';
      const ask = (round: number, bearer = 'demo-billing') =>
        round % 2 === 0
          ? callAny('GET', customer, {bearer})
          : callAny('PUT', customer, {bearer, body: {paymentId: 'card_1'}});
      for (let round = 0; round < 5; round++) catalyzeMessage(await ask(round), 400);
      const before = stripe.requests.length;
      for (let round = 5; round < 9; round++) catalyzeMessage(await ask(round), 429);
      assert.equal(stripe.requests.length, before);
      catalyzeMessage(await ask(0, 'demo-admin'), 400);
    });
  });

  describe('The address of a caller', () => {
    const seen = (forwarded: string) =>
      addressOf(
        {req: {header: () => forwarded}, env: {address: '10.0.0.1'}} as unknown as Parameters<
          typeof addressOf
        >[0],
        1,
      );

    it('is the one that the proxy wrote, with or without a port', () => {
      assert.equal(seen('198.51.100.8'), '198.51.100.8');
      assert.equal(seen('192.0.2.1, 198.51.100.8:5000'), '198.51.100.8');
      assert.equal(seen('[2001:db8:1:2:3::4]:5000'), '2001:db8:1:2::/64');
      assert.equal(seen('[2001:db8:1:2:3::4]'), '2001:db8:1:2::/64');
      assert.equal(seen('nobody'), '10.0.0.1');
    });

    it('is an IPv4 address also inside an IPv6 one', () => {
      for (const mapped of ['::ffff:96.0.0.1', '::FFFF:6000:1', '0:0:0:0:0:ffff:6000:0001']) {
        assert.equal(seen(mapped), '96.0.0.1');
      }
      assert.equal(seen('::ffff:6000:2'), '96.0.0.2');
    });
  });

  describe('A captcha', () => {
    it('that is not solved, or cannot be verified, stops everything before a word to Stripe', async () => {
      const {stripe} = world();
      for (const [token, status] of [
        [undefined, 403],
        ['machine', 403],
        ['broken', 503],
        ['thrown', 503],
      ] as const) {
        catalyzeMessage(await save('192.0.2.1', token, token === undefined && {headers: {}}), status);
      }
      assert.ok(stripe.requests.every(({path}) => path === '/v1/tokens'));
    });

    it('is asked for once by a request that is repeated', async () => {
      const {call} = world();
      const sent = (captcha: string) => ({
        body: {paymentId: 'tok_visa'},
        headers: {'idempotency-key': 'once', 'x-captcha-token': captcha},
      });
      assert.equal((await call('POST', payment, sent('person'))).status, 200);
      assert.equal((await call('POST', payment, sent('used up'))).status, 200);
    });
  });
}
