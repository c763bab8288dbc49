import type {
  ConfirmationToken,
  PaymentIntent,
  PaymentMethod,
  SetupIntent,
  StripeError,
  Token,
} from '@stripe/stripe-js';
import {findReadyMadeCard} from '../../cards.js';
import {WALLET_CARDS} from '../../wallets.js';
import {Channel} from '../channel.js';
import type {
  CardSource,
  ConfirmParameters,
  ControllerCalls,
  ControllerMethod,
  FromController,
  PaymentMethodDetails,
  ToController,
} from '../protocol.js';
import type {WalletCard} from '../wallet-protocol.js';
import {type Answer, type ApiRequest, createApiClient} from './api-client.js';
import {mergeBilling, readCard, type ReadFields} from './card-reader.js';
import {onConnect} from './handshake.js';

/** The page of the hidden frame that calls the API for one Stripe instance. */
onConnect((port) => {
  let controller: Controller | undefined;
  const host = new Channel<FromController, ToController>(port, (message) => {
    if (message.kind === 'start') {
      controller = new Controller(message);
      host.send({kind: 'ready'});
    } else if (controller !== undefined) {
      void controller
        .call(message.method, message.parameters)
        .then((result) => host.send({kind: 'answer', id: message.id, result}));
    }
  });
});

type Handlers = {
  readonly [M in ControllerMethod]: (
    parameters: ControllerCalls[M]['parameters'],
  ) => Promise<ControllerCalls[M]['result']>;
};

class Controller {
  readonly #group: string;
  readonly #request: <T>(request: ApiRequest) => Promise<Answer<T>>;
  readonly #handlers: Handlers;

