import type {
  ConfirmationTokenResult,
  PaymentIntentResult,
  SetupIntentResult,
  StripeError,
} from '@stripe/stripe-js';
import type {ConfirmParameters} from '../protocol.js';
import {asFields, expectGroup, paymentMethodDetails} from './credentials.js';
import {IntegrationError} from './integration-error.js';
import {confirmPayment, confirmSetup, expectKind, type IntentKind, type IntentTools} from './intents.js';

/** `stripe.createConfirmationToken({elements, params})`. */
export async function createConfirmationToken(
  {controller}: IntentTools,
  options: unknown,
): Promise<ConfirmationTokenResult> {
  const {elements, params} = asFields(options);
  const {payment_method_data: data, ...extra} = asFields(params);
  return controller.call('createConfirmationToken', {
    card: expectGroup(elements).paymentSource(),
    details: paymentMethodDetails(asFields(data)),
    extra,
  });
}

/** `stripe.confirmPayment(…)`: goes to the return URL after a success, unless no redirect is needed and none is wanted. */
export async function confirmPaymentWithElements(
  tools: IntentTools,
  options: unknown,
): Promise<PaymentIntentResult> {
  const {parameters, returnUrl} = readOptions(options, 'payment');
  const result = await confirmPayment(tools, parameters, true);
  if (result.error !== undefined || returnUrl === undefined) return result;
  return leave(returnUrl, 'payment', result.paymentIntent.id, parameters.clientSecret);
}

/** `stripe.confirmSetup(…)`. */
export async function confirmSetupWithElements(
  tools: IntentTools,
  options: unknown,
): Promise<SetupIntentResult> {
  const {parameters, returnUrl} = readOptions(options, 'setup');
  const result = await confirmSetup(tools, parameters, true);
  if (result.error !== undefined || returnUrl === undefined) return result;
  return leave(returnUrl, 'setup', result.setupIntent.id, parameters.clientSecret);
}

interface ConfirmOptions {
  readonly parameters: ConfirmParameters;
  /** Where to go after a success; nowhere with `redirect: 'if_required'`, as no card needs it. */
  readonly returnUrl: string | undefined;
}

function readOptions(options: unknown, kind: IntentKind): ConfirmOptions {
  const {elements, clientSecret, confirmParams, redirect} = asFields(options);
  const {payment_method_data: data, return_url: returnUrl, ...extra} = asFields(confirmParams);
  const group = elements === undefined ? undefined : expectGroup(elements);
  const secret = expectKind(clientSecret ?? group?.clientSecret, kind);
  const mustLeave = redirect !== 'if_required';
  if (mustLeave && (typeof returnUrl !== 'string' || !URL.canParse(returnUrl))) {
    throw new IntegrationError("confirmParams.return_url is needed, unless redirect is 'if_required'.");
  }
  return {
    parameters: {
      clientSecret: secret,
      method: group && {card: group.paymentSource(), details: paymentMethodDetails(asFields(data))},
      extra: {...extra, ...(typeof returnUrl === 'string' && {return_url: returnUrl})},
    },
    returnUrl: mustLeave && typeof returnUrl === 'string' ? returnUrl : undefined,
  };
}

/** Goes there with what Stripe adds to the address, the client secret included. The page ends before anything resolves. */
function leave(
  returnUrl: string,
  kind: IntentKind,
  id: string,
  clientSecret: string,
): Promise<{error: StripeError}> {
  const url = new URL(returnUrl);
  url.searchParams.set(`${kind}_intent`, id);
  url.searchParams.set(`${kind}_intent_client_secret`, clientSecret);
  url.searchParams.set('redirect_status', 'succeeded');
  window.location.assign(url);
  return new Promise(() => undefined);
}
