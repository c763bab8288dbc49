import assert from 'node:assert/strict';
import type Stripe from 'stripe';
import type {StripeSimulator} from '../../../src/testing/index.js';

/** Does what the cardholder does in the challenge; answers the HTTP status. */
export async function settle(
  simulator: StripeSimulator,
  intent: Stripe.PaymentIntent | Stripe.SetupIntent,
  outcome: 'passed' | 'failed',
): Promise<number> {
  const source = intent.next_action?.use_stripe_sdk?.['three_d_secure_2_source'];
  assert.ok(typeof source === 'string', 'The intent does not wait for 3-D Secure.');
  const response = await fetch(`${simulator.url}/simulator/authentications/${source}`, {
    method: 'POST',
    body: new URLSearchParams({outcome}),
  });
  return response.status;
}
