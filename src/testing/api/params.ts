import {parse} from 'qs';
import {ParameterError, parameterMissing} from './errors.js';

/** What a route does with a parameter of Stripe's: reads it, or refuses it by name because it is not simulated. */
export type Support = 'read' | 'not simulated';

/** Every parameter that Stripe's own types know for a call; a new one in the types is a compile error here. */
export type KnownParams<T> = Readonly<Record<keyof T & string, Support>>;

type Values = Readonly<Record<string, unknown>>;

/**
 * Form parameters in Stripe's bracket notation, read by type. Every reader refuses a value of the wrong kind with a
 * 400 that names the parameter as Stripe does (`card[exp_month]`).
 */
export class Params {
  readonly #values: Values;
  readonly #path: string;

  constructor(values: Values, path = '') {
    this.#values = values;
    this.#path = path;
  }

  static parse(form: string): Params {
    return new Params(asValues(parse(form, {depth: 8, arrayLimit: 100, plainObjects: true})));
  }

  /** The full name of a parameter, as errors give it. */
  nameOf(name: string): string {
    return this.#path === '' ? name : `${this.#path}[${name}]`;
  }

  /** What was given. */
  get names(): readonly string[] {
    return Object.keys(this.#values);
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  /** Whether the caller sent an empty value, which takes the old one away. */
  isCleared(name: string): boolean {
    return this.#values[name] === '';
  }

  /** Refuses parameters that Stripe does not know, and those that the simulator does not have. */
  expectOnly(known: Readonly<Record<string, Support>>): this {
    for (const name of Object.keys(this.#values)) {
      const param = this.nameOf(name);
      const support = Object.hasOwn(known, name) ? known[name] : undefined;
      if (support === undefined) {
        throw new ParameterError(`Received unknown parameter: ${param}`, {code: 'parameter_unknown', param});
      }
      if (support === 'not simulated') {
        throw new ParameterError(`The Stripe simulator does not have the parameter ${param}.`, {
          code: 'simulator_unsupported_parameter',
          param,
        });
      }
    }
    return this;
  }

  /** A non-empty text; `null` where the caller sent an empty one, which is how a value is taken away. */
  text(name: string): string | null | undefined {
    const value = this.#values[name];
    if (value === undefined || typeof value === 'string') return value === '' ? null : value;
    throw new ParameterError(`Invalid string: ${this.nameOf(name)}`, {param: this.nameOf(name)});
  }

  /** A text that may be left out but not be empty. */
  optional(name: string): string | undefined {
    const value = this.text(name);
    if (value === null) {
      throw new ParameterError(`You passed an empty string for '${this.nameOf(name)}'.`, {
        code: 'parameter_invalid_empty',
        param: this.nameOf(name),
      });
    }
    return value;
  }

  required(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw parameterMissing(this.nameOf(name));
    return value;
  }

  oneOf<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    throw new ParameterError(`Invalid ${this.nameOf(name)}: must be one of ${choices.join(', ')}`, {
      param: this.nameOf(name),
    });
  }

  integer(name: string): number | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    if (/^-?\d{1,15}$/.test(value)) return Number(value);
    throw new ParameterError(`Invalid integer: ${value}`, {
      code: 'parameter_invalid_integer',
      param: this.nameOf(name),
    });
  }

  boolean(name: string): boolean | undefined {
    const value = this.oneOf(name, ['true', 'false', '1', '0']);
    return value === undefined ? undefined : value === 'true' || value === '1';
  }

  /** A nested group such as `card[…]`. */
  group(name: string): Params | undefined {
    const value = this.#values[name];
    if (value === undefined) return undefined;
    if (isValues(value)) return new Params(value, this.nameOf(name));
    throw new ParameterError(`Invalid object: ${this.nameOf(name)}`, {param: this.nameOf(name)});
  }

  list(name: string): string[] | undefined {
    const value = this.#values[name];
    if (value === undefined) return undefined;
    const items: unknown[] = Array.isArray(value) ? value : isValues(value) ? Object.values(value) : [];
    const texts = items.filter((item) => typeof item === 'string');
    if (items.length > 0 && texts.length === items.length) return texts;
    throw new ParameterError(`Invalid array: ${this.nameOf(name)}`, {param: this.nameOf(name)});
  }

  /** Old metadata with these changes made: an empty value takes a key away, an empty `metadata` all of them. */
  metadata(old: Readonly<Record<string, string>> = {}): Record<string, string> {
    if (this.isCleared('metadata')) return {};
    const changes = this.group('metadata');
    if (changes === undefined) return {...old};
    const entries = Object.keys(changes.#values).map((key) => [key, changes.text(key) ?? ''] as const);
    const merged: Record<string, string> = {...old, ...Object.fromEntries(entries)};
    const kept = Object.entries(merged).filter(([, value]) => value !== '');
    expectMetadataLimits(kept);
    return Object.fromEntries(kept);
  }

  /** The same text for the same parameters, whatever their order. */
  canonical(): string {
    return JSON.stringify(sorted(this.#values));
  }
}

/** https://docs.stripe.com/metadata */
const MAX_METADATA = {keys: 50, keyLength: 40, valueLength: 500} as const;

function expectMetadataLimits(entries: readonly (readonly [string, string])[]): void {
  const {keys, keyLength, valueLength} = MAX_METADATA;
  const tooLong = entries.find(([key, value]) => key.length > keyLength || value.length > valueLength);
  if (entries.length <= keys && tooLong === undefined) return;
  throw new ParameterError(
    `Metadata can have up to ${String(keys)} keys, each up to ${String(keyLength)} characters long, with values of up to ${String(valueLength)} characters.`,
    {param: tooLong === undefined ? 'metadata' : `metadata[${tooLong[0]}]`},
  );
}

function asValues(value: unknown): Values {
  return isValues(value) ? value : {};
}

function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isValues(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}
