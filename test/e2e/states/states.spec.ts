import type {TestInfo} from '@playwright/test';
import {everything, long} from '../../../.config/extent.js';
import {accessibilityViolations} from './accessibility.js';
import {expect, test} from './fixtures.js';
import {allLooks, oneLook, useDirection, useScheme, type Look} from './looks.js';
import {areComparable, comparePictures, isRecording} from './pictures.js';
import {accessibleTree} from './tree.js';
import {layouts, Visit, type Layout} from './visit.js';
import {walks, type Walk} from './walks.js';

const {poll} = expect.configure({soft: true});

// Each in whichever worker is free.
test.describe.configure({mode: 'parallel', timeout: 120_000});
test.use({bypassCSP: true});

if (!everything)
  console.log(
    `Each state is looked at from one side, ${long ? 'and few' : 'none'} of card and payment; EVERYTHING=1 takes them all.`,
  );

/** Layouts differ in Stripe's fields alone: what is around them is looked at in one of them. */
const walksOf = (layout: Layout): readonly Walk[] =>
  everything || layout === 'split'
    ? walks
    : walks.filter((walk) => long && ('complete' in walk || 'paid' in walk));

const states = walks.flatMap((walk) => Object.keys(walk));

/** While pictures are recorded, all of them are. */
function looksAt(state: string, layout: Layout, info: TestInfo): readonly Look[] {
  if (everything || isRecording(info)) return allLooks;
  return [oneLook(states.indexOf(state) + layouts.indexOf(layout))];
}

for (const layout of layouts) {
  for (const walk of walksOf(layout)) {
    test(`${layout}: ${Object.keys(walk).join(', ')}`, async ({browser, page, site}, info) => {
      const visit = new Visit(page, site.url, layout);
      const comparable = areComparable(browser, info);
      for (const [state, enter] of Object.entries(walk)) {
        await enter(visit);
        expect.soft(await accessibleTree(page)).toMatchSnapshot([layout, `${state}.txt`]);
        const seen = new Set<string>();
        for (const look of looksAt(state, layout, info)) {
          const {scheme, direction} = look;
          await useScheme(visit, scheme);
          await useDirection(visit, direction);
          if (comparable) await comparePictures(visit, state, look);
          const colorsOnly = seen.has(direction);
          seen.add(direction);
          const name = `${state}, ${scheme}, ${direction}`;
          await poll(() => accessibilityViolations(visit, colorsOnly), name).toEqual([]);
        }
        await useScheme(visit, 'light');
        await useDirection(visit, 'ltr');
      }
    });
  }
}
