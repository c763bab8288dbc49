import {invalidRequest} from './errors.js';

/** The version of Stripe's API that the simulator speaks. */
export const API_VERSION = '2026-10-28.endive';

/**
 * Refuses a `Stripe-Version` that is not the simulator's: answers of another version would look different at Stripe.
 *
 * @throws ApiError 400
 */
export function expectVersion(asked: string | undefined): void {
  if (asked === undefined || asked === API_VERSION) return;
  throw /^\d{4}-\d{2}-\d{2}(?:\.\w+)?$/.test(asked)
    ? invalidRequest(`The Stripe simulator speaks version ${API_VERSION} of the API only, not ${asked}.`, {
        code: 'simulator_unsupported_version',
      })
    : invalidRequest(`Invalid Stripe API version: ${asked}`);
}
