import type {BillingInput} from '../billing.js';
import {adviceFor, type ErrorCode} from './codes.js';

/** Where in an attempt something went wrong. Each phase reads differently to a person and is mended differently. */
export type Phase =
  'configuration' | 'load' | 'validation' | 'tokenization' | 'request' | 'authentication' | 'reconciliation';

/** What to do next: the same card again, another card, wait, sign in first, or nothing that the person can do. */
export type RetryAdvice = 'same-card' | 'new-card' | 'later' | 'sign-in' | 'none';

/** What went wrong, as data: no language, no DOM. It becomes a `PaymentMethodFormError` where it meets the host page. */
export interface Failure {
  readonly phase: Phase;
  /** Stable, documented, safe to branch on. Codes of Stripe's keep Stripe's spelling (`incomplete_number`). */
  readonly code: ErrorCode;
  readonly retry: RetryAdvice;
  /** The field that it belongs to, when it belongs to one. */
  readonly field?: FieldName;
  /** What goes into the message, e.g. the name of the attribute at fault. */
  readonly values?: Readonly<Record<string, string>>;
  /** A sentence from Stripe or from the org's API that is fit for a person. Shown as text, never as markup. */
  readonly detail?: string;
  /** The issuer's reason, as Stripe spells it. Any word: issuers and Stripe add to them. */
  readonly declineCode?: string;
  /** HTTP status of the answer that said so. */
  readonly status?: number;
  readonly requestId?: string;
  readonly cause?: unknown;
}

/** The parts of the form that an error can point to. */
export type FieldName = CardFieldName | BillingInput | 'consent';

/** A field that Stripe renders. */
export type CardFieldName = 'number' | 'expiry' | 'cvc' | 'card' | 'payment' | 'address';

/** A failure with the advice that goes with its code. */
export function createFailure(
  phase: Phase,
  code: ErrorCode,
  more: Omit<Failure, 'phase' | 'code' | 'retry'> = {},
): Failure {
  return {phase, code, retry: adviceFor(code), ...more};
}
