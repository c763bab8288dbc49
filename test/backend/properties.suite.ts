import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {long} from '../../.config/extent.js';
import {assertDocumented, type Documentation} from './documented.js';
import {apiKey, call, catalyzeMessage, gategoCode, type World} from './support.js';

/** Statuses that are not to be seen while store and Stripe work, documented or not. */
const troubles = new Set([429, 500, 502, 503]);

const fields = [
  'paymentId',
  'provider_payment_method_id',
  'email',
  'amount',
  'currency',
  'description',
  'payment_method',
  'receipt_email',
  'error_on_requires_action',
  'name',
  'exp_month',
  'exp_year',
  'address_country',
  'identifier',
  'password',
  'refresh_token',
  '__proto__',
  'constructor',
];

const pan = fc.constantFrom('4242424242424242', '4000 0000 0000 0002', '3782-822463-10005');
const anyText = fc.oneof(
  fc.string({unit: 'binary', maxLength: 300}),
  fc.string({maxLength: 40}),
  pan,
  fc.tuple(fc.string(), pan).map((parts) => parts.join('')),
);
const credential = fc.constantFrom(
  'tok_visa',
  'tok_chargeDeclined',
  'pm_card_visa',
  'tok_nobody',
  'card_1',
  'pm_',
);
const value = fc.oneof(
  anyText,
  credential,
  fc.jsonValue(),
  fc.integer(),
  fc.double(),
  fc.constantFrom('usd', 'pay@example.com', 5000, true, null),
);
const soundBodies = [
  {paymentId: 'tok_visa'},
  {provider_payment_method_id: 'pm_card_visa', email: 'pay@example.com'},
  {amount: 5000, currency: 'usd', description: 'Plan', receipt_email: 'pay@example.com'},
  {name: 'Ada', exp_month: 12, exp_year: 2040, address_country: 'GB'},
  {
    identifier: 'billing@demo.example',
    email: 'billing@demo.example',
    password: 'guess',
    refresh_token: 'guess',
  },
];
const body = fc.oneof(
  fc.dictionary(fc.constantFrom(...fields), value).map((fuzzed) => JSON.stringify(fuzzed)),
  fc
    .tuple(fc.constantFrom(...soundBodies), fc.constantFrom(...fields), value)
    .map(([sound, field, fuzz]) => JSON.stringify({...sound, [field]: fuzz})),
  fc.json(),
  anyText,
  fc.uint8Array({maxLength: 200}).map((bytes) => Uint8Array.from(bytes)),
  fc.integer({min: 16_000, max: 40_000}).map((size) => JSON.stringify('x'.repeat(size))),
);
const segment = fc.oneof(
  {weight: 4, arbitrary: fc.constantFrom('org_demo', 'org_other')},
  fc.string({maxLength: 80}).map(encodeURIComponent),
  pan.map(encodeURIComponent),
  fc
    .uint8Array({minLength: 1, maxLength: 20})
    .map((bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')),
);
const target = fc.oneof(
  segment.map((org) => ({method: 'POST', path: `/v2/org/${org}/payment`})),
  segment.map((org) => ({method: 'PUT', path: `/v2/org/${org}/customer`})),
  segment.map((org) => ({method: 'GET', path: `/v2/org/${org}`})),
  segment.map((org) => ({method: 'GET', path: `/v2/org/${org}/customer`})),
  segment.map((org) => ({method: 'POST', path: `/api/organization/${org}/payment/paymentmethod/`})),
  fc.constant({method: 'POST', path: '/api/payment/intent'}),
  fc
    .tuple(segment, fc.oneof(fc.constantFrom('card_1', 'pm_card_visa'), segment))
    .map(([org, card]) => ({method: 'PUT', path: `/v2/org/${org}/payment/${card}`})),
  fc.constantFrom(
    {method: 'POST', path: '/v2/auth/signin'},
    {method: 'POST', path: '/auth/login'},
    {method: 'POST', path: '/auth/refresh-token'},
    {method: 'POST', path: '/webhooks/stripe'},
    {method: 'GET', path: '/healthz'},
    {method: 'GET', path: '/readyz'},
    {method: 'GET', path: '/openapi.json'},
  ),
  fc
    .tuple(
      fc.constantFrom('GET', 'POST', 'DELETE', 'PATCH', 'PUT'),
      fc.constantFrom(
        ...['/v2/org/org_demo/payment', '/v2/org/org_demo/payment/card_1', '/v2/org/org_demo/customer'],
        ...['/v2/auth/signin', '/api/payment/intent', '/auth/login', '/webhooks/stripe', '/readyz'],
      ),
    )
    .map(([method, path]) => ({method, path})),
  fc
    .tuple(
      fc.constantFrom('GET', 'DELETE', 'PATCH', 'PUT'),
      fc.constantFrom('/v2', '/api', '/auth', ''),
      segment,
    )
    .map(([method, below, last]) => ({method, path: `${below}/${last}`})),
);
const headerText = fc
  .array(fc.oneof(fc.integer({min: 0x20, max: 0x7e}), fc.integer({min: 0xa1, max: 0xff})), {maxLength: 60})
  .map((codes) => String.fromCharCode(...codes).trim());
const headers = fc.record(
  {
    authorization: fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('Bearer demo-billing', 'Bearer demo-admin', 'Bearer demo-viewer'),
      },
      headerText,
    ),
    'x-api-key': fc.oneof({weight: 4, arbitrary: fc.constant(apiKey)}, headerText),
    'content-type': fc.oneof({weight: 4, arbitrary: fc.constant('application/json')}, headerText),
    'idempotency-key': headerText,
    organization_id: fc.oneof(
      {weight: 4, arbitrary: fc.constantFrom('org_demo', 'org_other', '')},
      headerText,
    ),
    'x-request-id': headerText,
    'content-encoding': fc.constantFrom('gzip', 'identity', 'utf-16'),
    'x-forwarded-for': headerText,
    'stripe-signature': fc.oneof(fc.constant('t=1,v1=00'), headerText),
  },
  {requiredKeys: []},
);
const query = fc.oneof(
  {weight: 3, arbitrary: fc.constant('')},
  anyText.map((text) => `?${encodeURIComponent(text.replace(/\p{Cs}/gu, ''))}=1`),
);

