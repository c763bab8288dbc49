import {parseArgs} from 'node:util';
import {chromium} from 'playwright';
import {chromiumLaunchOptions} from '../../../.config/browsers.js';
import {startStripeSimulator} from '../../../src/testing/index.js';
import {freshStore, startBackend} from '../../backend/support.js';
import {startSite, type Site} from './site.js';
import {beside, subjects, type Subject} from './subjects.js';
import {visit, type Figures} from './visit.js';

// What the form costs a page beside Stripe.js used by hand, and beside its peers, or another build: [--quick] [--rounds N] [--json] [--beside DIST]
// All pages do the same job against the same offline Stripe, in turn, each time as a new visitor.

const {values} = parseArgs({
  options: {
    quick: {type: 'boolean'},
    json: {type: 'boolean'},
    rounds: {type: 'string'},
    beside: {type: 'string'},
  },
});
const compared = values.beside === undefined ? subjects : [...subjects.slice(0, 2), beside];
const rounds = Number(values.rounds ?? (values.quick ? 5 : 15));
const WARM_UP = 1;

const titles: Readonly<Record<keyof Figures, string>> = {
  ready: 'fields ready, ms',
  mainThread: 'main thread until then, ms',
  longestTask: 'longest task, ms',
  shift: 'layout shift',
  clickToCall: 'click to credential call, ms',
  answerToPaint: 'answer to painted, ms',
};

const stripe = await startStripeSimulator({tlsPort: 0});
const {location} = await freshStore('pglite');
const backend = await startBackend(stripe.url, location);
const site = await startSite(backend.url, stripe.publishableKey, values.beside);
const flags = [`--host-resolver-rules=${stripe.hostResolverRules ?? ''}`, '--ignore-certificate-errors'];
const browser = await chromium.launch(chromiumLaunchOptions(flags));
const seen = new Map<Subject, Figures[]>(compared.map((subject) => [subject, []]));
try {
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const subject of compared) {
      await backend.reset();
      const figures = await visit(browser, site.url, subject);
      if (round >= 0) seen.get(subject)?.push(figures);
    }
  }
} finally {
  await browser.close();
  site.stop();
  await backend.stop();
  await stripe.stop();
}
report(site);

interface Spread {
  readonly median: number;
  /** The middle half of the visits. */
  readonly from: number;
  readonly to: number;
}

function report({weigh}: Site): void {
  const rows = [...seen].map(([subject, visits]) => ({
    subject,
    weight: weigh(subject.name),
    spread: spreads(visits),
  }));
  if (values.json) {
    const plain = rows.map(({subject: {name, title}, weight, spread}) => ({name, title, weight, spread}));
    console.log(JSON.stringify({rounds, rows: plain}, undefined, 2));
    return;
  }
  const limit = rows[0]?.spread;
  if (limit === undefined) return;
  const names = Object.keys(limit) as (keyof Figures)[];
  console.log(`Medians of ${rounds} visits (the middle half of them), and the ratio to Stripe.js by hand.\n`);
  console.log(`| | gzip | brotli | files | ${names.map((name) => titles[name]).join(' | ')} |`);
  console.log(`|${' --- |'.repeat(4 + names.length)}`);
  for (const {subject, weight, spread} of rows) {
    const cells = names.map((name) => cell(spread[name], limit[name]));
    const {gzip, brotli, requests} = weight;
    console.log(`| ${[subject.title, gzip, brotli, requests, ...cells].join(' | ')} |`);
  }
}

function spreads(visits: readonly Figures[]): Readonly<Record<keyof Figures, Spread>> {
  const names = Object.keys(titles) as (keyof Figures)[];
  return Object.fromEntries(
    names.map((name) => [name, spreadOf(visits.map((figures) => figures[name]))]),
  ) as Record<keyof Figures, Spread>;
}

function spreadOf(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return {median: at(0.5), from: at(0.25), to: at(0.75)};
}

function cell({median, from, to}: Spread, limit: Spread): string {
  const digits = median < 1 ? 3 : 0;
  const ratio = limit.median > 0 ? `, ${(median / limit.median).toFixed(2)} ×` : '';
  return `${median.toFixed(digits)} (${from.toFixed(digits)}–${to.toFixed(digits)})${ratio}`;
}
