import {bad, type Case, good, saved, simulatorOnly} from './case.js';

export const CARD_CASES: readonly Case[] = [
  good(
    'a ready-made token',
    ({server}) => server.tokens.retrieve('tok_visa'),
    ({card, type}) => [type, card?.last4],
    ['card', '4242'],
  ),
  bad('a token that is not there', ({server}) => server.tokens.retrieve('tok_nobody'), {
    status: 404,
    code: 'resource_missing',
  }),
  ...[
    good(
      'a token from a page',
      ({browser}) =>
        browser.tokens.create({
          card: {number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123', name: 'Holder'},
        }),
      ({card, used}) => [card?.last4, card?.name, used],
      ['4242', 'Holder', false],
    ),
    bad(
      'a token for a number with a wrong check digit',
      ({browser}) =>
        browser.tokens.create({
          card: {number: '4242424242424241', exp_month: '12', exp_year: '2040', cvc: '123'},
        }),
      {status: 402, code: 'incorrect_number'},
    ),
    bad(
      'a token for an expired card',
      ({browser}) =>
        browser.tokens.create({
          card: {number: '4242424242424242', exp_month: '12', exp_year: '2020', cvc: '123'},
        }),
      {status: 402, code: 'invalid_expiry_year'},
    ),
    bad('a token without a card', ({browser}) => browser.tokens.create({}), {
      status: 400,
      code: 'parameter_missing',
    }),
    bad(
      'a second payment method from one token',
      async ({browser, server}) => {
        const {id: token} = await browser.tokens.create({
          card: {number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123'},
        });
        await server.paymentMethods.create({type: 'card', card: {token}});
        return server.paymentMethods.create({type: 'card', card: {token}});
      },
      {status: 400, code: 'token_already_used'},
    ),
  ].map(simulatorOnly),

  ...(
    [
      ['tok_visa', 'visa', 'credit', 'US'],
      ['tok_visa_debit', 'visa', 'debit', 'US'],
      ['tok_mastercard', 'mastercard', 'credit', 'US'],
      ['tok_mastercard_debit', 'mastercard', 'debit', 'US'],
      ['tok_mastercard_prepaid', 'mastercard', 'prepaid', 'US'],
      ['tok_amex', 'amex', 'credit', 'US'],
      ['tok_discover', 'discover', 'credit', 'US'],
      ['tok_diners', 'diners', 'credit', 'US'],
      ['tok_jcb', 'jcb', 'credit', 'JP'],
      ['tok_unionpay', 'unionpay', 'credit', 'CN'],
    ] as const
  ).map(([token, ...facts]) =>
    good(
      `a payment method from ${token}`,
      ({server}) => server.paymentMethods.create({type: 'card', card: {token}}),
      ({card}) => [card?.brand, card?.funding, card?.country],
      facts,
    ),
  ),
  good(
    'a payment method with billing details',
    ({server}) =>
      server.paymentMethods.create({
        type: 'card',
        card: {token: 'tok_visa'},
        billing_details: {name: 'Holder', address: {postal_code: '94107'}},
      }),
    ({billing_details: billing}) => [billing.name, billing.address?.postal_code, billing.email],
    ['Holder', '94107', null],
  ),
  bad('a payment method of no type', ({server}) => server.paymentMethods.create({}), {
    status: 400,
    code: 'parameter_missing',
  }),
  good(
    'attaching a payment method',
    async ({server}) =>
      server.paymentMethods.attach('pm_card_visa', {customer: (await server.customers.create()).id}),
    ({card, customer}) => [card?.checks?.cvc_check, typeof customer],
    ['pass', 'string'],
  ),
  good(
    'attaching it again to the same customer',
    async (world) => {
      const {customer, payment_method: method} = await saved(world);
      const again = await world.server.paymentMethods.attach(method, {customer});
      return again.id === method;
    },
    (same) => same,
    true,
  ),
  bad(
    'attaching it to another customer',
    async (world) => {
      const {payment_method: method} = await saved(world);
      const {id: customer} = await world.server.customers.create();
      return world.server.paymentMethods.attach(method, {customer});
    },
    {status: 400, code: 'payment_method_unexpected_state'},
  ),
  bad(
    'attaching to nobody',
    ({server}) => server.paymentMethods.attach('pm_card_visa', {customer: 'cus_nobody'}),
    {status: 400, code: 'resource_missing'},
  ),
  bad(
    'attaching what is not there',
    async ({server}) =>
      server.paymentMethods.attach('pm_nobody', {customer: (await server.customers.create()).id}),
    {status: 404, code: 'resource_missing'},
  ),
  ...(
    [
      ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
      ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
      ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card'],
      ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card'],
      ['pm_card_chargeDeclinedExpiredCard', 'expired_card', undefined],
      ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', undefined],
      ['pm_card_chargeDeclinedProcessingError', 'processing_error', undefined],
      ['pm_card_visa_chargeDeclinedVelocityLimitExceeded', 'card_declined', 'card_velocity_exceeded'],
    ] as const
  ).map(([card, code, decline]) =>
    bad(
      `attaching ${card}`,
      async ({server}) =>
        server.paymentMethods.attach(card, {customer: (await server.customers.create()).id}),
      {status: 402, code, ...(decline !== undefined && {decline})},
    ),
  ),
  good(
    'attaching a card that fails when it is charged',
    (world) => saved(world, 'pm_card_chargeCustomerFail'),
    ({payment_method: method}) => method.startsWith('pm_'),
    true,
  ),
  good(
    'changing a saved payment method',
    async (world) => {
      const {payment_method: method} = await saved(world);
      return world.server.paymentMethods.update(method, {card: {exp_month: 11, exp_year: 2042}});
    },
    ({card}) => [card?.exp_month, card?.exp_year],
    [11, 2042],
  ),
  bad(
    'changing a payment method of nobody',
    async ({server}) => {
      const {id} = await server.paymentMethods.create({type: 'card', card: {token: 'tok_visa'}});
      return server.paymentMethods.update(id, {metadata: {a: '1'}});
    },
    {status: 400},
  ),
  good(
    'detaching a payment method',
    async (world) => world.server.paymentMethods.detach((await saved(world)).payment_method),
    ({customer}) => customer,
    null,
  ),
  bad(
    'detaching it again',
    async (world) => {
      const {payment_method: method} = await saved(world);
      await world.server.paymentMethods.detach(method);
      return world.server.paymentMethods.detach(method);
    },
    {status: 400},
  ),
  bad(
    'attaching it after it was detached',
    async (world) => {
      const {customer, payment_method: method} = await saved(world);
      await world.server.paymentMethods.detach(method);
      return world.server.paymentMethods.attach(method, {customer});
    },
    {status: 400, code: 'payment_method_unexpected_state'},
  ),
  good(
    'a payment method with its customer expanded',
    async (world) => {
      const {payment_method: method} = await saved(world);
      return world.server.paymentMethods.retrieve(method, {expand: ['customer']});
    },
    ({customer}) => typeof customer === 'object' && customer?.object,
    'customer',
  ),
  bad(
    'expanding what cannot be',
    async (world) => {
      const {payment_method: method} = await saved(world);
      return world.server.paymentMethods.retrieve(method, {expand: ['type']});
    },
    {status: 400},
  ),
  good(
    'the payment methods of a customer',
    async (world) => world.server.customers.listPaymentMethods((await saved(world)).customer),
    ({data}) => data.map(({card}) => card?.last4),
    ['4242'],
  ),
  good(
    'one payment method of a customer',
    async (world) => {
      const {customer, payment_method: method} = await saved(world);
      return world.server.customers.retrievePaymentMethod(customer, method);
    },
    ({card}) => card?.last4,
    '4242',
  ),
];
