import type {Configuration} from './configuration/configuration.js';
import {credentialOf} from './org-api/contract.js';
import type {CardFieldsSetup} from './stripe/card-fields-controller.js';

/** Whether attempts at the one can be told by the other: the same endpoint, for the same organization. */
export function isSameTarget(one: Configuration, other: Configuration): boolean {
  return (
    one.contract === other.contract &&
    one.settings.endpoint === other.settings.endpoint &&
    one.settings.orgId === other.settings.orgId
  );
}

/** What of a configuration decides which of Stripe's fields there are. */
export function setupOf({
  publishableKey,
  stripeAccount,
  layout,
  contract,
  collect,
  preferredNetwork,
  wallets,
}: Configuration): CardFieldsSetup {
  return {
    publishableKey,
    ...(stripeAccount !== undefined && {stripeAccount}),
    layout,
    ...((layout === 'payment' || wallets) && {
      makesPaymentMethod: credentialOf(contract) === 'payment-method',
      ...(contract.setupFutureUsage && {setupFutureUsage: contract.setupFutureUsage}),
      ...(contract.captureMethod && {captureMethod: contract.captureMethod}),
      collect,
    }),
    ...(wallets && {wallets}),
    ...(preferredNetwork.length > 0 && {preferredNetwork}),
  };
}
