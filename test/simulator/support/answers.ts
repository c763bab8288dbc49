import {idOf} from '../cases/case.js';
import {settle} from './authentication.js';
import {type Clients, connect} from './clients.js';

const RETURN_URL = 'https://example.com/';

/** One real answer of the simulator for each type of the SDK's, by a name and the type that it must be. */
export interface NamedAnswer {
  readonly name: string;
  readonly type: string;
  readonly answer: unknown;
}

/** Asks the simulator for an answer of each type. Names, ids and times are those of this run. */
export async function collectAnswers({simulator, server, browser}: Clients): Promise<readonly NamedAnswer[]> {
  const payment = {amount: 5000, currency: 'usd'} as const;
  const customer = await server.customers.create({
    name: 'Org',
    email: 'billing@example.com',
    address: {country: 'US'},
    metadata: {org: '42'},
  });
  const made = await browser.tokens.create({
    card: {number: '4242424242424242', exp_month: '12', exp_year: '2040', cvc: '123', name: 'Holder'},
  });
  const token = await server.tokens.retrieve(made.id);
  const method = await server.paymentMethods.attach('pm_card_visa', {customer: customer.id});
  const setup = await server.setupIntents.create({customer: customer.id});
  const challenged = await server.setupIntents.create({
    ...{payment_method: 'pm_card_authenticationRequired', confirm: true, use_stripe_sdk: true},
  });
  await settle(simulator, challenged, 'failed');
  const paid = await server.paymentIntents.create({
    ...payment,
    ...{customer: customer.id, payment_method: method.id, receipt_email: 'a@example.com'},
    ...{confirm: true, return_url: RETURN_URL},
    shipping: {name: 'Holder', address: {line1: '1 Street'}},
  });
  const refused = await server.paymentIntents.create(payment);
  await server.paymentIntents
    .confirm(refused.id, {payment_method: 'pm_card_visa_chargeDeclined', return_url: RETURN_URL})
    .catch(() => undefined);
  const confirmation = await server.testHelpers.confirmationTokens.create({
    ...{payment_method: 'pm_card_visa', return_url: RETURN_URL, setup_future_usage: 'off_session'},
    shipping: {name: 'Holder', address: {line1: '1 Street'}},
  });
  const endpoint = await server.webhookEndpoints.create({
    ...{url: 'http://127.0.0.1:9/', enabled_events: ['customer.created'], description: 'Mine'},
  });
  const events = await server.events.list({type: 'customer.created'});
  const chargeEvents = await server.events.list({type: 'charge.succeeded'});
  const gone = await server.customers.create({source: 'tok_visa'});
  const source = await server.customers.createSource(customer.id, {source: 'tok_mastercard'});
  return [
    {name: 'customer', type: 'Stripe.Customer', answer: await raw(`/v1/customers/${customer.id}`)},
    {name: 'deletedCustomer', type: 'Stripe.DeletedCustomer', answer: await server.customers.del(gone.id)},
    {name: 'token', type: 'Stripe.Token', answer: token},
    {name: 'paymentMethod', type: 'Stripe.PaymentMethod', answer: method},
    {name: 'setupIntent', type: 'Stripe.SetupIntent', answer: setup},
    {name: 'setupIntentToAuthenticate', type: 'Stripe.SetupIntent', answer: challenged},
    {
      name: 'setupIntentNotAuthenticated',
      type: 'Stripe.SetupIntent',
      answer: await raw(`/v1/setup_intents/${challenged.id}`),
    },
    {name: 'paymentIntent', type: 'Stripe.PaymentIntent', answer: paid},
    {
      name: 'paymentIntentRefused',
      type: 'Stripe.PaymentIntent',
      answer: await raw(`/v1/payment_intents/${refused.id}`),
    },
    {
      name: 'paymentIntentExpanded',
      type: 'Stripe.PaymentIntent',
      answer: await raw(
        `/v1/payment_intents/${paid.id}?expand[]=customer&expand[]=payment_method&expand[]=latest_charge`,
      ),
    },
    {name: 'charge', type: 'Stripe.Charge', answer: await raw(`/v1/charges/${idOf(paid.latest_charge)}`)},
    {
      name: 'chargeRefused',
      type: 'Stripe.Charge',
      answer: (await server.charges.list({payment_intent: refused.id})).data[0],
    },
    {name: 'confirmationToken', type: 'Stripe.ConfirmationToken', answer: confirmation},
    {name: 'webhookEndpoint', type: 'Stripe.WebhookEndpoint', answer: endpoint},
    {
      name: 'deletedWebhookEndpoint',
      type: 'Stripe.DeletedWebhookEndpoint',
      answer: await server.webhookEndpoints.del(endpoint.id),
    },
    {name: 'event', type: 'Stripe.Event', answer: events.data[0]},
    {name: 'eventOfCharge', type: 'Stripe.Event', answer: chargeEvents.data[0]},
    {name: 'source', type: 'Stripe.CustomerSource', answer: source},
    {
      name: 'paymentMethods',
      type: 'Stripe.ApiList<Stripe.PaymentMethod>',
      answer: await raw(`/v1/customers/${customer.id}/payment_methods?limit=1`),
    },
    {
      name: 'search',
      type: 'Stripe.ApiSearchResult<Stripe.Customer>',
      answer: await raw(`/v1/customers/search?query=${encodeURIComponent("metadata['org']:'42'")}`),
    },
  ];

  async function raw(path: string): Promise<unknown> {
    return JSON.parse(JSON.stringify(await connect(simulator, simulator.secretKey).rawRequest('GET', path)));
  }
}

/** What differs from run to run, made the same: ids by their order, times, fingerprints, keys, addresses. */
export function normalize(answers: readonly NamedAnswer[]): Readonly<Record<string, unknown>> {
  const numbers = new Map<string, string>();
  const text = JSON.stringify(
    Object.fromEntries(answers.map(({name, answer}) => [name, answer])),
    (key, value: unknown) => {
      if (key === 'fingerprint' || key === 'idempotency_key') return key;
      if (key === 'request_log_url') return 'https://example.com/';
      if (key === 'exp_year') return 2040;
      return typeof value === 'number' && value > 1_600_000_000 ? 1_800_000_000 : value;
    },
  );
  const same = text
    .replaceAll(/\b([a-z]+(?:_test)?)_([0-9A-Za-z]{24})\b/g, (id, prefix: string) => {
      const number = numbers.get(id) ?? `${prefix}_${numbers.size + 1}`;
      numbers.set(id, number);
      return number;
    })
    .replaceAll(/_([0-9A-Za-z]{24})_secret_[0-9A-Za-z]+/g, '_1_secret_1');
  return JSON.parse(same) as Readonly<Record<string, unknown>>;
}
