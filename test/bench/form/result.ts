import type {MeasureName} from './measures.js';
import type {SubjectName} from './subjects.js';

/** What one run of the benchmark has found. */
export interface Result {
  /** The day, as in ISO 8601. */
  readonly date: string;
  readonly machine: Machine;
  readonly visits: number;
  /** How often a form is put in and taken out for its heap. */
  readonly lives: number;
  readonly rows: readonly Row[];
}

/** What the figures depend on; it names no machine. */
export interface Machine {
  readonly cores: number;
  /** Name and version. */
  readonly browser: string;
  /** How many times slower than this machine the processor of a visitor is. */
  readonly slowDown: number;
  /** In words. */
  readonly network: string;
}

/** One page's figures. */
export interface Row {
  readonly name: SubjectName;
  readonly title: string;
  /** The row that this one is compared with. */
  readonly limit: SubjectName;
  /** What of the page is installed, with versions. */
  readonly packages: readonly string[];
  readonly note?: string;
  /** What was not measured is not there. */
  readonly figures: Readonly<Partial<Record<MeasureName, Spread>>>;
}

/** The middle of several figures, and from where to where the middle half of them goes. */
export interface Spread {
  readonly median: number;
  readonly from: number;
  readonly to: number;
}

/** The spread of at least one figure. */
export function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((one, other) => one - other);
  const last = sorted.length - 1;
  const at = (index: number): number => Number((sorted[index] ?? NaN).toPrecision(6));
  return {
    median: at(Math.floor(last / 2)),
    from: at(Math.floor(last / 4)),
    to: at(Math.ceil((3 * last) / 4)),
  };
}
