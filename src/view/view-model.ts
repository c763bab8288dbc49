import type {BillingInput} from '../billing.js';
import type {CardFieldName} from '../submission/failure.js';
import type {Country} from './countries.js';
import type {Messages} from './messages.js';

/** One of Stripe's fields, as it is shown. */
export interface FieldView {
  readonly name: CardFieldName;
  /** The slot that Stripe's frame is projected into. */
  readonly slot: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly focused: boolean;
}

/** One of our own inputs, for a billing detail. */
export interface BillingFieldView {
  readonly name: BillingInput;
  readonly label: string;
  readonly value: string;
  readonly required: boolean;
  readonly error?: string;
  /** What to choose from; without it the detail is typed. */
  readonly countries?: readonly Country[];
}

/** A box that says something about the whole form. */
export interface NoticeView {
  readonly tone: 'danger' | 'caution';
  readonly title?: string;
  readonly text: string;
  readonly actions?: readonly {readonly label: string; readonly run: () => void}[];
}

/** The view after a success. */
export interface AttachedView {
  readonly title: string;
  /** Brand, last four digits and expiry, where known. */
  readonly card?: string;
  readonly warnings: readonly string[];
  readonly again?: {readonly label: string; readonly run: () => void};
}

/** Everything that the template needs; no more is known to it. */
export interface FormView {
  readonly messages: Messages;
  /** What the messages are in, a BCP 47 tag. */
  readonly language: string;
  /** Absent while there is nothing to fill in: configuration errors, failed loads. */
  readonly fields?: readonly FieldView[];
  /** Above the card; without a wallet to be used they take no room. */
  readonly wallets?: {readonly slot: string; readonly isAvailable: boolean};
  /** In their order, after the card. */
  readonly billing: readonly BillingFieldView[];
  readonly loading: boolean;
  /** The card cannot be typed or sent now. */
  readonly inert: boolean;
  /** By the host page. */
  readonly disabled: boolean;
  /** The sum, formatted, that must be agreed to. */
  readonly sum?: string;
  readonly consent: {readonly given: boolean; readonly error?: string};
  readonly submit?: {readonly label: string; readonly busy: boolean};
  readonly notice?: NoticeView;
  readonly attached?: AttachedView;
  /** For screen readers: what is going on. */
  readonly progress: string;
}

/** What a person can do to the form. */
export interface FormHandlers {
  readonly onSubmit: () => void;
  readonly onConsent: (given: boolean) => void;
  readonly onBilling: (name: BillingInput, value: string) => void;
  /** Enter was pressed in one of our own inputs. */
  readonly onEnter: () => void;
}
