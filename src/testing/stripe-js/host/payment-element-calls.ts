import type {
  ConfirmationTokenResult,
  PaymentIntentResult,
  PaymentMethodResult,
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
  const details = paymentMethodDetails(asFields(data));
  return expectGroup(elements).pay((card) =>
    controller.call('createConfirmationToken', {card, details, extra}),
  );
}

/** `stripe.createPaymentMethod({elements, params})`. */
export async function createPaymentMethodWithElements(
  {controller}: IntentTools,
  options: unknown,
): Promise<PaymentMethodResult> {
  const {elements, params} = asFields(options);
  const details = paymentMethodDetails(asFields(params));
  const group = expectGroup(elements);
  group.expectManual();
  return group.pay((card) => controller.call('createPaymentMethod', {card, details}));
}

/** `stripe.confirmPayment(…)`: goes to the return URL after a success, unless no redirect is needed and none is wanted. */
export async function confirmPaymentWithElements(
  tools: IntentTools,
  options: unknown,
): Promise<PaymentIntentResult> {
  const {clientSecret, pay, returnUrl} = readOptions(options, 'payment');
  const result = await pay((parameters) => confirmPayment(tools, parameters, true));
  if (result.error !== undefined || returnUrl === undefined) return result;
  return leave(returnUrl, 'payment', result.paymentIntent.id, clientSecret);
}

/** `stripe.confirmSetup(…)`. */
export async function confirmSetupWithElements(
  tools: IntentTools,
  options: unknown,
): Promise<SetupIntentResult> {
  const {clientSecret, pay, returnUrl} = readOptions(options, 'setup');
  const result = await pay((parameters) => confirmSetup(tools, parameters, true));
  if (result.error !== undefined || returnUrl === undefined) return result;
  return leave(returnUrl, 'setup', result.setupIntent.id, clientSecret);
}

interface ConfirmOptions {
  readonly clientSecret: string;
  /** Confirms with the card of the group, if one was given. */
  readonly pay: <R extends {readonly error?: unknown}>(
    confirm: (parameters: ConfirmParameters) => Promise<R>,
  ) => Promise<R>;
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
  const details = paymentMethodDetails(asFields(data));
  const given = {
    clientSecret: secret,
    extra: {...extra, ...(typeof returnUrl === 'string' && {return_url: returnUrl})},
  };
  return {
    clientSecret: secret,
    pay: (confirm) =>
      group === undefined
        ? confirm({...given, method: undefined})
        : group.pay((card) => confirm({...given, method: {card, details}})),
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
