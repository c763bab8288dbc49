import type Stripe from 'stripe';
import {failedCharge, markRefunded, successfulCharge} from '../charges.js';
import {askIssuer} from '../issuer.js';
import {ApiError, cardError, declineFields, type ErrorFields, invalidRequest} from '../errors.js';
import {type EventObjects, emit} from '../events.js';
import {newId} from '../ids.js';
import {expectAttachable, markAttached, markChecked} from '../payment-methods.js';
import type {Store, StoredIntent, StoredPaymentIntent, StoredPaymentMethod} from '../store.js';
import {timestamp} from '../store.js';

export interface AttemptOptions {
  /** The cardholder is not there. */
  readonly offSession: boolean;
  /** Fail with `authentication_required` instead of waiting for the cardholder. */
  readonly errorOnRequiresAction: boolean;
  /** Where the cardholder is to go after a challenge on a page of its own; without it Stripe.js shows the challenge. */
  readonly returnUrl: string | undefined;
}

/**
 * Tries to complete an intent with its payment method: it ends up succeeded, or waiting for 3-D Secure, or (and then
 * this throws) back at `requires_payment_method`.
 *
 * @throws ApiError 402 when the issuer refuses; 400 when there is no usable payment method.
 */
export function attempt(store: Store, intent: StoredIntent, options: AttemptOptions): void {
  const paymentMethod = usablePaymentMethod(intent);
  if (intent.kind === 'setup') intent.object.latest_attempt = newId('setatt');
  const answer = askIssuer(paymentMethod.card.profile, {
    purpose: intent.kind === 'payment' ? 'charge' : 'setup',
    offSession: options.offSession,
    setUp: paymentMethod.setUp,
    authenticated: intent.authenticated,
  });
  switch (answer.kind) {
    case 'approved':
      succeed(store, intent, paymentMethod);
      return;
    case 'declined':
      return fail(store, intent, {type: 'card_error', ...declineFields(answer.decline)});
    case 'challenge':
      if (!options.errorOnRequiresAction) {
        startChallenge(store, intent, options.returnUrl);
        return;
      }
      return fail(store, intent, {
        type: 'card_error',
        ...declineFields({code: 'authentication_required', declineCode: 'authentication_required'}),
      });
  }
}

/**
 * Ends a 3-D Secure challenge. A decline that follows a passed one is not thrown: it is in the intent's last error.
 */
export function endChallenge(store: Store, intent: StoredIntent, passed: boolean): void {
  intent.challengeId = undefined;
  intent.object.next_action = null;
  if (!passed) {
    recordFailure(store, intent, {
      type: 'invalid_request_error',
      code: `${intent.kind}_intent_authentication_failure`,
      message: 'The payment method could not be authenticated. Choose another one and try again.',
    });
    return;
  }
  intent.authenticated = true;
  if (intent.kind === 'payment' && intent.object.confirmation_method === 'manual') {
    intent.object.status = 'requires_confirmation';
    return;
  }
  const paymentMethod = stillUsable(store, intent);
  if (paymentMethod === undefined) return;
  const answer = askIssuer(paymentMethod.card.profile, {
    purpose: intent.kind === 'payment' ? 'charge' : 'setup',
    offSession: false,
    setUp: paymentMethod.setUp,
    authenticated: true,
  });
  if (answer.kind === 'declined') {
    failWithCharge(store, intent, {type: 'card_error', ...declineFields(answer.decline)});
  } else {
    succeed(store, intent, paymentMethod);
  }
}

/** Gives an intent another payment method; what an earlier one had achieved is forgotten. */
export function usePaymentMethod(intent: StoredIntent, paymentMethod: StoredPaymentMethod): void {
  intent.paymentMethod = paymentMethod;
  intent.challengeId = undefined;
  intent.authenticated = false;
  intent.object.payment_method = paymentMethod.object.id;
  intent.object.next_action = null;
  intent.object.status = 'requires_confirmation';
}

/** The intent as an error carries it. */
export function carried(intent: StoredIntent): Pick<ErrorFields, 'payment_intent' | 'setup_intent'> {
  return intent.kind === 'payment' ? {payment_intent: intent.object} : {setup_intent: intent.object};
}

/** The error of asking for something that the intent's status does not allow. */
export function unexpectedState(intent: StoredIntent, what: string): Error {
  const name = intent.kind === 'payment' ? 'PaymentIntent' : 'SetupIntent';
  return invalidRequest(`This ${name} cannot be ${what} because its status is ${intent.object.status}.`, {
    code: `${intent.kind}_intent_unexpected_state`,
    ...carried(intent),
  });
}

/** The payment method of an intent whose challenge has ended; without one that can be used, the intent has failed. */
function stillUsable(store: Store, intent: StoredIntent): StoredPaymentMethod | undefined {
  try {
    return usablePaymentMethod(intent);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const {type, code, message, param} = error.fields;
    recordFailure(store, intent, {
      type,
      ...(code !== undefined && {code}),
      ...(message !== undefined && {message}),
      ...(param !== undefined && {param}),
    });
    return undefined;
  }
}