/** Both APIs, whatever is sent to them. */
export function propertiesSuite(world: () => World): void {
  describe('Whatever is sent', () => {
    it('gets a documented status in the shape of its API, and no card number back', async (running) => {
      const counts = new Map<number, number>();
      const documentation = (await call(world().url, 'GET', '/openapi.json')).body as Documentation;
      const sent = fc.record({target, headers, body, query});
      await fc.assert(
        fc.asyncProperty(
          sent,
          async ({target: {method, path}, headers: chosen, body: text, query: asked}) => {
            const answer = await call(world().url, method, path + asked, {
              headers: chosen,
              ...(method !== 'GET' && {body: text}),
            });
            counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
            assert.ok(!troubles.has(answer.status), `${answer.status} ${JSON.stringify(answer.body)}`);
            if (path !== '/openapi.json') assertDocumented(documentation, method, path, answer);
            if (answer.status !== 200) {
              if (path.startsWith('/v2')) catalyzeMessage(answer, answer.status);
              else gategoCode(answer, answer.status);
              assert.doesNotMatch(
                JSON.stringify(answer.body),
                /Invalid input|expected|received|[Tt]oo (?:big|small)/,
              );
            }
            const written = JSON.stringify(answer.body);
            assert.doesNotMatch(written, /\d{12}|4000 0000|3782-8/);
            assert.doesNotMatch(written, /node_modules|\.ts:\d|at async/);
          },
        ),
        {numRuns: long ? 2_000 : 500},
      );
      const told = [...counts].sort(([one], [other]) => one - other);
      running.diagnostic(`answers: ${told.map(([status, count]) => `${count} × ${status}`).join(', ')}`);
    });
  });
}
