import {connectStripe} from './org-backend/billing/stripe-client.js';
import {handledEvents, type StripeOptions} from './org-backend/index.js';

/**
 * Has a Stripe deliver its events to an org backend, and answers the secret that they are signed with. For the offline Stripe: with Stripe
 * itself an endpoint is registered once, in its dashboard or by its CLI.
 */
export async function registerWebhooks(options: StripeOptions, backendUrl: string): Promise<string> {
  const connection = connectStripe(options);
  try {
    const {secret} = await connection.stripe.webhookEndpoints.create({
      url: `${backendUrl}/webhooks/stripe`,
      enabled_events: [...handledEvents],
    });
    if (secret === undefined) throw new Error('Stripe made a webhook endpoint without a secret.');
    return secret;
  } finally {
    connection.close();
  }
}
