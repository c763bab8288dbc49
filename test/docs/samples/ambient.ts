import type {PaymentMethodForm} from '../../../src/index.js';
import type {StripeSimulator} from '../../../src/testing/index.js';

/** What the samples of the documentation take for granted: the form, the page's sign-in, its captcha, a simulator that runs. */
declare global {
  const form: PaymentMethodForm;
  const simulator: StripeSimulator;
  function currentToken(): string;
  function renewToken(): Promise<string>;
  function solveCaptcha(): Promise<string>;
  function showDeclined(message: string): void;
  function showSaved(last4: string | undefined): void;
  let captcha: string;
}
