import type Stripe from 'stripe';

/** What a request works on: its organization's customer, and a credential that nobody has used. */
export interface Material {
  readonly customerId: string;
  readonly credential: string;
}

/** What a route does, made of bare calls of Stripe's SDK. */
export type Sequence = (stripe: Stripe, material: Material) => Promise<unknown>;

const card = {type: 'card', limit: 100} as const;

/** A card is only new, and a default only missing, as far as Stripe says so at that moment. */
const readCustomer = (stripe: Stripe, customerId: string) =>
  Promise.all([stripe.customers.retrieve(customerId), stripe.customers.listPaymentMethods(customerId, card)]);

/**
 * What no way to do it can be without: nothing is looked at first. Cards double, payment methods of others are not noticed before
 * Stripe refuses them, and there is no limit on cards.
 */
export const withoutLookUps = {
  saveToken: async (stripe, {customerId, credential}) => {
    const {id} = await stripe.paymentMethods.create({type: 'card', card: {token: credential}});
    await stripe.paymentMethods.attach(id, {customer: customerId});
  },
  attach: (stripe, {customerId, credential}) =>
    stripe.paymentMethods.attach(credential, {customer: customerId}),
  intent: (stripe, {customerId, credential}) =>
    stripe.paymentIntents.create({
      amount: 5000,
      currency: 'usd',
      customer: customerId,
      payment_method: credential,
      setup_future_usage: 'off_session',
      allowed_payment_method_types: ['card'],
    }),
} as const satisfies Record<string, Sequence>;

/**
 * The very calls that each route makes, in its order and side by side where it has them so, and nothing else: no HTTP server, no store, no
 * checks of our own.
 */
export const sameCalls = {
  saveToken: async (stripe, material) => {
    await Promise.all([
      readCustomer(stripe, material.customerId),
      stripe.tokens.retrieve(material.credential),
    ]);
    await withoutLookUps.saveToken(stripe, material);
  },
  attach: async (stripe, material) => {
    await Promise.all([
      readCustomer(stripe, material.customerId),
      stripe.paymentMethods.retrieve(material.credential),
    ]);
    await withoutLookUps.attach(stripe, material);
  },
  intent: async (stripe, material) => {
    await Promise.all([
      readCustomer(stripe, material.customerId),
      stripe.paymentMethods.retrieve(material.credential),
    ]);
    await withoutLookUps.intent(stripe, material);
  },
} as const satisfies Record<keyof typeof withoutLookUps, Sequence>;
