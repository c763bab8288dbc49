import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readmeWith, speedPage} from '../../.config/docs/speed.js';
import {spreadOf, type Result, type Row} from '../../test/bench/form/result.js';
import {makeTable, ratioOf} from '../../test/bench/form/table.js';

const exactly = (figure: number) => spreadOf([figure]);
const row = (name: Row['name'], limit: Row['limit'], figures: Row['figures'], note?: string): Row => ({
  ...{name, title: name, limit, packages: name === 'react' ? ['react 1.2.3'] : [], figures},
  ...(note === undefined ? {} : {note}),
});

const rows = [
  row(
    'hand-written',
    'hand-written',
    {gzip: exactly(500), ready: spreadOf([400, 380, 420, 500, 390])},
    'Bare.',
  ),
  row('script-tag', 'hand-written', {
    ...{gzip: exactly(12_345), ready: exactly(440), framesLeft: exactly(0)},
    ...{packages: exactly(8), installed: exactly(7_340_000)},
  }),
  row('react', 'hand-written', {gzip: exactly(74_400), ready: exactly(600)}),
  row('hand-written-card', 'hand-written-card', {ready: exactly(200)}),
  row('power-elements', 'hand-written-card', {ready: exactly(300)}),
];
const result: Result = {
  ...{date: '2026-01-02', visits: 15, lives: 1000, rows},
  machine: {cores: 2, browser: 'Chromium 1', slowDown: 4, network: 'a network'},
};

describe('The spread of figures', () => {
  it('is the middle one, and the ends of the middle half, in whatever order they come', () => {
    assert.deepEqual(spreadOf([5, 1, 4, 2, 3]), {median: 3, from: 2, to: 4});
    assert.deepEqual(spreadOf([7]), {median: 7, from: 7, to: 7});
  });
});

describe('The table of the benchmark', () => {
  const {heads, lines, notes} = makeTable(result);
  const line = (title: string): readonly string[] | undefined => lines.find(([first]) => first === title);

  it('has a column for each page, and a line for each thing that was measured of one', () => {
    assert.equal(heads.length, 1 + rows.length);
    assert.deepEqual(
      lines.map(([title]) => title),
      [
        'scripts, gzip, bytes',
        'fields ready, ms',
        'frames left by then',
        'installed, MB',
        'packages installed',
      ],
    );
  });

  it('says what was measured, its spread, and the ratio to the page by hand with as many fields', () => {
    assert.deepEqual(line('fields ready, ms')?.slice(1), [
      '400 (390–420)',
      '440, 1.10 ×',
      '600, 1.50 ×',
      '200',
      '300, 1.50 ×',
    ]);
    assert.equal(ratioOf('ready', rows[4]!, rows), 1.5);
  });

  it('has a dash for what was not measured', () => {
    assert.deepEqual(line('frames left by then')?.slice(1), ['–', '0', '–', '–', '–']);
  });

  it('marks the pages of which there is something to say', () => {
    assert.deepEqual([heads[1], heads[2], heads[3]], ['hand-written [1]', 'script-tag', 'react [2]']);
    assert.deepEqual(notes, ['[1] Bare.', '[2] `react 1.2.3`.']);
  });
});

describe('What the documentation says of speed and size', () => {
  it('names the day, the machine and the command', () => {
    const page = speedPage(result);
    for (const part of [
      '2026-01-02',
      '`npm run bench -- --write`',
      'Chromium 1, 2 cores',
      '4 times',
      'a network',
    ])
      assert.ok(page.includes(part), part);
  });

  it('has its place in the README, and leaves the rest of it alone', () => {
    const [begin, end] = [
      '<!-- Figures: made by `npm run bench -- --write` and `npm run docs` -->',
      '<!-- End of the figures -->',
    ];
    const readme = readmeWith(`before\n${begin}\nold\n${end}\nafter`, result);
    assert.ok(readme.startsWith(`before\n${begin}\n\n`) && readme.endsWith(`\n\n${end}\nafter`));
    assert.ok(readme.includes('**12.3 kB**') && readme.includes('**1.10 ×**') && !readme.includes('old'));
    assert.throws(() => readmeWith('no place', result), /no place/);
  });
});
