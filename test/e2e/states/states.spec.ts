import {accessibilityViolations} from './accessibility.js';
import {expect, test} from './fixtures.js';
import {schemes, useDirection, useScheme} from './looks.js';
import {areComparable, comparePictures} from './pictures.js';
import {accessibleTree} from './tree.js';
import {layouts, Visit, type Layout} from './visit.js';
import {walks} from './walks.js';

const {poll} = expect.configure({soft: true});

// Each in whichever worker is free. A trace of that many looks would cost more than they do.
test.describe.configure({mode: 'parallel', timeout: 120_000});
test.use({bypassCSP: true, trace: 'off'});

/** Layouts differ in Stripe's fields alone: what is around them is looked at from all sides in one of them. */
const isWhole = (layout: Layout): boolean => layout === 'split' || process.env['EVERYTHING'] !== undefined;
if (!layouts.every(isWhole))
  console.log(
    'States of the layouts card and payment: in light, from the left; EVERYTHING=1 takes all looks.',
  );

for (const layout of layouts) {
  for (const walk of walks) {
    test(`${layout}: ${Object.keys(walk).join(', ')}`, async ({browser, page, site}, info) => {
      const visit = new Visit(page, site.url, layout);
      const comparable = areComparable(browser, info);
      for (const [state, enter] of Object.entries(walk)) {
        const expectAccessible = async (look: string, colorsOnly: boolean): Promise<void> =>
          poll(() => accessibilityViolations(visit, colorsOnly), `${state}, ${look}`).toEqual([]);
        await enter(visit);
        expect.soft(await accessibleTree(page)).toMatchSnapshot([layout, `${state}.txt`]);
        for (const scheme of isWhole(layout) ? schemes : (['light'] as const)) {
          await useScheme(visit, scheme);
          if (comparable) await comparePictures(visit, state, scheme);
          await expectAccessible(`${scheme}, ltr`, scheme !== 'light');
        }
        if (!isWhole(layout)) continue;
        await useDirection(visit, 'rtl');
        await expectAccessible('dark, rtl', true);
        await useScheme(visit, 'light');
        await expectAccessible('light, rtl', false);
        await useDirection(visit, 'ltr');
      }
    });
  }
}