  constructor({group, apiUrl, publishableKey, stripeAccount}: Extract<ToController, {kind: 'start'}>) {
    this.#group = group;
    this.#request = createApiClient(apiUrl, publishableKey, stripeAccount);
    this.#handlers = {
      createToken: (parameters) => this.#createToken(parameters),
      createConfirmationToken: (parameters) => this.#createConfirmationToken(parameters),
      createPaymentMethod: (parameters) => this.#createPaymentMethod(parameters),
      retrievePaymentIntent: async ({clientSecret}) =>
        asPaymentIntent(await this.#intent<PaymentIntent>('payment_intents', clientSecret)),
      retrieveSetupIntent: async ({clientSecret}) =>
        asSetupIntent(await this.#intent<SetupIntent>('setup_intents', clientSecret)),
      confirmPaymentIntent: async (parameters) =>
        asPaymentIntent(await this.#confirm<PaymentIntent>('payment_intents', parameters)),
      confirmSetupIntent: async (parameters) =>
        asSetupIntent(await this.#confirm<SetupIntent>('setup_intents', parameters)),
    };
  }

  call<M extends ControllerMethod>(
    method: M,
    parameters: ControllerCalls[M]['parameters'],
  ): Promise<ControllerCalls[M]['result']> {
    return this.#handlers[method](parameters);
  }

  async #createToken({
    card,
    data,
  }: ControllerCalls['createToken']['parameters']): Promise<ControllerCalls['createToken']['result']> {
    const source = this.#read(card);
    if ('error' in source) return source;
    const postalCode = source.billing.address?.postal_code;
    const answer = await this.#request<Token>({
      method: 'POST',
      path: '/v1/tokens',
      parameters: {
        card: {...source.card, ...(postalCode !== undefined && {address_zip: postalCode}), ...data},
      },
    });
    return 'error' in answer ? {error: fieldError(answer.error)} : {token: answer.value};
  }

  async #createPaymentMethod({
    card,
    details,
  }: ControllerCalls['createPaymentMethod']['parameters']): Promise<
    ControllerCalls['createPaymentMethod']['result']
  > {
    const data = await this.#methodData(card, details);
    if ('error' in data) return data;
    const answer = await this.#request<PaymentMethod>({
      method: 'POST',
      path: '/v1/payment_methods',
      parameters: data.parameters,
    });
    return 'error' in answer ? {error: fieldError(answer.error)} : {paymentMethod: answer.value};
  }

  async #createConfirmationToken({
    card,
    details,
    extra,
  }: ControllerCalls['createConfirmationToken']['parameters']): Promise<
    ControllerCalls['createConfirmationToken']['result']
  > {
    const data = await this.#methodData(card, details);
    if ('error' in data) return data;
    const answer = await this.#request<ConfirmationToken>({
      method: 'POST',
      path: '/v1/confirmation_tokens',
      parameters: {...extra, payment_method_data: data.parameters},
    });
    return 'error' in answer ? {error: fieldError(answer.error)} : {confirmationToken: answer.value};
  }

  #intent<T>(kind: string, clientSecret: string): Promise<Answer<T>> {
    return this.#request({method: 'GET', path: `/v1/${kind}/${idOf(clientSecret)}`, clientSecret});
  }

  async #confirm<T>(kind: string, {clientSecret, method, extra}: ConfirmParameters): Promise<Answer<T>> {
    const parameters = {use_stripe_sdk: true, ...extra};
    const request = (given: object): Promise<Answer<T>> =>
      this.#request({
        method: 'POST',
        path: `/v1/${kind}/${idOf(clientSecret)}/confirm`,
        parameters: {...parameters, ...given},
        clientSecret,
      });
    if (method === undefined) return request({});
    if ('id' in method) return request({payment_method: method.id});
    const data = await this.#methodData(method.card, method.details);
    if ('error' in data) return data;
    const answer = await request({payment_method_data: data.parameters});
    return 'error' in answer ? {error: fieldError(answer.error)} : answer;
  }

  async #methodData(
    source: CardSource,
    details: PaymentMethodDetails,
  ): Promise<{parameters: object} | {error: StripeError}> {
    if ('wallet' in source) {
      const {wallet} = source;
      const answer = await this.#request<Token>({
        method: 'POST',
        path: '/v1/tokens',
        parameters: walletToken(wallet),
      });
      if ('error' in answer) return answer;
      const billing = mergeBilling(wallet.billing, details.billing_details ?? {});
      return {
        parameters: {
          type: 'card',
          ...details,
          billing_details: billing,
          card: {token: answer.value.id},
        },
      };
    }
    if ('token' in source) return {parameters: {type: 'card', ...details, card: {token: source.token}}};
    const read = this.#read(source);
    if ('error' in read) return read;
    return {
      parameters: {
        type: 'card',
        ...details,
        billing_details: mergeBilling(read.billing, details.billing_details ?? {}),
        card: read.card,
      },
    };
  }

  #read(source: CardSource): ReadFields | {error: StripeError} {
    if ('frames' in source) return readCard(source.frames, this.#group);
    return {error: {type: 'invalid_request_error', message: 'A token cannot be made from a token.'}};
  }
}

/** A wallet's card, which has no security code to give. */
function walletToken({type, card}: WalletCard): object {
  const number = findReadyMadeCard(WALLET_CARDS[card])?.number;
  const year = new Date().getFullYear() + 2;
  return {card: {number, exp_month: 12, exp_year: year, tokenization_method: type}};
}

/** The id that a client secret starts with. */
function idOf(clientSecret: string): string {
  return encodeURIComponent(clientSecret.split('_secret_')[0] ?? '');
}

function asPaymentIntent(answer: Answer<PaymentIntent>): ControllerCalls['retrievePaymentIntent']['result'] {
  return 'error' in answer ? {error: answer.error} : {paymentIntent: answer.value};
}

function asSetupIntent(answer: Answer<SetupIntent>): ControllerCalls['retrieveSetupIntent']['result'] {
  return 'error' in answer ? {error: answer.error} : {setupIntent: answer.value};
}

const FIELD_CODES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    number: 'incomplete_number',
    exp_month: 'incomplete_expiry',
    exp_year: 'incomplete_expiry',
    cvc: 'incomplete_cvc',
    address_zip: 'incomplete_zip',
  }),
);

/** Stripe.js gives errors of single card parameters the code that the field would have had. */
function fieldError(error: StripeError): StripeError {
  const name = /\bcard\]?\[(\w+)\]$/.exec(error.param ?? '')?.[1];
  const code = name === undefined ? undefined : FIELD_CODES.get(name);
  return code === undefined ? error : {...error, code};
}
