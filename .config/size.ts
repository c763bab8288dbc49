import {readFileSync, writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {budgets} from './size/budgets.js';
import {judge, type Recorded} from './size/judge.js';
import {measure, type MeasuredName} from './size/measure.js';

// What the element costs a page, and whether that is within its budgets: [--record] [--json]

const recordedUrl = new URL('size/recorded.json', import.meta.url);
const {values} = parseArgs({options: {record: {type: 'boolean'}, json: {type: 'boolean'}}});
const measured = await measure();

if (values.json) {
  console.log(JSON.stringify(measured, undefined, 2));
} else {
  const rows = (Object.keys(budgets) as MeasuredName[]).map((name) => {
    const {gzip, brotli} = measured[name];
    return [
      budgets[name].title,
      {gzip, brotli, budget: budgets[name].gzip, goal: budgets[name].goal},
    ] as const;
  });
  console.table(Object.fromEntries(rows));
}

if (values.record) {
  const kept = Object.entries(measured).map(([name, {gzip, modules}]) => [name, {gzip, modules}] as const);
  writeFileSync(recordedUrl, `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`);
} else {
  const broken = judge(budgets, measured, JSON.parse(readFileSync(recordedUrl, 'utf8')) as Recorded);
  for (const sentence of broken) console.error(sentence);
  if (broken.length > 0) process.exitCode = 1;
}
