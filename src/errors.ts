import type {ErrorCode} from './submission/codes.js';
import type {Failure, Phase, RetryAdvice} from './submission/failure.js';

export type {ErrorCode, Phase, RetryAdvice};

/**
 * Any error that the form tells its host page about: on `payment-method-error`, in `outcome.error`, as `element.error`.
 * It never carries a client secret, an authorization header or card data.
 */
export class PaymentMethodFormError extends Error {
  override readonly name = 'PaymentMethodFormError';
  /** Where it happened. */
  readonly phase: Phase;
  /** Stable and documented; branch on this, never on `message`. */
  readonly code: ErrorCode;
  /** What the person can do about it. */
  readonly retry: RetryAdvice;
  /** The issuer's reason, as Stripe names it, when the card was declined and the reason is known. */
  readonly declineCode: string | undefined;
  /** HTTP status of the org endpoint's answer, when there was one. */
  readonly status: number | undefined;
  /** The id under which the org's API knows the request, when it told one. */
  readonly requestId: string | undefined;

  /**
   * @param failure what went wrong
   * @param message the same in the person's language, safe to show
   */
  constructor(failure: Failure, message: string) {
    super(message, failure.cause === undefined ? undefined : {cause: failure.cause});
    this.phase = failure.phase;
    this.code = failure.code;
    this.retry = failure.retry;
    this.declineCode = failure.declineCode;
    this.status = failure.status;
    this.requestId = failure.requestId;
  }
}
