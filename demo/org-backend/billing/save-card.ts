/**
 * Saving a card: the whole of it.
 *
 * 1. The organization's customer is found or made (`withCustomer`), and read from Stripe with the cards it has.
 * 2. The credential is looked at before it is used: fingerprint and expiry say whether the organization has that card. If it
 *    has, that card is the answer, and the new credential is not used at all.
 * 3. A token becomes a payment method, with an idempotency key of organization and token: a repeat gets the same one.
 * 4. The card is *claimed* in the store for that payment method, in one short transaction that also holds the limit. Two callers
 *    with one card cannot both claim it; the second completes the payment method of the first, wherever that one stands, even if
 *    its process has died. So nobody waits for anybody, and no second copy of a card is ever attached.
 * 5. The claimed payment method is attached. This is where a card is declined; the claim is then given up, and nothing is left.
 *    Where no answer came, the claim stays: a repeat completes it.
 * 6. It becomes the default if there is none, and an expired card with the same number is detached: last, because that cannot be
 *    undone. A failure here does not make the saved card a failure; the next save makes up for it.
 */
import {ApiError} from '../http/api-error.js';
import {
  claimCard,
  rememberAlias,
  releaseClaim,
  settleClaim,
  type CardIdentity,
  type CardOwner,
} from '../store/cards.js';
import {refuseTooMany, type Billing, type Org} from './billing.js';
import {readDefaultCard, setDefaultCard, withCustomer, type OrgCustomer} from './customer.js';
import {
  customerIdOf,
  detach,
  hasExpired,
  identityOf,
  requireCard,
  usablePaymentMethod,
  type Card,
} from './payment-method.js';
import {idempotencyKey} from './stripe-client.js';
import {isRefusal} from './stripe-errors.js';

/** Saves the card behind a `tok_…`, and answers the card that the organization now has. */
export function saveToken(billing: Billing, org: Org, tokenId: string): Promise<Card> {
  return withCustomer(billing, org, async (customer) => {
    const token = await billing.stripe.tokens.retrieve(tokenId);
    if (!token.card) throw new ApiError('validation-error', 'This token does not stand for a card.');
    const identity = identityOf(token.card);
    const card =
      findSame(customer, identity) ??
      (await attachOnce(billing, customer, identity, await makePaymentMethod(billing, customer, token.id)));
    await rememberAlias(billing.database, customer, token.card.id, card.id);
    await settle(billing, customer, card);
    return card;
  });
}

/** Saves the card behind a `pm_…`, and answers the card that the organization now has. */
export function savePaymentMethod(
  billing: Billing,
  org: Org,
  paymentMethodId: string,
  email?: string,
): Promise<Card> {
  return withCustomer(billing, org, async (customer) => {
    const paymentMethod = await usablePaymentMethod(billing, customer.customerId, paymentMethodId);
    const offered = requireCard(paymentMethod);
    if (email !== undefined && email !== customer.email) {
      await billing.stripe.customers.update(customer.customerId, {email});
    }
    const card =
      paymentMethod.customer === null
        ? (findSame(customer, offered) ?? (await attachOnce(billing, customer, offered, offered.id)))
        : offered;
    await settle(billing, customer, card);
    return card;
  });
}

/**
 * Takes in a card that Stripe has attached when an intent was confirmed. Where the organization had that card already it stays the
 * one, and the new copy is detached.
 */
export function keepAttached(billing: Billing, org: Org, paymentMethodId: string): Promise<void> {
  return withCustomer(billing, org, async (customer) => {
    const offered = customer.cards.find(({id}) => id === paymentMethodId);
    if (!offered) return;
    const oldest = findSame(customer, offered) ?? offered;
    const card = await attachOnce({...billing, maxCards: Infinity}, customer, offered, oldest.id);
    if (card.id !== offered.id) {
      await rememberAlias(billing.database, customer, offered.id, card.id);
      if (customer.defaultCard === offered.id) await setDefaultCard(billing, customer, card.id);
      await detach(billing, offered.id);
    }
    await settle(billing, customer, card);
  });
}

