import {cardMark, type CardSummary, type Credential} from '../submission/credential.js';
import type {ContractSettings, OrgContract} from './contract.js';
import {asObject, type JsonObject} from './json.js';

/**
 * Catalyze, "Add Payment Method": `POST …/v2/org/{orgId}/payment` with `{"paymentId": "tok_…"}`; any 2xx is a success,
 * whatever its body.
 *
 * A repeat is safe because a token is single-use: the same one attaches at most once. The API's list of the org's cards
 * (`GET …/customer`) knows a saved card by the id that its token had told.
 */
export const catalyze: OrgContract = {
  name: 'catalyze',
  credential: 'token',
  createRequest: ({endpoint, credential}) => ({
    method: 'POST',
    url: endpoint,
    body: {paymentId: credential.id},
  }),
  repeatIsSafe: () => true,
  reconciliation: (details) => (customerUrl(details) === undefined ? 'none' : 'look-up'),
  lookUp: {
    createRequest: (details) => ({method: 'GET', url: customerUrl(details) ?? details.endpoint}),
    holds: holdsCard,
  },
  permission: {
    createRequest(settings) {
      const url = siblingUrl(settings, '');
      return url === undefined ? undefined : {method: 'GET', url};
    },
    allows: isAllowed,
  },
  createDefaultRequest(details) {
    const url = customerUrl(details);
    const {cardId} = details.credential;
    if (url === undefined || cardId === undefined) return undefined;
    return {method: 'PUT', url, body: {paymentId: cardId}};
  },
};

function customerUrl(settings: ContractSettings): string | undefined {
  return siblingUrl(settings, '/customer');
}

/** A route beside `…/payment`; `undefined` when the endpoint is not shaped like Catalyze's. */
function siblingUrl({endpoint}: ContractSettings, path: string): string | undefined {
  const url = new URL(endpoint);
  if (!/\/payment\/?$/.test(url.pathname)) return undefined;
  url.pathname = url.pathname.replace(/\/payment\/?$/, path);
  return url.href;
}

/** `GET /v2/org/{orgId}` tells the ids of the users who may pay. */
function isAllowed(userId: string, {status, body}: {status: number; body: unknown}): boolean | undefined {
  const users = asObject(asObject(body)?.['permissions'])?.['payment'];
  return status === 200 && Array.isArray(users) ? users.includes(userId) : undefined;
}

/**
 * Catalyze answers 400 while the org has no payment method at all. A card like this one under another id may be this one, kept
 * from an earlier time: that does not tell.
 */
function holdsCard(
  {cardId, card, cardMark: mark}: Credential,
  {status, body}: {status: number; body: unknown},
): boolean | undefined {
  if (cardId === undefined) return undefined;
  if (status === 400) return false;
  const list = asObject(asObject(body)?.['cards']);
  const listed = list?.['data'];
  if (status !== 200 || !Array.isArray(listed)) return undefined;
  const cards = listed.map(asObject);
  if (cards.some((one) => one?.['id'] === cardId)) return true;
  // The rest of a list that is cut into pages may have it.
  if (list?.['has_more'] === true) return undefined;
  const similar = cards.map(toSummary).some((one) => {
    if (!one) return false;
    if (!card) return mark === undefined || cardMark(one) === mark;
    return one.last4 === card.last4 && one.expMonth === card.expMonth && one.expYear === card.expYear;
  });
  return similar ? undefined : false;
}

function toSummary(listed: JsonObject | undefined): CardSummary | undefined {
  const {last4, exp_month: expMonth, exp_year: expYear} = listed ?? {};
  return typeof last4 === 'string' && typeof expMonth === 'number' && typeof expYear === 'number'
    ? {brand: '', last4, expMonth, expYear}
    : undefined;
}
