import {findBrowser} from './browsers.js';
import type {Tally} from './tally.js';

/** What came of one step. */
export interface StepResult {
  readonly step: string;
  readonly seconds: number;
  readonly tallies: readonly Tally[];
}

/** The end of a test run as it is printed: a table, what failed, what was left out, and the sum alone on the last line. */
export function report(results: readonly StepResult[]): string {
  const tallies = results.flatMap((result) => result.tallies);
  const failures = tallies.flatMap(({name, failed}) => failed.map((failure) => `  ${name}: ${failure}`));
  const skippedBrowsers = results.flatMap(({step}) => browsersLeftOut(step));
  return [
    table(results),
    ...section('Failed', failures),
    ...section('Browsers left out', skippedBrowsers),
    sum(tallies),
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:\n${lines.join('\n')}`];
}

function table(results: readonly StepResult[]): string {
  const rows = results.flatMap(({seconds, tallies}) =>
    tallies.map(({name, passed, failed, skipped}, index) => [
      name,
      ...[passed, failed.length, skipped].map(String),
      index === 0 ? seconds.toFixed(1) : '',
    ]),
  );
  const lines = [['', 'passed', 'failed', 'skipped', 'seconds'], ...rows];
  const nameWidth = Math.max(...lines.map(([name = '']) => name.length));
  return lines
    .map(([name = '', ...cells]) =>
      [name.padEnd(nameWidth), ...cells.map((cell) => cell.padStart(9))].join(''),
    )
    .join('\n');
}

function browsersLeftOut(step: string): string[] {
  return (['firefox', 'webkit'] as const).flatMap((name) => {
    const browser = findBrowser(name);
    if (step === 'element' && browser.by === 'nobody') return [`  element, ${name}: ${browser.reason}`];
    if (step === 'e2e' && browser.by !== 'playwright') {
      return [`  e2e, ${name}: Playwright drives its own only: npx playwright install ${name}`];
    }
    return [];
  });
}

function sum(tallies: readonly Tally[]): string {
  const total = (count: (tally: Tally) => number) =>
    tallies.reduce((soFar, tally) => soFar + count(tally), 0);
  const skipped = total((tally) => tally.skipped);
  const passedAndFailed = `${total(({passed}) => passed)} passed, ${total(({failed}) => failed.length)} failed`;
  return skipped === 0 ? passedAndFailed : `${passedAndFailed}, ${skipped} skipped`;
}