async function makePaymentMethod({stripe}: Billing, {orgId}: CardOwner, token: string): Promise<string> {
  const {id} = await stripe.paymentMethods.create(
    {type: 'card', card: {token}},
    {idempotencyKey: idempotencyKey('payment-method', orgId, token)},
  );
  return id;
}

/** Each round either ends, or clears away a claim of someone else's that came to nothing; more than a few means a busy moment. */
const maxRounds = 5;

async function attachOnce(
  billing: Billing,
  customer: OrgCustomer,
  identity: CardIdentity,
  ours: string,
): Promise<Card> {
  const {database, maxCards} = billing;
  const listed = customer.cards.map(({id}) => id);
  for (let round = 0; round < maxRounds; round++) {
    const claim = await claimCard(database, customer, identity, ours, listed, maxCards);
    if (claim.kind === 'full') return refuseTooMany(maxCards);
    if (claim.kind === 'gone') break;
    try {
      const isNew = claim.paymentMethodId === ours && !claim.attached;
      const card = isNew
        ? await attach(billing, customer, ours)
        : await completeAttach(billing, customer, claim.paymentMethodId, claim.attached);
      await settleClaim(database, customer, claim.paymentMethodId);
      return card;
    } catch (error) {
      if (!isRefusal(error) && !(error instanceof CardRemoved)) throw error;
      await releaseClaim(database, customer, claim.paymentMethodId);
      if (claim.paymentMethodId === ours) throw error;
    }
  }
  throw new ApiError('request-in-progress', 'This card is being worked on right now. Try again shortly.', {
    retryAfterSeconds: 1,
  });
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

/** Attaches what an earlier call has claimed, unless that call came through, or its card has been removed since. */
async function completeAttach(
  billing: Billing,
  customer: OrgCustomer,
  id: string,
  wasAttached: boolean,
): Promise<Card> {
  const found = await billing.stripe.paymentMethods.retrieve(id);
  if (customerIdOf(found) === customer.customerId) return requireCard(found);
  if (wasAttached) throw new CardRemoved();
  return attach(billing, customer, id);
}

class CardRemoved extends ApiError {
  constructor() {
    super('credential-used', 'This card was saved, and removed since. Enter it again.');
  }
}

async function settle(billing: Billing, customer: OrgCustomer, card: Card): Promise<void> {
  const replaced = customer.cards.filter(
    (other) => hasExpired(other, billing.now()) && isRenewal(card, other),
  );
  try {
    const outdated = replaced.some(({id}) => id === customer.defaultCard);
    if (outdated || (customer.defaultCard === null && (await readDefaultCard(billing, customer)) === null)) {
      await setDefaultCard(billing, customer, card.id);
    }
    for (const {id} of replaced) {
      await detach(billing, id);
      await releaseClaim(billing.database, customer, id);
    }
  } catch (error) {
    billing.log.warn(
      {err: error, orgId: customer.orgId},
      'the card is saved, but not all that follows was done',
    );
  }
}

/** The card of that number and expiry that the organization has: of several the default one, or else the oldest, which Stripe lists last. */
function findSame({cards, defaultCard}: OrgCustomer, wanted: CardIdentity): Card | undefined {
  const same = cards.filter((card) => isSameNumber(card, wanted) && isSameExpiry(card, wanted));
  return same.find(({id}) => id === defaultCard) ?? same.at(-1);
}

const isSameNumber = (one: CardIdentity, other: CardIdentity) => one.fingerprint === other.fingerprint;
const isSameExpiry = (one: CardIdentity, other: CardIdentity) =>
  one.expMonth === other.expMonth && one.expYear === other.expYear;
const isRenewal = (card: Card, old: Card) =>
  card.id !== old.id && isSameNumber(card, old) && !isSameExpiry(card, old);
