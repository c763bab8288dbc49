import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {table} from '../../../.config/docs/markdown.js';
import {RECORDED, speedPages} from '../../../.config/docs/speed.js';
import {root} from '../../../.config/test-files.js';
import {run, type Extent} from './run.js';
import {beside, subjects} from './subjects.js';
import {makeTable} from './table.js';

// What the form costs a page beside Stripe.js used by hand, and beside its peers, or another build:
// [--quick] [--rounds N] [--json] [--beside DIST] [--write]

const {values} = parseArgs({
  options: {
    quick: {type: 'boolean', default: false},
    json: {type: 'boolean', default: false},
    write: {type: 'boolean', default: false},
    rounds: {type: 'string'},
    beside: {type: 'string'},
  },
});
if (values.write && (values.quick || values.beside !== undefined)) {
  console.error('--write is for a whole run: neither with --quick nor with --beside.');
  process.exit(1);
}
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) {
  console.error('--rounds takes a number, 1 or more.');
  process.exit(1);
}

const whole = {visits: 15, crowds: 5, lives: 1000};
const quick = {visits: 3, crowds: 1, lives: 40};
const size = values.quick ? quick : whole;
const extent: Extent = {
  ...size,
  visits: rounds ?? size.visits,
  crowds: Math.min(rounds ?? size.crowds, size.crowds),
  subjects: values.beside === undefined ? subjects : [...subjects.slice(0, 2), beside],
  besideDist: values.beside,
};
const result = await run(extent, (progress) => console.error(progress));

if (values.json) {
  console.log(JSON.stringify(result, undefined, 2));
} else {
  const {heads, lines, notes} = makeTable(result);
  const how = `Medians of ${result.visits} visits (the middle half of them), and the ratio to Stripe.js by hand with as many fields; ${result.lives} lives.`;
  console.log([how, table(heads, lines), notes.join('\n')].join('\n\n'));
}
if (values.write) {
  writeFileSync(join(root, RECORDED), `${JSON.stringify(result, undefined, 2)}\n`);
  for (const [path, make] of Object.entries(speedPages)) writeFileSync(join(root, path), await make());
}