function usablePaymentMethod(intent: StoredIntent): StoredPaymentMethod {
  const {paymentMethod, object} = intent;
  if (paymentMethod === undefined) {
    throw invalidRequest('There is no payment method to confirm with: provide one.', {
      code: `${intent.kind}_intent_unexpected_state`,
      ...carried(intent),
    });
  }
  const owner = paymentMethod.object.customer;
  if (paymentMethod.use !== 'attached') {
    expectAttachable(paymentMethod);
  } else if (owner !== object.customer) {
    throw invalidRequest(
      'The payment method belongs to a customer; give that customer to the intent to use it.',
      {code: 'payment_method_unexpected_state', param: 'payment_method'},
    );
  }
  const allowed: readonly string[] | null = object.allowed_payment_method_types;
  if (allowed?.includes('card') === false) {
    throw invalidRequest(`The intent does not allow payment methods of type card.`, {
      code: 'payment_intent_incompatible_payment_method',
      param: 'payment_method',
    });
  }
  return paymentMethod;
}

function startChallenge(store: Store, intent: StoredIntent, returnUrl: string | undefined): void {
  const challengeId = newId('payatt');
  intent.challengeId = challengeId;
  intent.object.status = 'requires_action';
  intent.returnUrl = returnUrl;
  intent.object.next_action =
    returnUrl === undefined
      ? {
          type: 'use_stripe_sdk',
          use_stripe_sdk: {type: 'stripe_3ds2_challenge', three_d_secure_2_source: challengeId},
        }
      : {
          type: 'redirect_to_url',
          redirect_to_url: {
            return_url: returnUrl,
            url: `${store.origin}/endive/authenticate.html#${challengeId}`,
          },
        };
  emitFor(store, intent, 'payment_intent.requires_action', 'setup_intent.requires_action');
}

function succeed(store: Store, intent: StoredIntent, paymentMethod: StoredPaymentMethod): void {
  const savesCard =
    intent.kind === 'setup' || (intent.object.setup_future_usage !== null && intent.object.customer !== null);
  if (savesCard) {
    paymentMethod.setUp = true;
    if (typeof intent.object.customer === 'string' && paymentMethod.use === 'fresh') {
      markAttached(store, paymentMethod, intent.object.customer);
    }
  } else if (paymentMethod.use === 'fresh') {
    paymentMethod.use = 'spent';
  }
  markChecked(paymentMethod);
  if (intent.kind === 'payment') {
    chargeSucceeded(store, intent, paymentMethod);
  } else {
    intent.object.status = 'succeeded';
    intent.object.last_setup_error = null;
    emit(store, 'setup_intent.succeeded', intent.object);
  }
}

function chargeSucceeded(
  store: Store,
  intent: StoredPaymentIntent,
  paymentMethod: StoredPaymentMethod,
): void {
  const {object} = intent;
  object.last_payment_error = null;
  if (object.capture_method === 'manual') {
    object.status = 'requires_capture';
    object.amount_capturable = object.amount;
  } else {
    object.status = 'succeeded';
    object.amount_received = object.amount;
  }
  const charge = successfulCharge(store, intent, paymentMethod);
  object.latest_charge = charge.id;
  emit(store, 'charge.succeeded', charge);
  if (charge.captured) emit(store, 'payment_intent.succeeded', object);
  else emit(store, 'payment_intent.amount_capturable_updated', object);
}

function fail(store: Store, intent: StoredIntent, error: ErrorFields & {message: string}): never {
  const {payment_method, charge} = failWithCharge(store, intent, error);
  throw cardError(
    {
      ...error,
      ...(charge !== undefined && {charge}),
      ...(payment_method && {payment_method}),
      ...carried(intent),
    },
    true,
  );
}

/** A refused payment leaves a failed charge behind; a refused setup has none. */
function failWithCharge(store: Store, intent: StoredIntent, error: ErrorFields): ErrorFields {
  if (intent.kind === 'setup' || intent.paymentMethod === undefined) {
    return recordFailure(store, intent, error);
  }
  const charge = failedCharge(store, intent, intent.paymentMethod, error);
  intent.object.latest_charge = charge.id;
  emit(store, 'charge.failed', charge);
  return recordFailure(store, intent, {...error, charge: charge.id});
}

function recordFailure(store: Store, intent: StoredIntent, error: ErrorFields): ErrorFields {
  const withMethod: ErrorFields = {
    ...error,
    ...(intent.paymentMethod && {payment_method: structuredClone(intent.paymentMethod.object)}),
  };
  intent.paymentMethod = undefined;
  intent.authenticated = false;
  intent.object.payment_method = null;
  intent.object.status = 'requires_payment_method';
  if (intent.kind === 'payment') intent.object.last_payment_error = withMethod;
  else intent.object.last_setup_error = withMethod;
  emitFor(store, intent, 'payment_intent.payment_failed', 'setup_intent.setup_failed');
  return withMethod;
}

/** Ends an intent for good. */
export function markCanceled(store: Store, intent: StoredIntent): void {
  intent.challengeId = undefined;
  intent.object.next_action = null;
  intent.object.status = 'canceled';
  if (intent.kind === 'payment') {
    intent.object.canceled_at = timestamp();
    if (intent.object.amount_capturable > 0) markRefunded(store, intent, intent.object.amount_capturable);
    intent.object.amount_capturable = 0;
  }
  emitFor(store, intent, 'payment_intent.canceled', 'setup_intent.canceled');
}

type TypesFor<T> = {[K in keyof EventObjects]: EventObjects[K] extends T ? K : never}[keyof EventObjects];

function emitFor(
  store: Store,
  intent: StoredIntent,
  ofPayment: TypesFor<Stripe.PaymentIntent>,
  ofSetup: TypesFor<Stripe.SetupIntent>,
): void {
  if (intent.kind === 'payment') emit(store, ofPayment, intent.object);
  else emit(store, ofSetup, intent.object);
}
