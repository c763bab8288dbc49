import type {
  PaymentIntent,
  PaymentIntentResult,
  SetupIntent,
  SetupIntentResult,
  StripeError,
} from '@stripe/stripe-js';
import type {ConfirmParameters} from '../protocol.js';
import type {Controller} from './controller.js';
import {IntegrationError} from './integration-error.js';

export type IntentKind = 'payment' | 'setup';

/** What the handling of intents needs from its surroundings. */
export interface IntentTools {
  readonly controller: Controller;
  /** Lets the cardholder authenticate; resolves when that has ended, one way or the other. */
  readonly authenticate: (authenticationId: string) => Promise<void>;
}

/**
 * Which kind of intent a client secret belongs to.
 *
 * @throws IntegrationError when it is no client secret
 */
export function kindOf(clientSecret: unknown): IntentKind {
  if (typeof clientSecret === 'string') {
    if (/^pi_\w+_secret_\w+$/.test(clientSecret)) return 'payment';
    if (/^seti_\w+_secret_\w+$/.test(clientSecret)) return 'setup';
  }
  throw new IntegrationError('A client secret looks like pi_…_secret_… or seti_…_secret_….');
}

/**
 * Checks that a client secret is for this kind of intent.
 *
 * @throws IntegrationError when it is not
 */
export function expectKind(clientSecret: unknown, kind: IntentKind): string {
  if (kindOf(clientSecret) === kind && typeof clientSecret === 'string') return clientSecret;
  throw new IntegrationError(`This call takes the client secret of a ${kind} intent.`);
}

/** Confirms a payment and lets the cardholder authenticate if that is asked for. */
export async function confirmPayment(
  tools: IntentTools,
  parameters: ConfirmParameters,
  handleActions: boolean,
): Promise<PaymentIntentResult> {
  const result = await tools.controller.call('confirmPaymentIntent', parameters);
  return result.paymentIntent !== undefined && handleActions
    ? handlePayment(tools, result.paymentIntent)
    : result;
}

/** Confirms a setup and lets the cardholder authenticate if that is asked for. */
export async function confirmSetup(
  tools: IntentTools,
  parameters: ConfirmParameters,
  handleActions: boolean,
): Promise<SetupIntentResult> {
  const result = await tools.controller.call('confirmSetupIntent', parameters);
  return result.setupIntent !== undefined && handleActions ? handleSetup(tools, result.setupIntent) : result;
}

/** Retrieves a payment and does what it waits for. */
export async function handleNextPaymentAction(
  tools: IntentTools,
  clientSecret: string,
): Promise<PaymentIntentResult> {
  const result = await tools.controller.call('retrievePaymentIntent', {clientSecret});
  return result.paymentIntent === undefined ? result : handlePayment(tools, result.paymentIntent);
}

/** Retrieves a setup and does what it waits for. */
export async function handleNextSetupAction(
  tools: IntentTools,
  clientSecret: string,
): Promise<SetupIntentResult> {
  const result = await tools.controller.call('retrieveSetupIntent', {clientSecret});
  return result.setupIntent === undefined ? result : handleSetup(tools, result.setupIntent);
}

async function handlePayment(
  {controller, authenticate}: IntentTools,
  intent: PaymentIntent,
): Promise<PaymentIntentResult> {
  await followRedirect(intent);
  const authenticationId = pendingAuthentication(intent);
  if (authenticationId === undefined || intent.client_secret === null) return {paymentIntent: intent};
  await authenticate(authenticationId);
  const result = await controller.call('retrievePaymentIntent', {clientSecret: intent.client_secret});
  const after = result.paymentIntent;
  if (after?.status !== 'requires_payment_method') return result;
  return {error: {...toError(after.last_payment_error), payment_intent: after}};
}

async function handleSetup(
  {controller, authenticate}: IntentTools,
  intent: SetupIntent,
): Promise<SetupIntentResult> {
  await followRedirect(intent);
  const authenticationId = pendingAuthentication(intent);
  if (authenticationId === undefined || intent.client_secret === null) return {setupIntent: intent};
  await authenticate(authenticationId);
  const result = await controller.call('retrieveSetupIntent', {clientSecret: intent.client_secret});
  const after = result.setupIntent;
  if (after?.status !== 'requires_payment_method') return result;
  return {error: {...toError(after.last_setup_error), setup_intent: after}};
}

/** Goes to the page that an intent asks for, if it does. The page ends before anything resolves. */
function followRedirect({status, next_action: action}: PaymentIntent | SetupIntent): Promise<void> {
  const url = status === 'requires_action' ? action?.redirect_to_url?.url : undefined;
  if (typeof url !== 'string') return Promise.resolve();
  window.location.assign(url);
  return new Promise(() => undefined);
}

function pendingAuthentication({
  status,
  next_action: action,
}: PaymentIntent | SetupIntent): string | undefined {
  if (status !== 'requires_action' || action?.type !== 'use_stripe_sdk') return undefined;
  const details: Readonly<Record<string, unknown>> = {...action.use_stripe_sdk};
  const id = details['three_d_secure_2_source'];
  return typeof id === 'string' ? id : undefined;
}

function toError(error: PaymentIntent.LastPaymentError | SetupIntent.LastSetupError | null): StripeError {
  return error ?? {type: 'api_error', message: 'The authentication failed.'};
}
