import type {ErrorCode} from './submission/codes.js';
import {isEmail, readText} from './text.js';
import {isCountry} from './view/countries.js';

/** What can be asked for, as the `collect` attribute names it. */
export const COLLECTABLE = ['name', 'email', 'phone', 'postal-code', 'address'] as const;

/** A word of the `collect` attribute. */
export type Collectable = (typeof COLLECTABLE)[number];

/** Billing details, in Stripe's own names and shape. What is not known is absent. */
export interface BillingDetails {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly address?: BillingAddress;
}

/** What an API gives for what it does not know is `null`, which Stripe takes for a mistake. */
export function withoutNulls(details: BillingDetails | undefined): BillingDetails {
  const text = JSON.stringify(details ?? {});
  return JSON.parse(text, (_name, value: unknown) => value ?? undefined) as BillingDetails;
}

/** An address, in Stripe's own names. */
export interface BillingAddress {
  /** Two capital letters (ISO 3166-1). */
  readonly country?: string;
  readonly line1?: string;
  readonly line2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly postal_code?: string;
}

/** An input of ours. */
export type BillingInput = Exclude<keyof BillingDetails, 'address'> | keyof BillingAddress;

/** What is known of an input of ours. */
export interface BillingField {
  readonly name: BillingInput;
  readonly value: string;
  readonly optional: boolean;
  /** The person has changed it, and gone on. */
  readonly left: boolean;
  /** What must be mended before a submit. */
  readonly errorCode?: ErrorCode;
}

const PERSON = ['name', 'email', 'phone'] as const;
const ADDRESS = ['country', 'line1', 'line2', 'city', 'state', 'postal_code'] as const;

/** Countries without postal codes. Source: Universal Postal Union. */
const NO_POSTAL_CODE =
  /^(A[EGOW]|B[FIJOSWZ]|C[DFGIKM]|D[JM]|ER|FJ|G[DHMNQY]|HK|JM|K[EIMNP]|ML|M[ORW]|N[RU]|QA|RW|S[BCLORTY]|T[DGKLOV]|UG|VU|YE|ZW)$/;

/** The billing details that are asked for in inputs of ours: what was typed, and what of it must be mended. */
export class Billing {
  #asked: readonly BillingInput[] = [];
  #elsewhere: readonly BillingInput[] = [];
  #given: BillingDetails = {};
  #typed: Partial<Record<BillingInput, string>> = {};
  readonly #left = new Set<BillingInput>();

  /**
   * @param given by the host page; what the person types goes before it
   * @param isPaymentElement Stripe's own inputs then ask for the address, and for what goes with it
   */
  configure(
    collect: readonly Collectable[],
    given: BillingDetails | undefined,
    isPaymentElement: boolean,
  ): void {
    const asksFor = (word: Collectable): boolean => collect.includes(word);
    const address = asksFor('address') ? ADDRESS : [];
    const asked = [...PERSON.filter(asksFor), ...address];
    if (asksFor('postal-code') && address.length === 0) asked.push('postal_code');
    this.#elsewhere = !isPaymentElement
      ? []
      : address.length > 0
        ? [...ADDRESS, 'name', ...(asksFor('phone') ? (['phone'] as const) : [])]
        : asksFor('postal-code')
          ? ['country']
          : ['country', 'postal_code'];
    this.#asked = asked.filter((name) => !this.#elsewhere.includes(name));
    this.#given = given ?? {};
  }

  get fields(): readonly BillingField[] {
    return this.#asked.map((name) => {
      const value = this.#valueOf(name);
      const optional = this.#isOptional(name);
      const errorCode = errorOf(name, value.trim(), optional);
      return {name, value, optional, left: this.#left.has(name), ...(errorCode && {errorCode})};
    });
  }

  get complete(): boolean {
    return this.fields.every(({errorCode}) => errorCode === undefined);
  }

  /** Whether the person has typed nothing. */
  get empty(): boolean {
    return Object.values(this.#typed).every((value) => value === '');
  }

  /** What Stripe is told; `undefined` for nothing. */
  get details(): BillingDetails | undefined {
    const address = this.#pick(ADDRESS);
    const details = {...this.#pick(PERSON), ...(address && {address})};
    return Object.keys(details).length === 0 ? undefined : details;
  }

  set(name: BillingInput, value: string): void {
    this.#typed = {...this.#typed, [name]: value};
  }

  leave(name: BillingInput): void {
    this.#left.add(name);
  }

  /** Back to what the host page gave. */
  clear(): void {
    this.#typed = {};
    this.#left.clear();
  }

  #isOptional(name: BillingInput): boolean {
    if (name === 'postal_code') return NO_POSTAL_CODE.test(this.#valueOf('country'));
    return name === 'line2' || name === 'state';
  }

  #valueOf(name: BillingInput): string {
    const {address, ...person} = this.#given;
    const given: Partial<Record<BillingInput, unknown>> = {...address, ...person};
    const value = this.#typed[name] ?? readText(given[name]) ?? '';
    return name === 'country' ? value.toUpperCase() : value;
  }

  #pick(names: readonly BillingInput[]): BillingAddress | undefined {
    const known = names.flatMap((name) => {
      const value = readText(this.#valueOf(name));
      return value === undefined || this.#elsewhere.includes(name) ? [] : [[name, value]];
    });
    return known.length === 0 ? undefined : (Object.fromEntries(known) as BillingAddress);
  }
}

function errorOf(name: BillingInput, value: string, optional: boolean): ErrorCode | undefined {
  if (value === '') {
    if (optional) return undefined;
    return name === 'postal_code' ? 'incomplete_zip' : 'missing-billing-detail';
  }
  if (name === 'country' && !isCountry(value)) return 'missing-billing-detail';
  return name === 'email' && !isEmail(value) ? 'invalid-billing-email' : undefined;
}
