import {type Fault, type FaultRule, readFaultRule} from './fault.js';

/** The faults of a simulator, to be set by a test. The same seed and requests give the same faults. */
export interface Faults {
  /**
   * Adds a rule; an earlier rule that matches a request comes first. Answers a function that takes the rule away.
   *
   * @throws FaultRuleError (code `ERR_INVALID_FAULT_RULE`)
   */
  add(rule: FaultRule): () => void;
  /** Takes all rules away. */
  clear(): void;
}

/** What a rule needs to know of a request. */
export interface StruckRequest {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
}

/** A fault that is decided: its latency is a number by now. */
export type DecidedFault =
  Exclude<Fault, {kind: 'latency'}> | {readonly kind: 'latency'; readonly milliseconds: number};

interface Entry {
  readonly rule: FaultRule;
  readonly random: () => number;
  seen: number;
  struck: number;
}

export class FaultBook implements Faults {
  readonly #seed: number;
  #entries: Entry[] = [];
  #added = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(given: FaultRule): () => void {
    const rule = readFaultRule(given);
    this.#added += 1;
    // A rule draws from a stream of its own: others, and their order of requests, change nothing for it.
    const entry: Entry = {
      rule,
      random: createRandom(this.#seed + this.#added * 0x9e3779b9),
      seen: 0,
      struck: 0,
    };
    this.#entries.push(entry);
    return () => {
      this.#entries = this.#entries.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#entries = [];
    this.#added = 0;
  }

  /** The faults that strike a request: all latencies that match, and the first of the others. */
  strike(request: StruckRequest): readonly DecidedFault[] {
    const struck: DecidedFault[] = [];
    for (const entry of this.#entries) {
      const {fault} = entry.rule;
      const isSecond = fault.kind !== 'latency' && struck.some(({kind}) => kind !== 'latency');
      if (isSecond || !matches(entry.rule, request) || !isDue(entry)) continue;
      entry.struck += 1;
      struck.push(fault.kind === 'latency' ? decide(fault, entry.random) : fault);
    }
    return struck;
  }
}

function isDue(entry: Entry): boolean {
  const {after = 0, times = 1, probability = 1} = entry.rule;
  if (times !== 0 && entry.struck >= times) return false;
  entry.seen += 1;
  return entry.seen > after && entry.random() < probability;
}

function matches({path, method, key}: FaultRule, request: StruckRequest): boolean {
  return (
    (path === undefined || pattern(path).test(request.path)) &&
    (method === undefined || method.toUpperCase() === request.method) &&
    (key === undefined || key === request.key)
  );
}

function pattern(path: string): RegExp {
  const parts = path.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`);
}

function decide({milliseconds}: Extract<Fault, {kind: 'latency'}>, random: () => number): DecidedFault {
  if (typeof milliseconds === 'number') return {kind: 'latency', milliseconds};
  const {min, max} = milliseconds;
  return {kind: 'latency', milliseconds: Math.round(min + random() * (max - min))};
}

/** The generator mulberry32 (Tommy Ettinger, public domain): numbers from 0 to 1 that a seed decides. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
