import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {setTimeout as delay} from 'node:timers/promises';
import type Stripe from 'stripe';
import type {StripeSimulator} from '../../src/testing/index.js';
import type {Fate} from './flaky-stripe.js';
import {call, makeToken, sdkOf, type Answer} from './support.js';

/** One of many who save a card for the same organization at once. */
export interface Caller {
  readonly orgId: string;
  readonly token: string;
  readonly declined: boolean;
  readonly key: string;
}

/** What a caller was told in the end, and what it was told before. */
export interface Told {
  readonly last: Answer;
  /** Statuses in their order; 0 where the connection broke. */
  readonly statuses: readonly number[];
}

const declinedNumber = '4000000000000002';
const numbers = [
  '4242424242424242',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  '3056930009020004',
  '3566002020360505',
  '6200000000000005',
  '4000056655665556',
];

/** How many different cards there are for a storm, beside the one that is declined. */
export const distinctCards = numbers.length;

/** Makes callers with a token each: so many different cards in turn, and a declined one for every tenth caller. */
export function makeCallers(
  stripe: StripeSimulator,
  orgId: string,
  count: number,
  cards: number,
): Promise<Caller[]> {
  return Promise.all(
    Array.from({length: count}, async (_, index) => {
      const declined = index % 10 === 9;
      const number = declined ? declinedNumber : numbers[index % cards]!;
      const token = await makeToken(stripe, {
        number,
        expYear: 2040,
        cvc: number.length === 15 ? '1234' : '123',
      });
      return {orgId, token, declined, key: randomUUID()};
    }),
  );
}

/** Each answer that says "try again": it claims nothing about the card. */
const openAnswers: ReadonlySet<number> = new Set([0, 409, 429, 502, 503]);
/** Milliseconds: the callers compete with each other, and with whatever else the machine is at. */
const patience = 150_000;

/** Saves a caller's card, repeating the very same request while the answer leaves it open, at another backend each time. */
export async function saveAtLast(caller: Caller, urlFor: (attempt: number) => string): Promise<Told> {
  const statuses: number[] = [];
  const deadline = Date.now() + patience;
  for (let attempt = 0; ; attempt++) {
    const answer = await call(urlFor(attempt), 'POST', `/v2/org/${caller.orgId}/payment`, {
      bearer: 'demo-admin',
      body: {paymentId: caller.token},
      headers: {'idempotency-key': caller.key},
    }).catch(() => undefined);
    statuses.push(answer?.status ?? 0);
    if (answer && !openAnswers.has(answer.status)) return {last: answer, statuses};
    assert.ok(Date.now() < deadline, `no answer after ${statuses.length} attempts: ${statuses.join(' ')}`);
    // A real client waits as long as Retry-After says. Here only the order of things matters.
    await delay(20 + Math.random() * 80);
  }
}

/** Fails unless every caller was told the truth, and Stripe has one customer with each good card once. */
export async function assertSavedOnce(
  stripe: StripeSimulator,
  callers: readonly Caller[],
  told: readonly Told[],
): Promise<void> {
  const sdk = sdkOf(stripe);
  const customers = (await sdk.customers.list({limit: 100})).data;
  assert.equal(customers.length, 1, 'there is exactly one customer');
  const cards = (await sdk.customers.listPaymentMethods(customers[0]!.id, {limit: 100})).data;
  const held = cards.map(({card}) => card?.fingerprint);
  const wanted = new Set<string | null | undefined>();
  for (const [index, caller] of callers.entries()) {
    const {status, body} = told[index]!.last;
    assert.equal(status, caller.declined ? 402 : 200, JSON.stringify(body));
    if (!caller.declined) wanted.add(await fingerprintOf(sdk, caller));
  }
  assert.equal(held.length, new Set(held).size, 'no card is there twice');
  assert.deepEqual(new Set(held), wanted, 'no card is lost, and none is there that was declined');
  const standard = customers[0]!.invoice_settings.default_payment_method;
  assert.ok(
    cards.some(({id}) => id === standard),
    'one of the cards is the default',
  );
}

/** One call in twenty loses its answer, and one in twenty is one too many. */
export function troubles(): Fate {
  const chance = Math.random();
  if (chance < 0.05) return 'lose-answer';
  return chance < 0.1 ? {status: 429, headers: {'retry-after': '1'}} : 'pass';
}

/** How often each status was told, in a form for people. */
export function summary(told: readonly Told[]): string {
  const counts = new Map<number, number>();
  for (const status of told.flatMap(({statuses}) => statuses))
    counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([status, count]) => `${count} × ${status === 0 ? 'connection lost' : status}`)
    .join(', ');
}

async function fingerprintOf(sdk: Stripe, {token}: Caller): Promise<string | null | undefined> {
  return (await sdk.tokens.retrieve(token)).card?.fingerprint;
}
