import assert from 'node:assert/strict';
import type {Schedule} from './chances.js';
import type {Send} from './line.js';
import type {Sight} from './stage.js';
import type {Remains} from './tab.js';
import type {Truth} from './world.js';

type Ended = Extract<Sight, {kind: 'ended'}>;

/** Everything that is known of a run, once it is over. */
export interface Evidence {
  readonly schedule: Schedule;
  readonly sends: readonly Send[];
  readonly remains: Remains;
  readonly truth: Truth;
}

/** @throws AssertionError that says what must never be, with all that is known */
export function check(evidence: Evidence): void {
  const {remains} = evidence;
  const told = `\n${JSON.stringify({...evidence, truth: describe(evidence.truth)}, null, 1)}`;
  checkSends(evidence, told);
  checkTruth(evidence, told);
  for (const sight of remains.sights) {
    if (sight.kind === 'wrong') assert.fail(sight.what + told);
    if (sight.kind === 'ended') checkEnding(evidence, sight, told);
    if (sight.kind === 'submitted')
      assert.ok(holds(evidence, sight.value), `the host form goes on with a card that is not held${told}`);
  }
  checkEnd(evidence, told);
}

/** How each attempt ended last. Without a credential it never sent anything, and goes by its own name. */
function endings({sights}: Pick<Remains, 'sights'>): ReadonlyMap<string, Ended> {
  return new Map(
    sights.flatMap((sight) =>
      sight.kind === 'ended' ? [[sight.credential ?? `nothing of ${sight.attempt}`, sight] as const] : [],
    ),
  );
}

/** Every status that an attempt was told to have, once for each attempt. */
export function toldStatuses({sights}: Pick<Remains, 'sights'>): readonly string[] {
  const told = sights.flatMap((sight) =>
    sight.kind === 'ended' ? [`${sight.status} ${sight.credential ?? sight.attempt}`] : [],
  );
  return [...new Set(told)].map((one) => one.split(' ')[0] ?? '');
}

function checkSends({sends}: Evidence, told: string): void {
  const same = (by: keyof Send, what: keyof Send): void => {
    for (const [name, group] of groups(
      sends.filter((send) => send[by] !== null),
      (send) => String(send[by]),
    ))
      assert.equal(new Set(group.map((send) => send[what])).size, 1, `one ${what} for ${by} ${name}${told}`);
  };
  same('credential', 'key');
  same('credential', 'body');
  same('key', 'credential');
  const counted = sends.filter(({attempt}) => attempt !== 'taken up');
  for (const [attempt, group] of groups(counted, (send) => send.attempt))
    assert.equal(
      new Set(group.map(({credential}) => credential)).size,
      1,
      `${attempt} sends one credential${told}`,
    );
}

function checkTruth({schedule, truth}: Evidence, told: string): void {
  assert.ok(truth.customers <= 1, `an organization has one customer${told}`);
  for (const count of truth.charges.values()) assert.ok(count <= 1, `an attempt charges at most once${told}`);
  if (!schedule.contract.startsWith('gatego-intent')) {
    assert.equal(truth.charges.size, 0, `saving charges nothing${told}`);
    assert.equal(new Set(truth.attached).size, truth.attached.length, `a card is attached once${told}`);
  }
}

function checkEnding(evidence: Evidence, {status, credential, attempt}: Ended, told: string): void {
  const sent = evidence.sends.some((send) =>
    credential === undefined ? send.attempt === attempt : send.credential === credential,
  );
  if (status === 'canceled') assert.ok(!sent, `canceled means that nothing was sent${told}`);
  if (status === 'attached')
    assert.ok(
      credential !== undefined && holds(evidence, credential),
      `attached means that the org holds the card${told}`,
    );
  if (status === 'failed' && sent) {
    assert.ok(credential !== undefined, `what was sent has a credential${told}`);
    assert.ok(!holds(evidence, credential), `failed means that the org does not hold the card${told}`);
  }
}

/** Whether the org has taken this very credential: a payment by its charge, a card by the org's answer and its list. */
function holds({schedule, sends, truth}: Evidence, credential: string): boolean {
  if (schedule.contract.startsWith('gatego-intent')) return truth.charges.has(credential);
  const listed = truth.listed.get(credential) === true;
  const taken = sends.some((send) => send.credential === credential && send.status === 200);
  const card = truth.cardOf.get(credential);
  const others = [...truth.cardOf].filter(([id, other]) => id !== credential && other === card);
  assert.ok(listed || !taken, 'what the org took it lists');
  // Another attempt with the same card may have brought it there.
  return taken || (listed && others.length === 0);
}

function checkEnd(evidence: Evidence, told: string): void {
  const {state, offersToCheck, remembered, left, sights} = evidence.remains;
  if (state === 'unknown' && offersToCheck)
    assert.ok(cannotBeToldApart(evidence), `what can be found out stays open${told}`);
  const open = [...endings({sights}).values()].filter(({status}) => status === 'unknown');
  const abandoned = sights.flatMap((sight) => (sight.kind === 'abandoned' ? [sight.credential] : []));
  const forgotten = open.filter(({credential}) => state !== 'unknown' && !abandoned.includes(credential));
  assert.deepEqual(forgotten, [], `an open attempt is not dropped${told}`);
  assert.deepEqual(remembered, [], `what is over need not be remembered${told}`);
  assert.equal(left, '', `a form that is gone leaves nothing behind${told}`);
}

/** Catalyze's list cannot tell a card from the same one that the org had before. */
function cannotBeToldApart({schedule, remains, truth}: Evidence): boolean {
  const open = [...endings(remains)].filter(([, {status}]) => status === 'unknown');
  return (
    schedule.contract === 'catalyze' && open.some(([credential]) => truth.listed.get(credential) === true)
  );
}

function groups<T>(values: readonly T[], by: (value: T) => string): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const value of values) found.set(by(value), [...(found.get(by(value)) ?? []), value]);
  return found;
}

function describe({listed, charges, cardOf, attached, customers}: Truth): object {
  return {
    listed: Object.fromEntries(listed),
    charges: Object.fromEntries(charges),
    cardOf: Object.fromEntries(cardOf),
    attached,
    customers,
  };
}
