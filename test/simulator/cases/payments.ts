import {bad, type Case, good, idOf, noRedirects, saved, type World} from './case.js';

const USD = {amount: 5000, currency: 'usd', ...noRedirects} as const;

export const PAYMENT_CASES: readonly Case[] = [
  good(
    'a payment',
    ({server}) => server.paymentIntents.create(USD),
    ({status, amount}) => [status, amount],
    ['requires_payment_method', 5000],
  ),
  good(
    'a payment that is confirmed at once',
    ({server}) => server.paymentIntents.create({...USD, payment_method: 'pm_card_visa', confirm: true}),
    ({status, amount_received: received}) => [status, received],
    ['succeeded', 5000],
  ),
  good(
    'confirming a payment',
    async ({server}) => {
      const {id} = await server.paymentIntents.create(USD);
      return server.paymentIntents.confirm(id, {payment_method: 'pm_card_mastercard'});
    },
    ({status}) => status,
    'succeeded',
  ),
  good(
    'a payment of a saved card while nobody is there',
    async (world) =>
      world.server.paymentIntents.create({...USD, ...(await saved(world)), off_session: true, confirm: true}),
    ({status}) => status,
    'succeeded',
  ),
  good(
    'a payment that saves its card',
    async ({server}) => {
      const {id: customer} = await server.customers.create();
      const {payment_method: method} = await server.paymentIntents.create({
        ...USD,
        customer,
        payment_method: 'pm_card_visa',
        setup_future_usage: 'off_session',
        confirm: true,
      });
      const {customer: owner} = await server.paymentMethods.retrieve(idOf(method));
      return owner === customer;
    },
    (same) => same,
    true,
  ),
  ...(
    [
      ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
      ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
      ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
    ] as const
  ).map(([card, code, decline]) =>
    bad(
      `a payment with ${card}`,
      ({server}) => server.paymentIntents.create({...USD, payment_method: card, confirm: true}),
      {status: 402, code, ...(decline !== undefined && {decline})},
    ),
  ),
  bad(
    'a payment with a saved card that fails when it is charged',
    async (world) =>
      world.server.paymentIntents.create({
        ...USD,
        ...(await saved(world, 'pm_card_chargeCustomerFail')),
        confirm: true,
      }),
    {status: 402, code: 'card_declined', decline: 'generic_decline'},
  ),
  bad('a payment of nothing', ({server}) => server.paymentIntents.create({amount: 0, currency: 'usd'}), {
    status: 400,
    code: 'parameter_invalid_integer',
  }),
  bad('a payment of too little', ({server}) => server.paymentIntents.create({amount: 10, currency: 'usd'}), {
    status: 400,
    code: 'amount_too_small',
  }),
  bad(
    'a payment of too much',
    ({server}) => server.paymentIntents.create({amount: 100_000_000, currency: 'usd'}),
    {status: 400, code: 'amount_too_large'},
  ),
  bad(
    'a payment in no currency there is',
    ({server}) => server.paymentIntents.create({amount: 500, currency: 'xyz'}),
    {
      status: 400,
    },
  ),
  bad(
    'a payment with payment_method_types',
    ({server}) => server.rawRequest('POST', '/v1/payment_intents', {...USD, payment_method_types: ['card']}),
    {status: 400, code: 'payment_method_types_no_longer_supported'},
  ),
  good(
    'a payment that must be authenticated',
    ({server}) =>
      server.paymentIntents.create({
        ...USD,
        payment_method: 'pm_card_authenticationRequired',
        confirm: true,
        use_stripe_sdk: true,
      }),
    ({status, next_action: action}) => [status, action?.type],
    ['requires_action', 'use_stripe_sdk'],
  ),
  bad(
    'a payment that would need authentication, with nobody there',
    async (world) =>
      world.server.paymentIntents.create({
        ...USD,
        ...(await saved(world, 'pm_card_authenticationRequired')),
        off_session: true,
        confirm: true,
      }),
    {status: 402, code: 'authentication_required', decline: 'authentication_required'},
  ),
  bad(
    'a payment that must not need authentication',
    ({server}) =>
      server.paymentIntents.create({
        ...USD,
        payment_method: 'pm_card_authenticationRequired',
        confirm: true,
        error_on_requires_action: true,
      }),
    {status: 402, code: 'authentication_required', decline: 'authentication_required'},
  ),
  good(
    'changing a payment',
    async ({server}) =>
      server.paymentIntents.update((await server.paymentIntents.create(USD)).id, {amount: 700}),
    ({amount}) => amount,
    700,
  ),
  bad(
    'changing a payment that is over',
    async (world) => world.server.paymentIntents.update((await paid(world)).id, {amount: 700}),
    {status: 400, code: 'payment_intent_unexpected_state'},
  ),
  bad(
    'confirming a payment twice',
    async (world) => world.server.paymentIntents.confirm((await paid(world)).id),
    {status: 400, code: 'payment_intent_unexpected_state'},
  ),
  bad(
    'confirming a payment without a card',
    async ({server}) => server.paymentIntents.confirm((await server.paymentIntents.create(USD)).id),
    {status: 400, code: 'payment_intent_unexpected_state'},
  ),
  good(
    'canceling a payment',
    async ({server}) => server.paymentIntents.cancel((await server.paymentIntents.create(USD)).id),
    ({status}) => status,
    'canceled',
  ),
  bad(
    'canceling a payment that is over',
    async (world) => world.server.paymentIntents.cancel((await paid(world)).id),
    {status: 400, code: 'payment_intent_unexpected_state'},
  ),
  good(
    'a payment that is captured later',
    (world) => authorized(world),
    ({status, amount_capturable: capturable}) => [status, capturable],
    ['requires_capture', 5000],
  ),
  good(
    'capturing all of it',
    async (world) => world.server.paymentIntents.capture((await authorized(world)).id),
    ({status, amount_received: received}) => [status, received],
    ['succeeded', 5000],
  ),
  good(
    'capturing a part of it',
    async (world) =>
      world.server.paymentIntents.capture((await authorized(world)).id, {amount_to_capture: 1000}),
    ({amount_received: received, amount_capturable: capturable}) => [received, capturable],
    [1000, 0],
  ),
  bad(
    'capturing too much',
    async (world) =>
      world.server.paymentIntents.capture((await authorized(world)).id, {amount_to_capture: 9000}),
    {status: 400, code: 'amount_too_large'},
  ),
  bad(
    'capturing what was captured',
    async (world) => world.server.paymentIntents.capture((await paid(world)).id),
    {status: 400, code: 'payment_intent_unexpected_state'},
  ),
  good(
    'the payments of a customer',
    async ({server}) => {
      const {id: customer} = await server.customers.create();
      await server.paymentIntents.create({...USD, customer});
      return server.paymentIntents.list({customer});
    },
    ({data}) => data.length,
    1,
  ),

  good(
    'the charge of a payment, expanded',
    (world) =>
      world.server.paymentIntents.create({
        ...USD,
        payment_method: 'pm_card_visa',
        confirm: true,
        expand: ['latest_charge'],
      }),
    ({latest_charge: charge}) =>
      typeof charge === 'object' && [
        charge?.paid,
        charge?.captured,
        charge?.payment_method_details?.card?.last4,
      ],
    [true, true, '4242'],
  ),
  good(
    'retrieving a charge',
    async (world) => world.server.charges.retrieve(idOf((await paid(world)).latest_charge)),
    ({amount, outcome}) => [amount, outcome?.type],
    [5000, 'authorized'],
  ),
  good(
    'changing a charge',
    async (world) =>
      world.server.charges.update(idOf((await paid(world)).latest_charge), {description: 'Lunch'}),
    ({description}) => description,
    'Lunch',
  ),
  good(
    'capturing a charge',
    async (world) =>
      world.server.charges.capture(idOf((await authorized(world)).latest_charge), {amount: 1000}),
    ({captured, amount_captured: amount}) => [captured, amount],
    [true, 1000],
  ),
  bad(
    'capturing a charge twice',
    async (world) => world.server.charges.capture(idOf((await paid(world)).latest_charge)),
    {status: 400, code: 'charge_already_captured'},
  ),
  bad('a charge that is not there', ({server}) => server.charges.retrieve('ch_nobody'), {
    status: 404,
    code: 'resource_missing',
  }),
  good(
    'the charges of a payment',
    async (world) => world.server.charges.list({payment_intent: (await paid(world)).id}),
    ({data}) => data.map(({status}) => status),
    ['succeeded'],
  ),

  good(
    'a confirmation token of a test',
    ({server}) => server.testHelpers.confirmationTokens.create({payment_method: 'pm_card_visa'}),
    ({payment_method_preview: preview}) => [preview?.type, preview?.card?.last4],
    ['card', '4242'],
  ),
  good(
    'retrieving a confirmation token',
    async ({server}) => {
      const {id} = await server.testHelpers.confirmationTokens.create({
        payment_method: 'pm_card_visa',
        return_url: 'https://example.com/',
      });
      return server.confirmationTokens.retrieve(id);
    },
    ({return_url: url}) => url,
    'https://example.com/',
  ),
  good(
    'paying with a confirmation token',
    async ({server}) => {
      const {id} = await server.testHelpers.confirmationTokens.create({payment_method: 'pm_card_visa'});
      return server.paymentIntents.create({...USD, confirmation_token: id, confirm: true});
    },
    ({status}) => status,
    'succeeded',
  ),
  good(
    'setting up with a confirmation token',
    async ({server}) => {
      const {id} = await server.testHelpers.confirmationTokens.create({payment_method: 'pm_card_visa'});
      const setup = await server.setupIntents.create({confirmation_token: id, confirm: true, ...noRedirects});
      const token = await server.confirmationTokens.retrieve(id);
      return [setup.status, token.setup_intent === setup.id];
    },
    (facts) => facts,
    ['succeeded', true],
  ),
  bad(
    'paying twice with one confirmation token',
    async ({server}) => {
      const {id} = await server.testHelpers.confirmationTokens.create({payment_method: 'pm_card_visa'});
      const payment = {...USD, confirmation_token: id, confirm: true};
      await server.paymentIntents.create(payment);
      return server.paymentIntents.create(payment);
    },
    {status: 400, code: 'resource_already_exists'},
  ),
  bad(
    'a confirmation token that is not there',
    ({server}) => server.confirmationTokens.retrieve('ctoken_nobody'),
    {
      status: 404,
      code: 'resource_missing',
    },
  ),
];

function paid({server}: World) {
  return server.paymentIntents.create({...USD, payment_method: 'pm_card_visa', confirm: true});
}

function authorized({server}: World) {
  return server.paymentIntents.create({
    ...USD,
    payment_method: 'pm_card_visa',
    confirm: true,
    capture_method: 'manual',
  });
}
