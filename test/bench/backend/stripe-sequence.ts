import type Stripe from 'stripe';

/** What a request works on: its organization's customer, and a credential that nobody has used. */
export interface Material {
  readonly customerId: string;
  readonly credential: string;
}

/**
 * The calls of Stripe's SDK that each route cannot do without, one after the other as the route makes them, and nothing else: no HTTP
 * server, no store, no checks of our own.
 */
export const stripeSequence = {
  async saveToken(stripe: Stripe, {customerId, credential}: Material): Promise<void> {
    await readCustomer(stripe, customerId);
    await stripe.tokens.retrieve(credential);
    const {id} = await stripe.paymentMethods.create({type: 'card', card: {token: credential}});
    await stripe.paymentMethods.attach(id, {customer: customerId});
  },
  async attach(stripe: Stripe, {customerId, credential}: Material): Promise<void> {
    await readCustomer(stripe, customerId);
    await stripe.paymentMethods.retrieve(credential);
    await stripe.paymentMethods.attach(credential, {customer: customerId});
  },
  async intent(stripe: Stripe, {customerId, credential}: Material): Promise<void> {
    await readCustomer(stripe, customerId);
    await stripe.paymentMethods.retrieve(credential);
    await stripe.paymentIntents.create({
      amount: 5000,
      currency: 'usd',
      customer: customerId,
      payment_method: credential,
      setup_future_usage: 'off_session',
      allowed_payment_method_types: ['card'],
    });
  },
} as const;

/** A card is only new, and a default only missing, as far as Stripe says so at that moment. */
async function readCustomer(stripe: Stripe, customerId: string): Promise<void> {
  await Promise.all([
    stripe.customers.retrieve(customerId),
    stripe.customers.listPaymentMethods(customerId, {type: 'card', limit: 100}),
  ]);
}
