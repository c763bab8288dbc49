import {executeServerCommand} from '@web/test-runner-commands';

/** The servers that the runner of the element's tests keeps ready for each test page. */
export interface TestEnvironment {
  /** Origin of the offline Stripe: another site than the test page's. */
  readonly stripeUrl: string;
  /** Address of its browser script, to be loaded in the place of `https://js.stripe.com`. */
  readonly stripeJsUrl: string;
  readonly publishableKey: string;
  /** Origin of the org backend, which lets the test page's origin in and talks to the offline Stripe. */
  readonly orgBackendUrl: string;
}

declare global {
  interface Window {
    readonly testEnvironment: TestEnvironment;
  }
}

export const environment: TestEnvironment = window.testEnvironment;

/** Puts the offline Stripe and the org backend back to how they started. */
export async function resetBackends(): Promise<void> {
  await executeServerCommand('reset-backends');
}
