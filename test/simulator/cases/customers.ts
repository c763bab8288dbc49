import {bad, type Case, good, idOf, saved, simulatorOnly} from './case.js';

const EMAIL = 'billing@example.com';

export const CUSTOMER_CASES: readonly Case[] = [
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
];
