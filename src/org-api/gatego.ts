import type {OrgContract} from './contract.js';
import {asObject} from './json.js';
import {readText} from '../text.js';

/**
 * Gatego, "payment intent": `POST …/api/payment/intent` answers a `client_secret`, which the browser then confirms.
 *
 * Without `error_on_requires_action` the server only creates the intent: no money moves until the browser confirms it, so
 * a repeat, or a lost answer, is harmless. With it the server confirms, and a repeat could charge twice.
 */
export const gategoIntent: OrgContract = {
  name: 'gatego-intent',
  credential: 'payment-method',
  amount: 'required',
  createRequest: (details) => ({
    method: 'POST',
    url: details.endpoint,
    ...(details.orgId !== undefined && {headers: {[details.orgHeader]: details.orgId}}),
    body: {
      ...(details.amount !== undefined && {amount: details.amount}),
      ...(details.currency !== undefined && {currency: details.currency}),
      ...(details.description !== undefined && {description: details.description}),
      ...(details.errorOnRequiresAction === true && {error_on_requires_action: true}),
      payment_method: details.credential.id,
      ...(details.receiptEmail !== undefined && {receipt_email: details.receiptEmail}),
    },
  }),
  needsClientSecret: true,
  readClientSecret: (body) => readText(asObject(body)?.['client_secret']),
  repeatIsSafe: (details) => details.errorOnRequiresAction !== true,
  reconciliation: (details) => (details.errorOnRequiresAction === true ? 'none' : 'nothing-happened'),
};

/**
 * Gatego, "attach": `POST …/api/organization/{organizationId}/payment/paymentmethod/`. Create or update: the same payment
 * method attached twice is one, so a repeat is safe, and its answer tells what the first one's would have.
 */
export const gategoAttach: OrgContract = {
  name: 'gatego-attach',
  credential: 'payment-method',
  createRequest: ({endpoint, credential, email}) => ({
    method: 'POST',
    url: endpoint,
    body: {...(email !== undefined && {email}), provider_payment_method_id: credential.id},
  }),
  repeatIsSafe: () => true,
  reconciliation: () => 'repeat',
};
