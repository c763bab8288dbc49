import type {Credential} from '../submission/credential.js';
import type {ContractDetails, OrgContract} from './contract.js';
import {asObject} from './json.js';

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
  createDefaultRequest(details) {
    const url = customerUrl(details);
    const {cardId} = details.credential;
    if (url === undefined || cardId === undefined) return undefined;
    return {method: 'PUT', url, body: {paymentId: cardId}};
  },
};

/** The sibling route `…/customer` of `…/payment`; `undefined` when the endpoint is not shaped like Catalyze's. */
function customerUrl({endpoint}: ContractDetails): string | undefined {
  const url = new URL(endpoint);
  if (!/\/payment\/?$/.test(url.pathname)) return undefined;
  url.pathname = url.pathname.replace(/\/payment\/?$/, '/customer');
  return url.href;
}

/** Catalyze answers 400 while the org has no payment method at all. */
function holdsCard(
  credential: Credential,
  {status, body}: {status: number; body: unknown},
): boolean | undefined {
  if (status === 400) return false;
  const cards = asObject(asObject(body)?.['cards'])?.['data'];
  if (status !== 200 || !Array.isArray(cards)) return undefined;
  return cards.some((card) => asObject(card)?.['id'] === credential.cardId);
}
