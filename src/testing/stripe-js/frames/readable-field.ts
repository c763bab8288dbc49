import type {FieldErrorCode} from '../../card-rules/field-state.js';
import type {InputName, PaymentMethodDetails} from '../protocol.js';

/** One input as the controller reads it. `error` is set when it is empty, incomplete or invalid. */
export interface InputReading {
  readonly name: InputName;
  readonly text: string;
  readonly error: {readonly code: FieldErrorCode; readonly message: string} | undefined;
}

/**
 * What a field frame offers to frames of its own origin: this is how a card number reaches the controller without
 * passing through the page.
 */
export interface ReadableField {
  /** Only the controller of this group may read. */
  readonly group: string;
  /** Billing details apart from the postal code of a card: a country, or all of an address. */
  billing(): NonNullable<PaymentMethodDetails['billing_details']>;
  read(): readonly InputReading[];
  /** Shows what is missing, as an attempt to use the card does. */
  showErrors(): void;
}

declare global {
  interface Window {
    stripeSimulatorField?: ReadableField;
  }
}
