import type {Measured, MeasuredName} from './measure.js';

/** What a budget allows, and what it was made for. */
export interface Budget {
  readonly title: string;
  /** Bytes, gzipped. More fails the run. */
  readonly gzip: number;
  /** Bytes, gzipped, that we want to come down to. */
  readonly goal: number;
}

/** Sizes of modules when they were recorded last; what is new since has none. */
export type Recorded = Readonly<Partial<Record<MeasuredName, Pick<Measured, 'gzip' | 'modules'>>>>;

/** How many modules that grew are named. */
const NAMED = 5;

/** What is over its budget: a sentence each, which says by how much, and which modules have grown most since they were recorded. */
export function judge(
  budgets: Readonly<Record<MeasuredName, Budget>>,
  measured: Readonly<Record<MeasuredName, Pick<Measured, 'gzip' | 'modules'>>>,
  recorded: Recorded,
): readonly string[] {
  return (Object.keys(budgets) as MeasuredName[]).flatMap((name) => {
    const {title, gzip: allowed} = budgets[name];
    const {gzip, modules} = measured[name];
    if (gzip <= allowed) return [];
    const by = `${title}: ${gzip} bytes gzipped, ${gzip - allowed} over its budget of ${allowed}.`;
    const grown = growth(modules, recorded[name]?.modules ?? {});
    return [
      grown === '' ? `${by} No module has grown since the sizes were recorded.` : `${by} Grown: ${grown}.`,
    ];
  });
}

function growth(now: Readonly<Record<string, number>>, before: Readonly<Record<string, number>>): string {
  return Object.entries(now)
    .map(([path, size]) => ({path, more: size - (before[path] ?? 0)}))
    .filter(({more}) => more > 0)
    .sort((one, other) => other.more - one.more)
    .slice(0, NAMED)
    .map(({path, more}) => `${path} +${more}`)
    .join(', ');
}
