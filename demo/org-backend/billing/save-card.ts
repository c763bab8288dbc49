/**
 * Saving a card, from the credential to the default. Everything that decides stands in this file, in its order:
 *
 * 1. The organization's one customer is found or made, with an idempotency key that all processes share; and read from Stripe, with
 *    its cards, while the credential is looked at.
 * 2. Fingerprint and expiry say whether the organization has that card. If so that card is the answer, and a token is not used up.
 * 3. A token becomes a payment method, with an idempotency key of organization and token: a repeat gets the same one.
 * 4. The card is *claimed* for that payment method (`claimCard`: one transaction under the lock of the customer's row, which counts the cards
 *    against the limit and inserts the claim unless there is one). Whoever comes second completes the payment method of the first,
 *    even if its process has died. So nobody waits for anybody, and no second copy of a card is ever attached.
 * 5. The claimed payment method is attached. This is where a card is declined: the claim is given up, and nothing is left.
 *    Where no clear answer came the claim stays, and a repeat completes it.
 * 6. What follows once the card is in place: the default if there is none, the address for receipts, and, last because it cannot be
 *    undone, an expired card with the same number is detached. If any of it fails the card is saved all the same.
 */
import {ApiError} from '../http/api-error.js';
import {claimCard, rememberAlias, releaseClaim, releaseIdentity, settleClaim} from '../store/cards.js';
import type {CardIdentity} from '../store/cards.js';
import {abandonGeneration, claimCustomer, keepCustomer} from '../store/customers.js';
import {refuseTooMany, type Billing, type Org} from './billing.js';
import {CustomerDeleted, forget, isMissingCustomer, readCustomer} from './customer.js';
import {readDefaultCard, setDefaultCard, type KnownCustomer, type OrgCustomer} from './customer.js';
import {customerIdOf, detach, hasExpired, identityOf, isSameCard} from './payment-method.js';
import {isSameNumber, requireCard, usablePaymentMethod, type Card} from './payment-method.js';
import {idempotencyKey} from './stripe-client.js';
import {isKeptFailure, isRefusal} from './stripe-errors.js';

/** Saves the card behind a `tok_…`, and answers the card that the organization now has. */
export function saveToken(billing: Billing, org: Org, tokenId: string): Promise<Card> {
  const look = () => billing.stripe.tokens.retrieve(tokenId);
  return withCustomer(billing, org, look, async (customer, {card: offered}) => {
    if (!offered) throw new ApiError('validation-error', 'This token does not stand for a card.');
    const wanted = identityOf(offered);
    const card =
      findSame(customer, wanted) ??
      (await attachOnce(billing, customer, wanted, await makePaymentMethod(billing, org, tokenId)));
    await rememberAlias(billing.database, customer, offered.id, card.id);
    await settle(billing, customer, card);
    return card;
  });
}

/**
 * Saves the card behind a `pm_…`, and answers the card that the organization now has. Where Stripe has attached it already, by
 * confirming an intent, and it is a copy of a card that the organization had, the copy is detached.
 */
export function savePaymentMethod(billing: Billing, org: Org, id: string, email?: string): Promise<Card> {
  const look = ({customerId}: KnownCustomer) => usablePaymentMethod(billing, customerId, id);
  return withCustomer(billing, org, look, async (customer, paymentMethod) => {
    const offered = requireCard(paymentMethod);
    const isAttached = paymentMethod.customer !== null;
    const same = findSame(customer, offered);
    // Of several copies that were attached the claim says which one stays, whoever asks.
    const card =
      same && !isAttached ? same : await attachOnce(billing, customer, offered, (same ?? offered).id);
    if (card.id !== offered.id) {
      await rememberAlias(billing.database, customer, offered.id, card.id);
      if (customer.defaultCard === offered.id) await setDefaultCard(billing, customer, card.id);
      if (isAttached) await detach(billing, offered.id);
    }
    await settle(billing, customer, card, email);
    return card;
  });
}

/** Does some work on the organization's customer and on something looked up meanwhile. A customer that was deleted is replaced by a new one. */
export async function withCustomer<Found, Result>(
  billing: Billing,
  org: Org,
  lookUp: (customer: KnownCustomer) => Promise<Found>,
  work: (customer: OrgCustomer, found: Found) => Promise<Result>,
): Promise<Result> {
  for (let round = 0; ; round++) {
    const known = await findOrMakeCustomer(billing, org);
    try {
      return await work(...(await Promise.all([readCustomer(billing, known), lookUp(known)])));
    } catch (error) {
      if (round === 2 || !(error instanceof CustomerDeleted || isMissingCustomer(error))) throw error;
      if (error instanceof CustomerDeleted) await forget(billing, known);
    }
  }
}

