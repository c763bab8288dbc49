import {bad, type Case, good, idOf, saved, simulatorOnly} from './case.js';

const EMAIL = 'billing@example.com';

export const CARD_AND_CUSTOMER_CASES: readonly Case[] = [
  good(
    'a customer with nothing',
    ({server}) => server.customers.create(),
    ({email}) => email,
    null,
  ),
  good(
    'a customer with an email',
    ({server}) => server.customers.create({email: EMAIL}),
    ({email}) => email,
    EMAIL,
  ),
  good(
    'a customer with a name',
    ({server}) => server.customers.create({name: 'Org'}),
    ({name}) => name,
    'Org',
  ),
  good(
    'a customer with metadata',
    ({server}) => server.customers.create({metadata: {org: '42'}}),
    ({metadata}) => metadata,
    {org: '42'},
  ),
  good(
    'a customer with an address',
    ({server}) => server.customers.create({address: {country: 'US', postal_code: '94107'}}),
    ({address}) => [address?.country, address?.postal_code, address?.city],
    ['US', '94107', null],
  ),
  good(
    'a customer with a payment method',
    ({server}) => server.customers.create({payment_method: 'pm_card_visa'}),
    ({default_source: source}) => source,
    null,
  ),
  good(
    'a customer with a token, which becomes the default source',
    ({server}) => server.customers.create({source: 'tok_visa'}),
    ({default_source: source}) => idOf(source).startsWith('card_'),
    true,
  ),
  bad('a customer with half an email', ({server}) => server.customers.create({email: 'nobody'}), {
    status: 400,
    code: 'email_invalid',
  }),
  bad(
    'a customer with a card that is refused',
    ({server}) => server.customers.create({payment_method: 'pm_card_visa_chargeDeclined'}),
    {status: 402, code: 'card_declined', decline: 'generic_decline'},
  ),
  good(
    'retrieving a customer',
    async ({server}) => server.customers.retrieve((await server.customers.create({name: 'Org'})).id),
    (customer) => customer.deleted !== true && customer.name,
    'Org',
  ),
  bad('retrieving a customer that is not there', ({server}) => server.customers.retrieve('cus_nobody'), {
    status: 404,
    code: 'resource_missing',
  }),
  good(
    'changing a customer',
    async ({server}) =>
      server.customers.update((await server.customers.create({name: 'Org'})).id, {phone: '1'}),
    ({name, phone}) => [name, phone],
    ['Org', '1'],
  ),
  good(
    'taking a name away',
    async ({server}) =>
      server.customers.update((await server.customers.create({name: 'Org'})).id, {name: ''}),
    ({name}) => name,
    null,
  ),
  good(
    'taking one key of metadata away',
    async ({server}) => {
      const {id} = await server.customers.create({metadata: {a: '1', b: '2'}});
      return server.customers.update(id, {metadata: {a: ''}});
    },
    ({metadata}) => metadata,
    {b: '2'},
  ),
  bad(
    'changing a customer that is not there',
    ({server}) => server.customers.update('cus_nobody', {name: 'x'}),
    {
      status: 404,
      code: 'resource_missing',
    },
  ),
  bad(
    'a default card of nobody',
    async ({server}) =>
      server.customers.update((await server.customers.create()).id, {
        invoice_settings: {default_payment_method: 'pm_nobody'},
      }),
    {status: 400, code: 'resource_missing'},
  ),
  good(
    'a default card',
    async (world) => {
      const {customer, payment_method: method} = await saved(world);
      const changed = await world.server.customers.update(customer, {
        invoice_settings: {default_payment_method: method},
      });
      return changed.invoice_settings.default_payment_method === method;
    },
    (same) => same,
    true,
  ),
  good(
    'deleting a customer',
    async ({server}) => server.customers.del((await server.customers.create()).id),
    ({deleted}) => deleted,
    true,
  ),
  good(
    'retrieving a deleted customer',
    async ({server}) => {
      const {id} = await server.customers.create();
      await server.customers.del(id);
      return server.customers.retrieve(id);
    },
    ({deleted}) => deleted,
    true,
  ),
  bad(
    'changing a deleted customer',
    async ({server}) => {
      const {id} = await server.customers.create();
      await server.customers.del(id);
      return server.customers.update(id, {name: 'x'});
    },
    {status: 404, code: 'resource_missing'},
  ),
  good(
    'one customer of several, newest first',
    async ({server}) => {
      await server.customers.create({name: 'older'});
      await server.customers.create({name: 'newer'});
      return server.customers.list({limit: 1});
    },
    ({data, has_more: more}) => [data[0]?.name, data.length, more],
    ['newer', 1, true],
  ),
  good(
    'the customers after one',
    async ({server}) => {
      const first = await server.customers.create({name: 'first'});
      const second = await server.customers.create();
      const {data} = await server.customers.list({limit: 1, starting_after: second.id});
      return data[0]?.id === first.id;
    },
    (same) => same,
    true,
  ),
  good(
    'the customers before one',
    async ({server}) => {
      const first = await server.customers.create();
      const second = await server.customers.create();
      const {data} = await server.customers.list({limit: 1, ending_before: first.id});
      return data[0]?.id === second.id;
    },
    (same) => same,
    true,
  ),
  bad('a list of a thousand', ({server}) => server.customers.list({limit: 1000}), {status: 400}),
  good(
    'going through pages of payment methods',
    async (world) => {
      const {customer} = await saved(world);
      await world.server.paymentMethods.attach('pm_card_mastercard', {customer});
      await world.server.paymentMethods.attach('pm_card_amex', {customer});
      const all = await world.server.paymentMethods.list({customer, limit: 1}).autoPagingToArray({limit: 10});
      return all.map(({card}) => card?.brand);
    },
    (brands) => brands,
    ['amex', 'mastercard', 'visa'],
  ),
  ...[
    good(
      'a search by metadata',
      async ({server}) => {
        await server.customers.create({name: 'found', metadata: {org_key: 'o-1'}});
        return server.customers.search({query: "metadata['org_key']:'o-1'"});
      },
      ({data, object}) => [object, data.map(({name}) => name)],
      ['search_result', ['found']],
    ),
    good(
      'a search by two conditions',
      async ({server}) => {
        await server.customers.create({email: 'two@example.com', name: 'Two'});
        return server.customers.search({query: "email:'two@example.com' AND -name:'Two'"});
      },
      ({data}) => data.length,
      0,
    ),
    good(
      'a search by a part of a name',
      async ({server}) => {
        await server.customers.create({name: 'Partially'});
        return server.customers.search({query: 'name~"arti"', limit: 1});
      },
      ({data}) => data[0]?.name,
      'Partially',
    ),
  ].map(simulatorOnly),
  bad('a search for nonsense', ({server}) => server.customers.search({query: 'nonsense'}), {status: 400}),

  good(
    'a source',
    async ({server}) => {
      const {id} = await server.customers.create();
      return server.customers.createSource(id, {source: 'tok_mastercard'});
    },
    (source) => source.object === 'card' && [source.brand, source.last4],
    ['MasterCard', '4444'],
  ),
  good(
    'the sources of a customer',
    async ({server}) =>
      server.customers.listSources((await server.customers.create({source: 'tok_visa'})).id),
    ({data}) => data.map(({object}) => object),
    ['card'],
  ),
  good(
    'changing a source',
    async ({server}) => {
      const {id, default_source: source} = await server.customers.create({source: 'tok_visa'});
      return server.customers.updateSource(id, idOf(source), {name: 'Holder', exp_year: '2041'});
    },
    (source) => source.object === 'card' && [source.name, source.exp_year],
    ['Holder', 2041],
  ),
  good(
    'deleting a source',
    async ({server}) => {
      const {id, default_source: source} = await server.customers.create({source: 'tok_visa'});
      await server.customers.deleteSource(id, idOf(source));
      return server.customers.retrieve(id);
    },
    (customer) => customer.deleted !== true && customer.default_source,
    null,
  ),
  bad(
    'a source from a card that is refused',
    async ({server}) =>
      server.customers.createSource((await server.customers.create()).id, {
        source: 'tok_visa_chargeDeclined',
      }),
    {status: 402, code: 'card_declined', decline: 'generic_decline'},
  ),

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
