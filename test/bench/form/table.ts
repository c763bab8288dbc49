import {measureNames, measures, type Measure, type MeasureName} from './measures.js';
import type {Result, Row, Spread} from './result.js';

/** What stands where nothing was measured. */
const NOTHING = '–';

/** The table: heads, a line for each measure, and what is to say of pages. */
export interface Table {
  readonly heads: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

export function makeTable({rows}: Pick<Result, 'rows'>): Table {
  const noted = rows.map((row) => ({row, note: noteOf(row)})).filter(({note}) => note !== '');
  const mark = (row: Row): string => {
    const index = noted.findIndex((each) => each.row === row);
    return index < 0 ? '' : ` [${index + 1}]`;
  };
  return {
    heads: ['', ...rows.map((row) => row.title + mark(row))],
    lines: measureNames
      .filter((name) => rows.some(({figures}) => figures[name] !== undefined))
      .map((name) => [measures[name].title, ...rows.map((row) => cell(name, row, rows))]),
    notes: noted.map(({note}, index) => `[${index + 1}] ${note}`),
  };
}

function noteOf({packages, note = ''}: Row): string {
  const versions = packages.length === 0 ? '' : `${packages.map((name) => `\`${name}\``).join(', ')}.`;
  return [versions, note].filter((part) => part !== '').join(' ');
}

/** The ratio of a page's median to that of the page by hand that it is compared with; `undefined` where there is none. */
export function ratioOf(name: MeasureName, row: Row, rows: readonly Row[]): number | undefined {
  const mine = row.figures[name]?.median;
  const limit = rows.find((other) => other.name === row.limit)?.figures[name]?.median;
  return mine === undefined || limit === undefined || limit <= 0 ? undefined : mine / limit;
}

/** A figure as people read it. */
export function shown(figure: number, {digits, per}: Pick<Measure, 'digits' | 'per'>): string {
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(figure / per);
}

/** A ratio as people read it. */
export function shownRatio(ratio: number): string {
  return `${ratio.toFixed(ratio < 10 ? 2 : 0)} ×`;
}

function cell(name: MeasureName, row: Row, rows: readonly Row[]): string {
  const spread = row.figures[name];
  if (spread === undefined) return NOTHING;
  const measure: Measure = measures[name];
  const ratio = measure.ratio && row.name !== row.limit ? ratioOf(name, row, rows) : undefined;
  return `${shown(spread.median, measure)}${around(spread, measure)}${ratio === undefined ? '' : `, ${shownRatio(ratio)}`}`;
}

function around({from, to}: Spread, measure: Measure): string {
  const [low, high] = [shown(from, measure), shown(to, measure)];
  return low === high ? '' : ` (${low}–${high})`;
}
