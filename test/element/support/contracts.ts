import {gategoIntent, type OrgContract} from '../../../src/index.js';

/** Gatego's payment intent, asked for before there is a payment method. */
export const intentFirst: OrgContract = {
  ...gategoIntent,
  name: 'intent-first',
  order: 'intent-first',
  setupFutureUsage: 'off_session',
  createRequest: ({endpoint, amount, currency, orgId, orgHeader}) => ({
    method: 'POST',
    url: endpoint,
    ...(orgId !== undefined && {headers: {[orgHeader]: orgId}}),
    body: {amount, currency},
  }),
};
