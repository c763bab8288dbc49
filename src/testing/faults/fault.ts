/** What happens to a request. Frames and the script are requests, too. */
export type Fault =
  /** It takes longer. */
  | {readonly kind: 'latency'; readonly milliseconds: number | {readonly min: number; readonly max: number}}
  /**
   * The connection breaks before anything was done. Stripe's Node SDK sends such a request once more by itself, with the same
   * idempotency key: `times: 2` loses both.
   */
  | {readonly kind: 'lost-request'}
  /** All is done, and then the connection breaks; the SDK asks again here, too, and would get the answer. */
  | {readonly kind: 'lost-answer'}
  /** Nothing is done; this status and an error of Stripe's shape is all that comes back. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: string;
      readonly declineCode?: string;
    }
  /** All is done, and the answer cannot be read. */
  | {readonly kind: 'malformed-body'}
  /** The page of a frame loads, and its script does not: the element never becomes ready, and no event tells. */
  | {readonly kind: 'never-ready'}
  /** The page of a field's frame loads and finds that it cannot go on: the element's `loaderror` event tells. */
  | {readonly kind: 'loaderror'};

/** Which requests a fault strikes. What is left out matches all. */
export interface FaultRule {
  readonly fault: Fault;
  /** Path without its query; a `*` stands for anything, such as in `/v1/payment_methods/*`. */
  readonly path?: string;
  readonly method?: string;
  /** The API key that the request carries in its `Authorization` header. */
  readonly key?: string;
  /** Matching requests that are let through first; 0 by default. */
  readonly after?: number;
  /** Requests that are struck, then the rule is used up; 1 by default, 0 for all. */
  readonly times?: number;
  /** From 0 to 1: how likely a matching request is struck, drawn from the simulator's seed; 1 by default. */
  readonly probability?: number;
}

/** A rule that says something that there is not. */
export class FaultRuleError extends TypeError {
  readonly code = 'ERR_INVALID_FAULT_RULE';
}

/**
 * Reads a rule that came from outside.
 *
 * @throws FaultRuleError
 */
export function readFaultRule(value: unknown): FaultRule {
  const fields = record(value, 'A rule');
  const known = ['fault', 'path', 'method', 'key', 'after', 'times', 'probability'];
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new FaultRuleError(`A rule has no ${unknown}.`);
  const probability = optional(fields, 'probability', number);
  if (probability !== undefined && probability > 1) throw new FaultRuleError('probability is at most 1.');
  return {
    fault: readFault(fields['fault']),
    ...optionalField('path', optional(fields, 'path', text)),
    ...optionalField('method', optional(fields, 'method', text)),
    ...optionalField('key', optional(fields, 'key', text)),
    ...optionalField('after', optional(fields, 'after', number)),
    ...optionalField('times', optional(fields, 'times', number)),
    ...optionalField('probability', probability),
  };
}

function readFault(value: unknown): Fault {
  const fields = record(value, 'fault');
  const {kind} = fields;
  switch (kind) {
    case 'lost-request':
    case 'lost-answer':
    case 'malformed-body':
    case 'never-ready':
    case 'loaderror':
      return {kind};
    case 'latency':
      return {kind, milliseconds: readMilliseconds(fields['milliseconds'])};
    case 'status': {
      const status = number(fields['status'], 'status');
      if (!Number.isInteger(status) || status < 400 || status > 599) {
        throw new FaultRuleError('status is a number from 400 to 599.');
      }
      return {
        kind,
        status,
        ...optionalField('code', optional(fields, 'code', text)),
        ...optionalField('declineCode', optional(fields, 'declineCode', text)),
      };
    }
    default:
      throw new FaultRuleError(`There is no fault of kind ${String(kind)}.`);
  }
}

function readMilliseconds(value: unknown): number | {readonly min: number; readonly max: number} {
  if (typeof value === 'number') return number(value, 'milliseconds');
  const range = record(value, 'milliseconds');
  const min = number(range['min'], 'min');
  const max = number(range['max'], 'max');
  if (max < min) throw new FaultRuleError('max is not below min.');
  return {min, max};
}

function optional<T>(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  read: (value: unknown, name: string) => T,
): T | undefined {
  return fields[name] === undefined ? undefined : read(fields[name], name);
}

function optionalField<K extends string, T>(name: K, value: T | undefined): Partial<Readonly<Record<K, T>>> {
  return value === undefined ? {} : ({[name]: value} as Record<K, T>);
}

function record(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return {...value};
  throw new FaultRuleError(`${name} is an object.`);
}

function number(value: unknown, name: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  throw new FaultRuleError(`${name} is a number, and not below 0.`);
}

function text(value: unknown, name: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new FaultRuleError(`${name} is a text.`);
}
