import type {Schedule} from './chances.js';
import type {Setup} from './stage.js';

/** Milliseconds for one request of the form's. */
const TIMEOUT = 800;

const apiKey = 'browser demo 00000000-0000-4000-8000-000000000000';

/** Where the form's requests go, and for whom. */
interface Target {
  readonly org: string;
  /** Origin of the page and of the line. */
  readonly url: string;
  readonly publishableKey: string;
}

/** How a schedule wants the form. */
export function setUp({contract, keyed, noSubmit}: Schedule, {org, url, publishableKey}: Target): Setup {
  return {
    attributes: {
      ...attributesOf(contract, `${url}/line/${org}`),
      name: 'card',
      layout: 'card',
      locale: 'en',
      timeout: String(TIMEOUT),
      'publishable-key': publishableKey,
      'org-id': org,
      ...(keyed && {'idempotency-header': 'Idempotency-Key'}),
      ...(noSubmit && {'no-submit': ''}),
    },
    // The one who may act for every organization.
    bearer: 'demo-admin',
  };
}

function attributesOf(contract: Schedule['contract'], api: string): Record<string, string> {
  const intent = {
    contract: 'gatego-intent',
    endpoint: `${api}/api/payment/intent`,
    amount: '5000',
    currency: 'usd',
  };
  switch (contract) {
    case 'catalyze':
      return {contract, endpoint: `${api}/v2/org/{orgId}/payment`, 'api-key': apiKey};
    case 'gatego-intent':
      return intent;
    case 'gatego-intent by the server':
      return {...intent, 'error-on-requires-action': ''};
    case 'gatego-attach':
      return {contract, endpoint: `${api}/api/organization/{orgId}/payment/paymentmethod/`};
  }
}
