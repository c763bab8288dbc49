import type {CreateTokenCardData} from '@stripe/stripe-js';
import type Stripe from 'stripe';
import {findReadyMadeCard, type TestCard} from '../cards.js';
import {type CardData, readCardData, readyMadeCardData} from './card-data.js';
import {invalidRequest, missing, missingParameter, parameterMissing} from './errors.js';
import {newId} from './ids.js';
import type {KnownParams, Params} from './params.js';
import {type Store, type StoredToken, timestamp} from './store.js';

const CREATE: KnownParams<Stripe.TokenCreateParams> = {
  account: 'not simulated',
  bank_account: 'not simulated',
  card: 'read',
  customer: 'not simulated',
  cvc_update: 'not simulated',
  expand: 'read',
  person: 'not simulated',
  pii: 'not simulated',
};

/** The simulator's wallets name themselves in a parameter of their own. */
const CARD: KnownParams<Stripe.TokenCreateParams.Card & {tokenization_method: string}> = {
  address_city: 'read',
  address_country: 'read',
  address_line1: 'read',
  address_line2: 'read',
  address_state: 'read',
  address_zip: 'read',
  currency: 'read',
  cvc: 'read',
  exp_month: 'read',
  exp_year: 'read',
  name: 'read',
  networks: 'not simulated',
  number: 'read',
  tokenization_method: 'read',
};

/** `POST /v1/tokens`: makes a token from a card, decline cards included. */
export function createToken(store: Store, params: Params): Stripe.Token {
  const cardParams = params.expectOnly(CREATE).group('card')?.expectOnly(CARD);
  if (cardParams === undefined) throw parameterMissing('card');
  const card = readCardData(cardParams, store.fingerprintOf);
  const token: Stripe.Token = {
    id: newId('tok'),
    object: 'token',
    card: cardObject(card, cardParams),
    client_ip: '127.0.0.1',
    created: timestamp(),
    livemode: false,
    type: 'card',
    used: false,
  };
  store.tokens.set(token.id, {object: token, card});
  return token;
}

/** `GET /v1/tokens/:id`. */
export function retrieveToken(store: Store, id: string): Stripe.Token {
  const readyMade = findReadyMadeCard(id);
  if (readyMade !== undefined) return readyMadeToken(store, id, readyMade).object;
  const stored = store.tokens.get(id);
  if (stored === undefined) throw missing('token', id, 'token');
  return stored.object;
}

/**
 * Takes the card out of a token, which is spent by it. Ready-made ones (`tok_visa`) never run out.
 *
 * @throws ApiError 400 `token_already_used` on the second use, 400 `resource_missing` when there is none.
 */
export function spendToken(store: Store, id: string, param: string): StoredToken {
  const readyMade = findReadyMadeCard(id);
  if (readyMade !== undefined) return readyMadeToken(store, id, readyMade);
  const stored = store.tokens.get(id);
  if (stored === undefined) throw missingParameter('token', id, param);
  if (stored.object.used) {
    throw invalidRequest(`A token can be used once only, and ${id} was used before.`, {
      code: 'token_already_used',
      param,
    });
  }
  stored.object.used = true;
  return stored;
}

function readyMadeToken(store: Store, id: string, testCard: TestCard): StoredToken {
  const card = readyMadeCardData(testCard, store.fingerprintOf);
  return {
    card,
    object: {
      id,
      object: 'token',
      card: cardObject(card),
      client_ip: null,
      created: timestamp(),
      livemode: false,
      type: 'card',
      used: false,
    },
  };
}

function cardObject(
  {profile, expMonth, expYear, fingerprint, cvcGiven, wallet}: CardData,
  params?: Params,
): Stripe.Card {
  const read = (name: keyof CreateTokenCardData): string | null => params?.text(name) ?? null;
  const currency = read('currency');
  return {
    id: newId('card'),
    object: 'card',
    address_city: read('address_city'),
    address_country: read('address_country'),
    address_line1: read('address_line1'),
    address_line1_check: read('address_line1') === null ? null : 'unchecked',
    address_line2: read('address_line2'),
    address_state: read('address_state'),
    address_zip: read('address_zip'),
    address_zip_check: read('address_zip') === null ? null : 'unchecked',
    allow_redisplay: 'unspecified',
    brand: BRAND_NAMES[profile.brand],
    country: profile.country,
    ...(currency !== null && {currency}),
    cvc_check: cvcGiven ? 'unchecked' : null,
    dynamic_last4: null,
    exp_month: expMonth,
    exp_year: expYear,
    fingerprint,
    funding: profile.funding,
    last4: profile.last4,
    metadata: {},
    name: read('name'),
    networks: {preferred: null},
    regulated_status: 'unregulated',
    tokenization_method: wallet === undefined ? null : TOKENIZATION_METHODS[wallet],
  };
}

/** Google Pay has kept its older name here (https://docs.stripe.com/api/cards/object#card_object-tokenization_method). */
const TOKENIZATION_METHODS = {apple_pay: 'apple_pay', google_pay: 'android_pay', link: null} as const;

/** Card and token objects spell brands out; payment methods do not. */
export const BRAND_NAMES = {
  visa: 'Visa',
  mastercard: 'MasterCard',
  amex: 'American Express',
  discover: 'Discover',
  diners: 'Diners Club',
  jcb: 'JCB',
  unionpay: 'UnionPay',
} as const;
