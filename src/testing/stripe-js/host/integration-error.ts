/** A mistake of the page that uses Stripe.js: thrown, or the reason of a rejection, never a result. */
export class IntegrationError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'IntegrationError';
  }
}
