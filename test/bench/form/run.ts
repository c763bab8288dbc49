import {availableParallelism} from 'node:os';
import {chromium, type Browser} from 'playwright';
import {chromiumLaunchOptions, inWholeChromium} from '../../../.config/browsers.js';
import {startStripeSimulator} from '../../../src/testing/index.js';
import {freshStore, startBackend} from '../../backend/support.js';
import {measureInstalled, packagesWithVersions} from './installed.js';
import {costOfForms, remainsOfLives, type FormCost, type Remains} from './many.js';
import type {MeasureName} from './measures.js';
import {spreadOf, type Machine, type Result, type Row} from './result.js';
import {startSite, type Site} from './site.js';
import type {Subject} from './subjects.js';
import {NETWORK_WORDS, SLOW_DOWN, visit, type VisitFigures} from './visit.js';

/** How much is measured. */
export interface Extent {
  readonly subjects: readonly Subject[];
  /** Of each page, after one that does not count. */
  readonly visits: number;
  /** Pages with 10 and with 100 forms, of each subject; 0 for none. */
  readonly crowds: number;
  /** How often a form is put in and taken out; 0 for not at all. */
  readonly lives: number;
  /** The `dist` of another build of ours. */
  readonly besideDist: string | undefined;
}

const FEW = 10;
const MANY = 100;

/** Measures all pages in turn, each time as a new visitor, against the same offline Stripe. `tell` hears how far it is. */
export async function run(extent: Extent, tell: (progress: string) => void): Promise<Result> {
  const stripe = await startStripeSimulator({tlsPort: 0});
  const {location} = await freshStore('pglite');
  const backend = await startBackend(stripe.url, location);
  const site = await startSite(backend.url, stripe.publishableKey, extent.besideDist);
  const flags = [`--host-resolver-rules=${stripe.hostResolverRules ?? ''}`, '--ignore-certificate-errors'];
  const browser = await chromium.launch(inWholeChromium(chromiumLaunchOptions(flags)));
  try {
    const visits = await inTurns(extent.subjects, 1, extent.visits, tell, 'visits', async (subject) => {
      await backend.reset();
      return visit(browser, site.url, subject);
    });
    const weights = new Map(extent.subjects.map((subject) => [subject, site.weigh(subject.name)]));
    const crowds = await measureCrowds(browser, site, extent, tell);
    const remains = await measureRemains(browser, site, extent, tell);
    const rows = extent.subjects.map((subject): Row => {
      const {name, title, limit, note} = subject;
      const exact = {...weights.get(subject), ...measureInstalled(subject), ...remains.get(subject)};
      return {
        ...{name, title, limit, packages: packagesWithVersions(subject)},
        ...(note === undefined ? {} : {note}),
        figures: {
          ...spreads(Object.entries(exact).map(([measure, figure]) => [measure, [figure]])),
          ...spreads(visitColumns(visits.get(subject) ?? [])),
          ...spreads(crowdColumns('10', subject, crowds.few)),
          ...spreads(crowdColumns('100', subject, crowds.many)),
        },
      };
    });
    const date = new Date().toISOString().slice(0, 10);
    return {date, machine: machineOf(browser), visits: extent.visits, lives: extent.lives, rows};
  } finally {
    await browser.close();
    site.stop();
    await backend.stop();
    await stripe.stop();
  }
}

type BySubject<Figures> = ReadonlyMap<Subject, readonly Figures[]>;

/** A B C A B C …, so that whatever else the machine does meets all of them. */
async function inTurns<Figures>(
  subjects: readonly Subject[],
  warmUp: number,
  rounds: number,
  tell: (progress: string) => void,
  title: string,
  measure: (subject: Subject) => Promise<Figures>,
): Promise<BySubject<Figures>> {
  const seen = new Map<Subject, Figures[]>(subjects.map((subject) => [subject, []]));
  for (let round = rounds === 0 ? 0 : -warmUp; round < rounds; round += 1) {
    const turn = round < 0 ? 'warm-up' : `round ${round + 1} of ${rounds}`;
    for (const subject of subjects) {
      tell(`${title}, ${turn}: ${subject.name}`);
      const figures = await measure(subject);
      if (round >= 0) seen.get(subject)?.push(figures);
    }
  }
  return seen;
}

interface Crowds {
  readonly few: BySubject<FormCost>;
  readonly many: BySubject<FormCost>;
}

async function measureCrowds(
  browser: Browser,
  site: Site,
  {subjects, crowds}: Extent,
  tell: (progress: string) => void,
): Promise<Crowds> {
  // With three frames each, a hundred forms keep a small machine busy for longer than a form waits for its fields.
  const inCrowds = subjects.filter(({fields, isAlone}) => fields === 1 && isAlone !== true);
  const seen = await inTurns(inCrowds, 0, crowds, tell, `${FEW} and ${MANY} forms`, async (subject) => ({
    few: await costOfForms(browser, site.url, subject, FEW),
    many: await costOfForms(browser, site.url, subject, MANY),
  }));
  const of = (size: keyof Crowds): BySubject<FormCost> =>
    new Map([...seen].map(([subject, costs]) => [subject, costs.map((cost) => cost[size])]));
  return {few: of('few'), many: of('many')};
}

async function measureRemains(
  browser: Browser,
  site: Site,
  {subjects, lives}: Extent,
  tell: (progress: string) => void,
): Promise<ReadonlyMap<Subject, Remains>> {
  const seen = await inTurns(subjects, 0, lives === 0 ? 0 : 1, tell, `${lives} lives`, (subject) =>
    remainsOfLives(browser, site.url, subject, lives),
  );
  return new Map([...seen].flatMap(([subject, [remains]]) => (remains ? [[subject, remains] as const] : [])));
}

type Columns = readonly (readonly [name: string, figures: readonly number[]])[];

function visitColumns(visits: readonly VisitFigures[]): Columns {
  const names = Object.keys(visits[0] ?? {}) as (keyof VisitFigures)[];
  return names.map((name) => [name, visits.map((figures) => figures[name])]);
}

function crowdColumns(count: '10' | '100', subject: Subject, crowds: BySubject<FormCost>): Columns {
  const costs = crowds.get(subject) ?? [];
  const names = Object.keys(costs[0] ?? {}) as (keyof FormCost)[];
  const [, byHand = []] = [...crowds].find(([{name}]) => name === subject.limit) ?? [];
  return [
    ...names.map((name) => [`${name}Of${count}`, costs.map((cost) => cost[name])] as const),
    ...(subject.name === subject.limit
      ? []
      : [[`mainThreadOverOf${count}`, overByHand(costs, byHand)] as const]),
  ].filter(([, figures]) => figures.length > 0);
}

/** How much more the main thread was busy than that of the page by hand in the same round. */
function overByHand(costs: readonly FormCost[], byHand: readonly FormCost[]): number[] {
  return costs.flatMap(({mainThread}, round) => {
    const limit = byHand[round];
    return limit ? [mainThread - limit.mainThread] : [];
  });
}

function spreads(columns: Columns): Row['figures'] {
  return Object.fromEntries(columns.map(([name, figures]) => [name as MeasureName, spreadOf(figures)]));
}

function machineOf(browser: Browser): Machine {
  return {
    cores: availableParallelism(),
    browser: `Chromium ${browser.version().split('.')[0] ?? ''}`,
    slowDown: SLOW_DOWN,
    network: NETWORK_WORDS,
  };
}
