import {readdirSync} from 'node:fs';
import {expect, test} from './fixtures.js';
import {areComparable, pictureNames, tolerance} from './pictures.js';
import {layouts, Visit} from './visit.js';
import {walks} from './walks.js';

const recorded = new URL('recorded/', import.meta.url);

test.use({bypassCSP: true});

for (const layout of layouts) {
  test(`what is recorded of ${layout} belongs to a state that there is`, () => {
    const states = walks.flatMap((walk) => Object.keys(walk));
    const names = states.flatMap((state) => [`${state}.txt`, ...pictureNames(layout, state)]);
    expect(readdirSync(new URL(`${layout}/`, recorded)).sort()).toEqual(names.sort());
  });
}

const changes = {
  'a button that is moved by three pixels': {translate: '3px 3px'},
  'a button of another colour': {filter: 'hue-rotate(60deg)'},
};

test('a change that a person would notice is another picture', async ({browser, page, site}, info) => {
  expect(tolerance.maxDiffPixelRatio).toBeLessThan(0.01);
  if (!areComparable(browser, info)) return;
  await page.setViewportSize({width: 360, height: 900});
  const visit = new Visit(page, site.url, 'split');
  await visit.open();
  await visit.reaches('ready');
  const compared = ['split', 'empty-outlined-light-360.png'];
  await expect(visit.picture).toHaveScreenshot(compared, tolerance);
  for (const [name, style] of Object.entries(changes)) {
    await visit.button.evaluate(
      (button, change) => Object.assign((button as HTMLElement).style, change),
      style,
    );
    await expect(visit.picture, name).not.toHaveScreenshot(compared, tolerance);
    await visit.button.evaluate((button) => {
      button.removeAttribute('style');
    });
  }
});
