import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {budgets} from '../../.config/size/budgets.js';
import {judge} from '../../.config/size/judge.js';
import {expectBudgets} from '../../.config/size/measure.js';

const small = {gzip: 100, modules: {}};
const recorded = {
  'script-tag': {gzip: 1_000, modules: {'src/a.ts': 400, 'src/b.ts': 600}},
  'org-side': small,
  'payment-side': small,
  'npm-entry': small,
  'largest-locale': small,
};
const limits = {
  'script-tag': {title: 'the script', gzip: 1_000, goal: 500},
  'org-side': {title: 'the part', gzip: 100, goal: 50},
  'payment-side': {title: 'the other part', gzip: 100, goal: 50},
  'npm-entry': {title: 'the entry', gzip: 100, goal: 50},
  'largest-locale': {title: 'the largest language', gzip: 100, goal: 50},
};

describe('A budget of bytes', () => {
  it('is kept by what is as large as it allows', () => {
    assert.deepEqual(judge(limits, recorded, recorded), []);
  });

  it('that is broken says by how much, and which modules have grown, the most first', () => {
    const modules = {'src/b.ts': 610, 'src/a.ts': 300, 'src/new.ts': 200};
    const grown = {...recorded, 'script-tag': {gzip: 1_110, modules}};
    assert.deepEqual(judge(limits, grown, recorded), [
      'the script: 1110 bytes gzipped, 110 over its budget of 1000. Grown: src/new.ts +200, src/b.ts +10.',
    ]);
  });

  it('that is broken by no module of its own says so', () => {
    const larger = {...recorded, 'npm-entry': {gzip: 101, modules: {}}};
    assert.deepEqual(judge(limits, larger, recorded), [
      'the entry: 101 bytes gzipped, 1 over its budget of 100. No module has grown since the sizes were recorded.',
    ]);
  });

  it('that is broken by what is new since the sizes were recorded names all of its modules', () => {
    const {'payment-side': paymentSide, ...before} = recorded;
    const larger = {...before, 'payment-side': {gzip: paymentSide.gzip + 50, modules: {'src/wallets.ts': 140}}};
    assert.deepEqual(judge(limits, larger, before), [
      'the other part: 150 bytes gzipped, 50 over its budget of 100. Grown: src/wallets.ts +140.',
    ]);
  });

  it('is there for each part of the script', () => {
    expectBudgets(['payment-method-form.min.js', 'chunks/org-side.js', 'locales/de.js']);
    assert.throws(() => {
      expectBudgets(['chunks/org-side.js', 'chunks/stranger.js']);
    }, /chunks\/stranger\.js has no budget/);
  });

  it('is not below what it is to come down to', () => {
    for (const {title, gzip, goal} of Object.values(budgets)) assert.ok(gzip >= goal, title);
  });
});
