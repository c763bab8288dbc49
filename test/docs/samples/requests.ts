import assert from 'node:assert/strict';
import {
  catalyze,
  gategoAttach,
  gategoIntent,
  type ContractDetails,
  type OrgContract,
} from '../../../src/index.js';

/** The contracts by the paths of their APIs. */
const contracts: readonly (readonly [path: RegExp, OrgContract])[] = [
  [/^\/v2\/org\/\{orgId\}\/payment$/, catalyze],
  [/^\/api\/payment\/intent$/, gategoIntent],
  [/^\/api\/organization\/\{\w+\}\/payment\/paymentmethod\/$/, gategoAttach],
];

/** What the form adds to a request of any contract. */
const ADDED = new Set(['Authorization', 'X-Api-Key']);

/** Checks that a request of the documentation is the one that its contract makes: method, path, headers, body. */
export function checkRequest(text: string): void {
  const [head = '', json = ''] = text.split('\n\n');
  const [, method, path = ''] = /^([A-Z]+) (\S+)$/m.exec(head) ?? [];
  const [, contract] = contracts.find(([pattern]) => pattern.test(path)) ?? [];
  assert.ok(contract, `No contract speaks to ${path}.`);
  const body = JSON.parse(json) as Record<string, unknown>;
  const endpoint = `https://api.example.com${path}`;
  const request = contract.createRequest(detailsOf(endpoint, body));
  assert.deepEqual([request.method, request.url], [method, endpoint]);
  assert.deepEqual(request.body, body);
  const headers = Array.from(head.matchAll(/^([\w-]+): /gm), ([, name = '']) => name);
  const own = Object.keys(request.headers ?? {});
  assert.deepEqual(headers.filter((name) => !ADDED.has(name)).sort(), own.sort());
}

function detailsOf(endpoint: string, body: Readonly<Record<string, unknown>>): ContractDetails {
  const {paymentId, payment_method, provider_payment_method_id, amount, currency, email} = body;
  const id = String(paymentId ?? payment_method ?? provider_payment_method_id);
  return {
    ...{endpoint, orgId: 'org_1', orgHeader: 'organization_id'},
    ...(typeof amount === 'number' && {amount}),
    ...(typeof currency === 'string' && {currency}),
    ...(typeof email === 'string' && {email}),
    credential: {type: id.startsWith('tok_') ? 'token' : 'payment-method', id},
  };
}
