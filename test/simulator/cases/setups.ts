import {bad, type Case, good, idOf, noRedirects} from './case.js';

export const SETUP_CASES: readonly Case[] = [
  good(
    'a setup',
    ({server}) => server.setupIntents.create(),
    ({status, usage}) => [status, usage],
    ['requires_payment_method', 'off_session'],
  ),
  good(
    'a setup with a card, confirmed at once, saves it',
    async ({server}) => {
      const {id: customer} = await server.customers.create();
      const {payment_method: method} = await server.setupIntents.create({
        customer,
        payment_method: 'pm_card_visa',
        confirm: true,
        ...noRedirects,
      });
      const {customer: owner} = await server.paymentMethods.retrieve(idOf(method));
      return owner === customer;
    },
    (same) => same,
    true,
  ),
  good(
    'a setup with a card, to be confirmed',
    ({server}) => server.setupIntents.create({payment_method: 'pm_card_visa', ...noRedirects}),
    ({status}) => status,
    'requires_confirmation',
  ),
  good(
    'confirming a setup',
    async ({server}) => {
      const {id} = await server.setupIntents.create(noRedirects);
      return server.setupIntents.confirm(id, {payment_method: 'pm_card_visa'});
    },
    ({status, last_setup_error: error}) => [status, error],
    ['succeeded', null],
  ),
  bad(
    'confirming a setup without a card',
    async ({server}) => server.setupIntents.confirm((await server.setupIntents.create(noRedirects)).id),
    {status: 400, code: 'setup_intent_unexpected_state'},
  ),
  bad(
    'confirming a setup twice',
    async ({server}) => {
      const {id} = await server.setupIntents.create({
        payment_method: 'pm_card_visa',
        confirm: true,
        ...noRedirects,
      });
      return server.setupIntents.confirm(id);
    },
    {status: 400, code: 'setup_intent_unexpected_state'},
  ),
  bad(
    'a setup with a card that is refused',
    ({server}) =>
      server.setupIntents.create({
        payment_method: 'pm_card_visa_chargeDeclined',
        confirm: true,
        ...noRedirects,
      }),
    {status: 402, code: 'card_declined', decline: 'generic_decline'},
  ),
  good(
    'a setup that must be authenticated',
    ({server}) =>
      server.setupIntents.create({
        payment_method: 'pm_card_authenticationRequired',
        confirm: true,
        use_stripe_sdk: true,
        ...noRedirects,
      }),
    ({status, next_action: action}) => [status, action?.type],
    ['requires_action', 'use_stripe_sdk'],
  ),
  bad(
    'a setup with payment_method_types',
    // The parameter left the API and the SDK's types with it; old code still sends it.
    ({server}) => server.rawRequest('POST', '/v1/setup_intents', {payment_method_types: ['card']}),
    {status: 400, code: 'payment_method_types_no_longer_supported'},
  ),
  good(
    'changing a setup',
    async ({server}) =>
      server.setupIntents.update((await server.setupIntents.create()).id, {metadata: {a: '1'}}),
    ({metadata}) => metadata,
    {a: '1'},
  ),
  good(
    'retrieving a setup',
    async ({server}) =>
      server.setupIntents.retrieve((await server.setupIntents.create({description: 'x'})).id),
    ({description}) => description,
    'x',
  ),
  bad('retrieving a setup that is not there', ({server}) => server.setupIntents.retrieve('seti_nobody'), {
    status: 404,
    code: 'resource_missing',
  }),
  good(
    'canceling a setup',
    async ({server}) =>
      server.setupIntents.cancel((await server.setupIntents.create()).id, {cancellation_reason: 'abandoned'}),
    ({status, cancellation_reason: reason}) => [status, reason],
    ['canceled', 'abandoned'],
  ),
  bad(
    'canceling a setup twice',
    async ({server}) => {
      const {id} = await server.setupIntents.create();
      await server.setupIntents.cancel(id);
      return server.setupIntents.cancel(id);
    },
    {status: 400, code: 'setup_intent_unexpected_state'},
  ),
  bad('a setup for nobody', ({server}) => server.setupIntents.create({customer: 'cus_nobody'}), {
    status: 400,
    code: 'resource_missing',
  }),
  good(
    'the setups of a customer',
    async ({server}) => {
      const {id: customer} = await server.customers.create();
      await server.setupIntents.create({customer});
      return server.setupIntents.list({customer});
    },
    ({data}) => data.length,
    1,
  ),
];
