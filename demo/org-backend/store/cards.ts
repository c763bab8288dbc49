import {z} from '@hono/zod-openapi';
import type {Database, Sql} from './database.js';

/** What makes two cards the same: Stripe's fingerprint stands for the number and ignores the expiry. */
export interface CardIdentity {
  readonly fingerprint: string;
  readonly expMonth: number;
  readonly expYear: number;
}

/** Whose cards: an organization, in one generation of its customer. */
export interface CardOwner {
  readonly orgId: string;
  readonly generation: string;
}

/**
 * The outcome of claiming a card: `claimed` names the payment method that is to be the one, which is another's where one came
 * first; `full` where the organization has as many cards as it may have; `gone` where the generation was given up.
 */
export type Claim =
  | {readonly kind: 'claimed'; readonly paymentMethodId: string; readonly attached: boolean}
  | {readonly kind: 'full'}
  | {readonly kind: 'gone'};

const claimRow = z.object({payment_method_id: z.string(), attached: z.boolean()});

/** How long a claim counts as a card of the organization before Stripe lists it. */
const claimMinutes = 10;

/**
 * Claims a card for a payment method, before it is attached. The customer's row is locked meanwhile, so the limit holds for
 * callers in any number of processes.
 *
 * @param listed ids of the payment methods that Stripe has listed for the customer
 */
export function claimCard(
  database: Database,
  owner: CardOwner,
  card: CardIdentity,
  paymentMethodId: string,
  listed: readonly string[],
  limit: number,
): Promise<Claim> {
  const {orgId, generation} = owner;
  const key = [orgId, generation, card.fingerprint, card.expMonth, card.expYear];
  return database.transaction(async (sql) => {
    const customers = await sql.rows(
      z.object({org_id: z.string()}),
      'select org_id from stripe_customer where org_id = $1 and generation = $2 for update',
      [orgId, generation],
    );
    if (customers.length === 0) return {kind: 'gone'};
    const [earlier] = await sql.rows(
      claimRow,
      `select payment_method_id, attached_at is not null as attached from card_claim
        where org_id = $1 and generation = $2 and fingerprint = $3 and exp_month = $4 and exp_year = $5`,
      key,
    );
    if (earlier)
      return {kind: 'claimed', paymentMethodId: earlier.payment_method_id, attached: earlier.attached};
    const [unlisted] = await sql.rows(
      z.object({count: z.number()}),
      `select count(*)::integer as count from card_claim where org_id = $1 and generation = $2
          and payment_method_id <> all ($3::text[]) and claimed_at > now() - make_interval(mins => $4::integer)`,
      [orgId, generation, listed, claimMinutes],
    );
    if (listed.length + (unlisted?.count ?? 0) >= limit) return {kind: 'full'};
    await sql.run(
      `insert into card_claim (org_id, generation, fingerprint, exp_month, exp_year, payment_method_id)
       values ($1, $2, $3, $4, $5, $6)`,
      [...key, paymentMethodId],
    );
    return {kind: 'claimed', paymentMethodId, attached: false};
  });
}

/** Notes that a claimed payment method is attached. */
export async function settleClaim(sql: Sql, owner: CardOwner, paymentMethodId: string): Promise<void> {
  await sql.run(
    `update card_claim set attached_at = now()
      where org_id = $1 and generation = $2 and payment_method_id = $3 and attached_at is null`,
    [owner.orgId, owner.generation, paymentMethodId],
  );
}

/** Gives a claim up: Stripe refused the payment method, or no longer has it on the customer. */
export async function releaseClaim(sql: Sql, owner: CardOwner, paymentMethodId: string): Promise<void> {
  await sql.run('delete from card_claim where org_id = $1 and generation = $2 and payment_method_id = $3', [
    owner.orgId,
    owner.generation,
    paymentMethodId,
  ]);
}

/** Gives up one of the cards that a payment method was claimed for, as when its expiry date changes. */
export async function releaseIdentity(
  sql: Sql,
  owner: CardOwner,
  card: CardIdentity,
  paymentMethodId: string,
): Promise<void> {
  await sql.run(
    `delete from card_claim where org_id = $1 and generation = $2
        and fingerprint = $3 and exp_month = $4 and exp_year = $5 and payment_method_id = $6`,
    [owner.orgId, owner.generation, card.fingerprint, card.expMonth, card.expYear, paymentMethodId],
  );
}

/** Gives up whatever a payment method was claimed for before it became this card. */
export async function releaseOtherIdentities(
  sql: Sql,
  owner: CardOwner,
  card: CardIdentity,
  paymentMethodId: string,
): Promise<void> {
  await sql.run(
    `delete from card_claim where org_id = $1 and generation = $2 and payment_method_id = $6
        and attached_at is not null and (fingerprint, exp_month, exp_year) <> ($3, $4, $5)`,
    [owner.orgId, owner.generation, card.fingerprint, card.expMonth, card.expYear, paymentMethodId],
  );
}

/** Forgets a payment method that was attached, and is no more. */
export async function releasePaymentMethod(sql: Sql, paymentMethodId: string): Promise<void> {
  await sql.run('delete from card_claim where payment_method_id = $1 and attached_at is not null', [
    paymentMethodId,
  ]);
}

/** Remembers a `card_…` id that a payment method is known by to the client that sent the token, or the id of a copy that it stands for. */
export async function rememberAlias(
  sql: Sql,
  owner: CardOwner,
  cardId: string,
  paymentMethodId: string,
): Promise<void> {
  await sql.run(
    `insert into card_alias (org_id, generation, card_id, payment_method_id) values ($1, $2, $3, $4)
     on conflict (org_id, card_id) do update set generation = excluded.generation,
       payment_method_id = excluded.payment_method_id, last_seen = excluded.last_seen`,
    [owner.orgId, owner.generation, cardId, paymentMethodId],
  );
}

/** The payment method that an id stands for which is not its own, or undefined. */
export async function findAlias(sql: Sql, owner: CardOwner, cardId: string): Promise<string | undefined> {
  const [alias] = await sql.rows(
    z.object({payment_method_id: z.string()}),
    'select payment_method_id from card_alias where org_id = $1 and generation = $2 and card_id = $3',
    [owner.orgId, owner.generation, cardId],
  );
  return alias?.payment_method_id;
}

/** The newest `card_…` id of each payment method that has one. */
export async function newestAliases(sql: Sql, owner: CardOwner): Promise<ReadonlyMap<string, string>> {
  const aliases = await sql.rows(
    z.object({payment_method_id: z.string(), card_id: z.string()}),
    `select distinct on (payment_method_id) payment_method_id, card_id from card_alias
      where org_id = $1 and generation = $2 and card_id like 'card\\_%'
      order by payment_method_id, last_seen desc, card_id desc`,
    [owner.orgId, owner.generation],
  );
  return new Map(aliases.map((alias) => [alias.payment_method_id, alias.card_id]));
}
