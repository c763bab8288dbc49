import type {StripeAddressElementChangeEvent} from '@stripe/stripe-js';
import type {FrameLooks} from './protocol.js';

/** The inputs of an Address Element, apart from the country. */
export type AddressInputName =
  'name' | 'firstName' | 'lastName' | 'line1' | 'line2' | 'city' | 'state' | 'postal_code' | 'phone';

export type AddressTexts = Readonly<Partial<Record<AddressInputName, string>>>;

/** Options of an Address Element as its frame needs them. */
export interface AddressOptions extends FrameLooks {
  /** Two-letter codes; `undefined` for all that the simulator has. */
  readonly countries: readonly string[] | undefined;
  readonly nameInputs: 'full' | 'split' | 'organization' | 'none';
  readonly phone: 'none' | 'optional' | 'required';
  readonly suggestsValues: boolean;
}

/** What an address starts with, and is again after its default values were changed. */
export interface AddressDefaults {
  readonly country: string | undefined;
  readonly texts: AddressTexts;
}

/** Host → address frame, apart from what every element hears. */
export type ToAddress =
  | {
      readonly kind: 'start';
      /** Which controller may read the frame. */
      readonly group: string;
      readonly options: AddressOptions;
      readonly defaults: AddressDefaults;
    }
  | {
      readonly kind: 'update';
      readonly options: AddressOptions;
      /** Only when these changed: what was typed stays otherwise. */
      readonly defaults: AddressDefaults | undefined;
    }
  /** Shows what is missing, and answers with `answer`. */
  | {readonly kind: 'ask'; readonly id: number};

export type AddressValue = StripeAddressElementChangeEvent['value'];

/** An address as its `change` event tells it. */
export interface AddressState {
  readonly empty: boolean;
  readonly complete: boolean;
  /** An input that the person has left, or that was asked for, is incomplete. */
  readonly showsError: boolean;
  readonly value: AddressValue;
}

export interface AddressAnswer {
  readonly state: AddressState;
  readonly error: {readonly code: string; readonly message: string} | undefined;
}

/** Address frame → host, apart from what every element tells. */
export type FromAddress =
  | {readonly kind: 'change'; readonly state: AddressState}
  | {readonly kind: 'answer'; readonly id: number; readonly answer: AddressAnswer};
