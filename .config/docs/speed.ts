import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {measureNames, measures, type Measure, type MeasureName} from '../../test/bench/form/measures.js';
import type {Result, Row} from '../../test/bench/form/result.js';
import type {SubjectName} from '../../test/bench/form/subjects.js';
import {makeTable, ratioOf, shown, shownRatio} from '../../test/bench/form/table.js';
import {root} from '../test-files.js';
import {formatPage, table} from './markdown.js';

/** Where the last whole run of the benchmark is kept. */
export const RECORDED = 'test/bench/form/recorded.json';

/** What tells figures of the benchmark: all of it is made from the run that is kept. */
export const speedPages: Readonly<Record<string, () => Promise<string>>> = {
  'demo/docs/speed.md': () => formatPage(speedPage(readResult())),
  'README.md': () => Promise.resolve(readmeWith(readFileSync(join(root, 'README.md'), 'utf8'), readResult())),
};

const readResult = (): Result => JSON.parse(readFileSync(join(root, RECORDED), 'utf8')) as Result;

/** `demo/docs/speed.md`. */
export function speedPage(result: Result): string {
  const {heads, lines, notes} = makeTable(result);
  const {date, machine, visits, lives} = result;
  return `# Speed and size

<!-- Made by \`npm run bench -- --write\` and \`npm run docs\`. Do not edit by hand: a test compares. -->

What the form costs a page, beside Stripe.js used by hand and beside other packages that put Stripe's fields into a page. All pages do the same job: they show the fields, take a card, post its
token to the same endpoint, and show that it is saved. All talk to the same [offline Stripe](offline-stripe.md), and all have a script tag for Stripe.js, so that none waits for it longer than it must: \`async\` with this form,
which starts without it, \`defer\` with the others. Each page has a heading and a line of text before the form, as pages do. Of a bundle of several files the page fetches at once what
it needs at first (\`modulepreload\`), as bundlers have it. The others put in the fields alone; what goes around them (request, outcome) is the page's, as short as it can be.

## Figures

Measured on ${date} with \`npm run bench -- --write\`: ${machine.browser}, ${machine.cores} cores, a processor slowed down ${machine.slowDown} times, ${machine.network}. Medians of
${visits} ${visits === 1 ? 'visit' : 'visits'} of each page, in brackets where the middle half of them lies, then the ratio to Stripe.js by hand with as many fields. For the heap, a form was put in and taken out
${lives.toLocaleString('en-US')} times.

${table(heads, lines)}

${notes.map((note) => `${note}<br>`).join('\n')}

## What each line means

${table(
  ['line', 'meaning'],
  measuredOf(result).map((name) => [measures[name].title, measures[name].meaning]),
)}

## To repeat it

\`\`\`sh
npm run bench
npm run bench -- --quick
npm run bench -- --json
npm run bench -- --rounds 30
\`\`\`

It builds the package and installs the others from the lock file beside the benchmark. Each page is visited in turn, one after the other and round after round, each time as a new visitor with empty
caches; a first round does not count. Leave the machine alone while it runs: figures of a busy one tell of what else it did. \`--quick\` has fewer rounds, forms and lives, and ends within three minutes.
\`--beside\` and the \`dist\` of another build compares with that. Times depend on the machine; the ratios less so.

Budgets of bytes are another matter: \`npm run size\` fails, in each run of the tests, when a file gets larger than its budget.
`;
}

const BEGIN = '<!-- Figures: made by `npm run bench -- --write` and `npm run docs` -->';
const END = '<!-- End of the figures -->';

/** The README with the sentence about speed and size made anew. Throws when it has no place for it. */
export function readmeWith(readme: string, result: Result): string {
  const [before, rest] = [readme.split(BEGIN)[0], readme.split(END)[1]];
  if (before === undefined || rest === undefined || before === readme) {
    throw new Error('The README has no place for the figures.');
  }
  return `${before}${BEGIN}\n\n${readmeSentence(result)}\n\n${END}${rest}`;
}

function readmeSentence({rows}: Result): string {
  const [ours, react] = [rowOf(rows, 'script-tag'), rowOf(rows, 'react')];
  const figure = (
    row: Row,
    name: MeasureName,
    as: Pick<Measure, 'digits' | 'per'> = measures[name],
  ): string => shown(row.figures[name]?.median ?? NaN, as);
  const kilobytes = {digits: 1, per: 1000} as const;
  const ratio = (row: Row, name: MeasureName): string => shownRatio(ratioOf(name, row, rows) ?? NaN);
  return `With a script tag a page loads **${figure(ours, 'gzip', kilobytes)} kB** of scripts for the form, gzipped (React and \`@stripe/react-stripe-js\`: ${figure(react, 'gzip', kilobytes)} kB), and its fields are ready after **${ratio(ours, 'ready')}** the time that
Stripe.js takes by hand (React: ${ratio(react, 'ready')}). With npm it installs ${figure(ours, 'packages')} packages, ${figure(ours, 'installed')} MB, of which a page loads what it needs. All figures, beside five other packages, and how to repeat
them: [speed and size](demo/docs/speed.md).`;
}

function rowOf(rows: readonly Row[], name: SubjectName): Row {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`The benchmark has no figures of ${name}.`);
  return row;
}

const measuredOf = ({rows}: Result): readonly MeasureName[] =>
  measureNames.filter((name) => rows.some(({figures}) => figures[name] !== undefined));
