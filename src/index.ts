export {PaymentMethodForm} from './payment-method-form.js';
export {PaymentMethodFormError, type ErrorCode, type Phase, type RetryAdvice} from './errors.js';
export {
  PaymentMethodAttachedEvent,
  PaymentMethodChangeEvent,
  PaymentMethodErrorEvent,
  PaymentMethodReadyEvent,
  PaymentMethodRequestEvent,
  PaymentMethodStateEvent,
  PaymentMethodSubmitEvent,
  PaymentMethodUnknownEvent,
  type FormState,
} from './events.js';
export type {CancelReason, CardSummary, Outcome, Timings, Warning} from './outcome.js';
export type {Credential, CredentialType} from './submission/credential.js';
export type {BillingAddress, BillingDetails} from './billing.js';
export type {AuthToken, AuthTokenFunction} from './org-api/authorization.js';
export type {
  ContractDetails,
  ContractSettings,
  OrgContract,
  OrgRequest,
  ReconciliationMethod,
} from './org-api/contract.js';
export {catalyze} from './org-api/catalyze.js';
export {gategoAttach, gategoIntent} from './org-api/gatego.js';
