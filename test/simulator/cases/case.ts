import Stripe from 'stripe';

/** Where cases run: the simulator, or Stripe's own test mode. */
export interface World {
  readonly target: 'simulator' | 'stripe';
  /** With the secret key. */
  readonly server: Stripe;
  /** With the publishable key. */
  readonly browser: Stripe;
}

/** One call of the SDK and what must come of it, the same at Stripe. */
export interface Case {
  readonly name: string;
  /** Cases that Stripe answers later or not at all from a test's machine. */
  readonly needs?: 'simulator';
  /** Makes the call; answers the facts to compare. */
  readonly run: (world: World) => Promise<unknown>;
  readonly expected: unknown;
}

/** What a call fails with. */
export interface Failure {
  readonly status: number;
  readonly code?: string;
  readonly decline?: string;
}

/** A call that succeeds; `expected` are the facts that `pick` takes from its answer. */
export function good<T>(
  name: string,
  call: (world: World) => Promise<T>,
  pick: (answer: T) => unknown,
  expected: unknown,
): Case {
  return {name, run: async (world) => pick(await call(world)), expected};
}

/** A call that fails. Status, code and decline code are compared, never the message. */
export function bad(name: string, call: (world: World) => Promise<unknown>, expected: Failure): Case {
  return {
    name,
    run: async (world) => {
      try {
        await call(world);
      } catch (error) {
        if (!(error instanceof Stripe.errors.StripeError)) throw error;
        return failure(error);
      }
      throw new Error('The call did not fail.');
    },
    expected,
  };
}

/** The same case, for the simulator alone. */
export function simulatorOnly(given: Case): Case {
  return {...given, needs: 'simulator'};
}

/** A customer with a card. */
export async function saved(
  {server}: World,
  card = 'pm_card_visa',
): Promise<{customer: string; payment_method: string}> {
  const {id: customer} = await server.customers.create();
  const {id} = await server.paymentMethods.attach(card, {customer});
  return {customer, payment_method: id};
}

/** A payment that a page would be redirected for is not taken by these cases. */
export const noRedirects = {automatic_payment_methods: {enabled: true, allow_redirects: 'never'}} as const;

/** The id of something that may be expanded. */
export function idOf(thing: string | {readonly id: string} | null | undefined): string {
  return (typeof thing === 'string' ? thing : thing?.id) ?? '';
}

function failure({statusCode, code, decline_code: decline}: Stripe.errors.StripeError): Failure {
  return {
    status: statusCode ?? 0,
    ...(code !== undefined && code !== '' && {code}),
    ...(decline !== undefined && decline !== '' && {decline}),
  };
}
