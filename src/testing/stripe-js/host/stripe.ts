import type {
  PaymentIntentOrSetupIntentResult,
  PaymentIntentResult,
  PaymentMethodResult,
  SetupIntentResult,
  Stripe,
  StripeConstructorOptions,
  StripeElements,
  StripeElementsOptions,
  StripeError,
  TokenResult,
  WrapperLibrary,
} from '@stripe/stripe-js';
import type {ConfirmParameters} from '../protocol.js';
import {resolveLocale} from '../texts/index.js';
import {showChallenge} from './challenge.js';
import {Controller} from './controller.js';
import {asFields, cardOfElement, paymentMethodSource, tokenData} from './credentials.js';
import {CardElements} from './elements.js';
import type {Environment} from './environment.js';
import type {Retrieved} from './group-payment.js';
import {IntegrationError} from './integration-error.js';
import {
  confirmPayment,
  confirmSetup,
  expectKind,
  handleNextPaymentAction,
  handleNextSetupAction,
  type IntentTools,
  kindOf,
} from './intents.js';
import {notSimulated, removedMethods, type SimulatedMethod} from './not-simulated.js';
import {
  confirmPaymentWithElements,
  confirmSetupWithElements,
  createConfirmationToken,
  createPaymentMethodWithElements,
} from './payment-element-calls.js';

const MAX_WRAPPER_NAME = 30;

/** A Stripe instance, with the hook that `@stripe/stripe-js` reports itself through. */
export type SimulatedStripe = Stripe & {_registerWrapper(wrapper: object): void};

/**
 * What `Stripe(key, options)` answers: a new instance with a controller frame of its own.
 *
 * @throws IntegrationError when the key cannot be a publishable one
 */
export function createStripe(
  environment: Environment,
  publishableKey: unknown,
  options: StripeConstructorOptions = {},
): SimulatedStripe {
  const key = expectPublishable(publishableKey);
  const group = crypto.randomUUID();
  const locale = options.locale;
  const controller = new Controller(environment, {
    publishableKey: key,
    stripeAccount: options.stripeAccount,
    group,
  });
  const tools: IntentTools = {
    controller,
    authenticate: (id) => showChallenge(environment, id, resolveLocale(locale)),
  };
  const oneAtATime = createGuard();
  const retrieve = async (clientSecret: string): Promise<Retrieved> => {
    if (kindOf(clientSecret) === 'setup') {
      const {error} = await controller.call('retrieveSetupIntent', {clientSecret});
      return error === undefined ? {payment: undefined} : {error};
    }
    const {paymentIntent, error} = await controller.call('retrievePaymentIntent', {clientSecret});
    return error === undefined ? {payment: paymentIntent} : {error};
  };

  const simulated: Pick<Stripe, SimulatedMethod> = {
    elements: (elementsOptions?: StripeElementsOptions): StripeElements =>
      new CardElements({environment, group, locale, retrieve}, elementsOptions ?? {}),

    createToken: async (element: unknown, data?: unknown): Promise<TokenResult> => {
      if (typeof element === 'string') {
        throw new IntegrationError(
          `The Stripe simulator makes tokens of cards only, not of type ${element}.`,
        );
      }
      return controller.call('createToken', {card: cardOfElement(element), data: tokenData(data)});
    },

    createPaymentMethod: async (data: unknown): Promise<PaymentMethodResult> => {
      const {type = 'card', elements} = asFields(data);
      if (elements !== undefined) return createPaymentMethodWithElements(tools, data);
      if (type !== 'card') {
        throw new IntegrationError(
          `The Stripe simulator has payment methods of type card only, not ${String(type)}.`,
        );
      }
      return controller.call('createPaymentMethod', paymentMethodSource(data));
    },

    createConfirmationToken: (given) => createConfirmationToken(tools, given),

    confirmPayment: (given: object): Promise<PaymentIntentResult & {error: StripeError}> =>
      oneAtATime('confirmPayment', () => confirmPaymentWithElements(tools, given)) as never,

    confirmSetup: (given: object): Promise<SetupIntentResult & {error: StripeError}> =>
      oneAtATime('confirmSetup', () => confirmSetupWithElements(tools, given)) as never,

    confirmCardPayment: (clientSecret, data, {handleActions = true} = {}): Promise<PaymentIntentResult> =>
      oneAtATime('confirmCardPayment', () =>
        confirmPayment(tools, confirmParameters(expectKind(clientSecret, 'payment'), data), handleActions),
      ),

    confirmCardSetup: (clientSecret, data, {handleActions = true} = {}): Promise<SetupIntentResult> =>
      oneAtATime('confirmCardSetup', () =>
        confirmSetup(tools, confirmParameters(expectKind(clientSecret, 'setup'), data), handleActions),
      ),

    retrievePaymentIntent: async (clientSecret) =>
      controller.call('retrievePaymentIntent', {clientSecret: expectKind(clientSecret, 'payment')}),

    retrieveSetupIntent: async (clientSecret) =>
      controller.call('retrieveSetupIntent', {clientSecret: expectKind(clientSecret, 'setup')}),

    handleNextAction: async (given: object): Promise<PaymentIntentOrSetupIntentResult> => {
      const {clientSecret} = asFields(given);
      return kindOf(clientSecret) === 'payment'
        ? handleNextPaymentAction(tools, expectKind(clientSecret, 'payment'))
        : handleNextSetupAction(tools, expectKind(clientSecret, 'setup'));
    },

    handleCardAction: async (clientSecret): Promise<PaymentIntentResult> => {
      const secret = expectKind(clientSecret, 'payment');
      const result = await controller.call('retrievePaymentIntent', {clientSecret: secret});
      if (result.paymentIntent?.confirmation_method === 'automatic') {
        throw new IntegrationError('handleCardAction is for payment intents with manual confirmation only.');
      }
      return result.error === undefined ? handleNextPaymentAction(tools, secret) : result;
    },

    registerAppInfo: (library: WrapperLibrary): void => {
      const {name} = asFields(library);
      if (typeof name !== 'string' || name.length > MAX_WRAPPER_NAME) {
        throw new IntegrationError(
          `The name of a wrapper library has at most ${MAX_WRAPPER_NAME} characters.`,
        );
      }
    },
  };
  return {...notSimulated, ...removedMethods, ...simulated, _registerWrapper: () => undefined};
}

function confirmParameters(clientSecret: string, data: unknown): ConfirmParameters {
  const {payment_method: method, ...extra} = asFields(data);
  if (method === undefined) return {clientSecret, method: undefined, extra};
  if (typeof method === 'string') return {clientSecret, method: {id: method}, extra};
  return {clientSecret, method: paymentMethodSource(method), extra};
}

function expectPublishable(key: unknown): string {
  if (typeof key !== 'string' || key === '') {
    throw new IntegrationError('Stripe() needs a publishable key, such as pk_test_….');
  }
  if (/^(?:sk|rk|ek)_/.test(key)) {
    throw new IntegrationError(
      'Stripe() was given a key that is not meant for a page. Use the publishable key, which starts with pk_.',
    );
  }
  return key;
}

/**
 * Lets one call of each name run at a time.
 *
 * @throws IntegrationError at once, not as a rejection, when one is running
 */
function createGuard(): <T>(name: string, run: () => Promise<T>) => Promise<T> {
  const running = new Set<string>();
  return (name, run) => {
    if (running.has(name)) {
      throw new IntegrationError(`${name} was called again before the call before it had ended.`);
    }
    const result = run();
    running.add(name);
    return result.finally(() => running.delete(name));
  };
}
