import type {noChange} from 'lit';
import type {BillingInput} from '../billing.js';
import type {CardFieldName, FieldName} from '../submission/failure.js';
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

/** Something that is said of the whole form. */
export interface NoticeView {
  readonly tone: 'danger' | 'caution';
  readonly title?: string;
  readonly text: string;
  /** It stands in the place of the fields, which cannot be used; else below the button. */
  readonly covers?: boolean;
  readonly actions?: readonly NoticeAction[];
  /** What comes to it later, below everything: nothing moves for it. */
  readonly more?: string;
}

/** A way on. */
export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
  /** It was taken, and is at work. */
  readonly busy?: boolean;
}

/** What is to be mended, in one sentence that leads to each place. */
export type SummaryView = readonly (string | {readonly name: FieldName; readonly label: string})[];

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
  /** Absent where it is not even known which: configuration errors. */
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
  /** What a server renders says nothing of a tick. */
  readonly consent: {readonly given: boolean | typeof noChange; readonly error?: string};
  readonly submit?: {readonly label: string; readonly busy: boolean};
  readonly notice?: NoticeView;
  readonly summary?: SummaryView;
  /** For everybody: that it takes long. */
  readonly patience?: string;
  readonly attached?: AttachedView;
  /** For screen readers: what is going on. */
  readonly progress: string;
}

/** What a person can do to the form. */
export interface FormHandlers {
  /** By the button, or by Enter in an input of ours. */
  readonly onSubmit: () => void;
  /** Gives what the box is to show then. */
  readonly onConsent: (given: boolean) => boolean;
  /** An input of ours was changed, and left. */
  readonly onBillingLeft: (name: BillingInput) => void;
  /** A submit of the form around it, or `reportValidity()`, found something wrong. */
  readonly onInvalid: () => void;
  readonly onBilling: (name: BillingInput, value: string) => void;
  /** The focus is to go to a place in the form. */
  readonly onFocus: (name: FieldName) => void;
  /** The page, or the person's system, gave the form another look. */
  readonly onLook: (event: Event) => void;
}