async function findOrMakeCustomer(billing: Billing, org: Org): Promise<KnownCustomer> {
  const {stripe, database, account} = billing;
  const {generation, name, customer_id: known} = await claimCustomer(database, org, account);
  const owner = {orgId: org.id, generation};
  if (known !== null) return {...owner, customerId: known};
  const params = {name, metadata: {org_id: org.id, generation}};
  const {id} = await stripe.customers
    .create(params, {idempotencyKey: idempotencyKey('customer', org.id, generation)})
    .catch(async (error: unknown) => {
      // Stripe will say so to this key all day: the next caller asks with another one.
      if (isKeptFailure(error)) await abandonGeneration(database, org.id, generation);
      throw error;
    });
  const kept = await keepCustomer(database, org.id, generation, id);
  return kept ? {...owner, customerId: id} : findOrMakeCustomer(billing, org);
}

async function makePaymentMethod({stripe}: Billing, org: Org, token: string): Promise<string> {
  const options = {idempotencyKey: idempotencyKey('payment-method', org.id, token)};
  return (await stripe.paymentMethods.create({type: 'card', card: {token}}, options)).id;
}

/** Each round either ends, or clears away a claim of someone else's that came to nothing; more than a few means a busy moment. */
const maxRounds = 5;

async function attachOnce(
  billing: Billing,
  customer: OrgCustomer,
  wanted: CardIdentity,
  ours: string,
): Promise<Card> {
  const {database, maxCards} = billing;
  const listed = customer.cards.map(({id}) => id);
  // Neither a card that is there already is one more, nor one that takes the place of another.
  const replaced = customer.cards.filter((old) => isRenewal(billing, wanted, old)).length;
  const limit = listed.includes(ours) ? Infinity : maxCards + replaced;
  for (let round = 0; round < maxRounds; round++) {
    const claim = await claimCard(database, customer, wanted, ours, listed, limit);
    if (claim.kind === 'full') return refuseTooMany(maxCards);
    if (claim.kind === 'gone') break;
    const {paymentMethodId: chosen, attached} = claim;
    const isNew = chosen === ours && !attached && limit !== Infinity;
    try {
      const card = isNew ? await attach(billing, customer, ours) : await complete(chosen, attached);
      await settleClaim(database, customer, chosen);
      return card;
    } catch (error) {
      if (!isRefusal(error) && !(error instanceof ClaimOutdated)) throw error;
      await releaseIdentity(database, customer, wanted, chosen);
      if (chosen === ours) throw error;
    }
  }
  throw new ApiError('request-in-progress', 'This card is being worked on right now. Try again shortly.', {
    retryAfterSeconds: 1,
  });

  /** Attaches what an earlier call has claimed, unless that call came through, or the card was removed or changed since. */
  async function complete(id: string, wasAttached: boolean): Promise<Card> {
    const found = await billing.stripe.paymentMethods.retrieve(id);
    const isThere = customerIdOf(found) === customer.customerId;
    if (!isThere && !wasAttached) return attach(billing, customer, id);
    const card = requireCard(found);
    if (!isThere || (id !== ours && !isSameCard(card, wanted))) throw new ClaimOutdated();
    return card;
  }
}

/** Without a key of its own: a refusal may be different tomorrow, and whoever repeats it looks at the payment method first. */
async function attach({stripe}: Billing, {customerId: customer}: OrgCustomer, id: string): Promise<Card> {
  try {
    return requireCard(await stripe.paymentMethods.attach(id, {customer}));
  } catch (error) {
    // Another caller may have done it in this very moment.
    const found = isRefusal(error) ? await stripe.paymentMethods.retrieve(id) : undefined;
    if (found && customerIdOf(found) === customer) return requireCard(found);
    throw error;
  }
}

class ClaimOutdated extends ApiError {
  constructor() {
    super('credential-used', 'This card was saved, and removed since. Enter it again.');
  }
}

async function settle(billing: Billing, customer: OrgCustomer, card: Card, email?: string): Promise<void> {
  const {stripe, database, log} = billing;
  const isReplaced = (old: Card) => old.id !== card.id && isRenewal(billing, card, old);
  try {
    const replaced: string[] = [];
    for (const {id} of customer.cards.filter(isReplaced)) {
      // Its expiry date may have been corrected since the cards were listed.
      const old = await stripe.paymentMethods.retrieve(id);
      if (customerIdOf(old) === customer.customerId && isReplaced(requireCard(old))) replaced.push(id);
    }
    const current = customer.defaultCard ?? (await readDefaultCard(billing, customer));
    if (current === null || replaced.includes(current)) await setDefaultCard(billing, customer, card.id);
    if (email !== undefined && email !== customer.email)
      await stripe.customers.update(customer.customerId, {email});
    for (const id of replaced) {
      await detach(billing, id);
      await releaseClaim(database, customer, id);
    }
  } catch (error) {
    log.warn({err: error, orgId: customer.orgId}, 'the card is saved, but not all that follows was done');
  }
}

/** The card of that number and expiry that the organization has: of several the default one, or else the oldest, which Stripe lists last. */
export function findSame({cards, defaultCard}: OrgCustomer, wanted: CardIdentity): Card | undefined {
  const same = cards.filter((card) => isSameCard(card, wanted));
  return same.find(({id}) => id === defaultCard) ?? same.at(-1);
}

function isRenewal({now}: Billing, card: CardIdentity, old: Card): boolean {
  return isSameNumber(card, old) && !isSameCard(card, old) && hasExpired(old, now());
}
