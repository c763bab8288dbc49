import {startOrgBackend, writeDemoData} from '../demo/org-backend/index.js';
import {startStripeSimulator} from '../src/testing/index.js';
import type {TestEnvironment} from '../test/element/support/environment.js';

/** The offline Stripe and an org backend that talks to it, for test pages of one origin. */
export interface ElementBackends {
  readonly environment: TestEnvironment;
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both on free ports. Stripe's origin, by its address, is another site than a page on `localhost`. */
export async function startElementBackends(pageOrigin: string): Promise<ElementBackends> {
  const stripe = await startStripeSimulator();
  const orgBackend = await startOrgBackend({
    port: 0,
    stripe: {secretKey: stripe.secretKey, apiUrl: stripe.url},
    store: {memory: true},
    fill: writeDemoData,
    log: {level: 'warn'},
    allowedOrigins: [pageOrigin],
  });
  return {
    environment: {
      stripeUrl: stripe.url,
      stripeJsUrl: stripe.stripeJsUrl,
      publishableKey: stripe.publishableKey,
      orgBackendUrl: orgBackend.url,
    },
    reset: async () => {
      await stripe.reset();
      await orgBackend.reset();
    },
    stop: async () => {
      await orgBackend.stop();
      await stripe.stop();
    },
  };
}
