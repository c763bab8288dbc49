import type {StripeError} from '@stripe/stripe-js';
import {parseExpiry} from '../../card-rules/expiry.js';
import {digitsOf} from '../../card-rules/digits.js';
import type {InputName, PaymentMethodDetails} from '../protocol.js';
import type {InputReading, ReadableField} from './readable-field.js';

export type BillingDetails = NonNullable<PaymentMethodDetails['billing_details']>;

/** A card as the fields hold it. What no frame could tell is left out. */
export interface TypedCard {
  readonly number?: string;
  readonly exp_month?: number;
  readonly exp_year?: number;
  readonly cvc?: string;
}

/** What the fields hold: a card, and what they know of its holder. */
export interface ReadFields {
  readonly card: TypedCard;
  readonly billing: BillingDetails;
}

const ORDER: readonly InputName[] = ['number', 'expiry', 'cvc', 'postal'];

/**
 * Reads a card out of field frames of this page, past the page itself. Frames that are not there yet are left out, as
 * at Stripe; what is missing in the others is shown in them.
 */
export function readCard(
  frameNames: readonly string[],
  group: string,
): ReadFields | {readonly error: StripeError} {
  const fields = frameNames.flatMap((name) => findField(name, group) ?? []);
  const readings = fields
    .flatMap((field) => field.read())
    .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
  const error = readings.find((reading) => reading.error !== undefined)?.error;
  if (error !== undefined) {
    for (const field of fields) field.showErrors();
    return {error: {type: 'validation_error', ...error}};
  }
  const postalCode = readings.find(({name}) => name === 'postal')?.text;
  const ofCard: BillingDetails = postalCode === undefined ? {} : {address: {postal_code: postalCode}};
  return {card: toCard(readings), billing: mergeBilling(ofCard, ...fields.map((field) => field.billing()))};
}

/** Billing details with later ones in the place of earlier ones, also within the address. */
export function mergeBilling(...all: readonly BillingDetails[]): BillingDetails {
  return all.reduce((merged, next) => ({...merged, ...next, address: {...merged.address, ...next.address}}));
}

function toCard(readings: readonly InputReading[]): TypedCard {
  const textOf = (name: InputName): string | undefined =>
    readings.find((reading) => reading.name === name)?.text;
  const number = textOf('number');
  const expiry = parseExpiry(textOf('expiry') ?? '');
  const cvc = textOf('cvc');
  return {
    ...(number !== undefined && {number: digitsOf(number)}),
    ...(expiry && {exp_month: expiry.month, exp_year: expiry.year}),
    ...(cvc !== undefined && {cvc}),
  };
}

/** Goes through the frames of the page by number: its windows can be counted from here, but only ours can be read. */
function findField(name: string, group: string): ReadableField | undefined {
  const frames = Array.from({length: window.parent.length}, (_, index) => window.parent[index]);
  return frames.map((frame) => readableField(frame, name)).find((field) => field?.group === group);
}

function readableField(frame: Window | undefined, name: string): ReadableField | undefined {
  try {
    return frame?.name === name ? frame.stripeSimulatorField : undefined;
  } catch {
    // A frame of another origin: not the simulator's.
    return undefined;
  }
}
