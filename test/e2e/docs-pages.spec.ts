import {everything} from '../../.config/extent.js';
import {bringAxe, violations} from './support/axe.js';
import {expect, test} from './support/fixtures.js';

/** Those that have everything that a page may have: samples, wide tables, lists to tick off; the full run looks at all. */
const telling = ['errors', 'going-live', 'quick-start'];

test('the documentation has nothing that axe finds fault with, narrow or wide, light or dark', async ({
  page,
}) => {
  await page.goto('/docs/');
  const links = await page.getByRole('navigation', {name: 'Documentation'}).getByRole('link').all();
  const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
  expect(paths.length).toBeGreaterThan(10);
  for (const path of [
    '/docs/',
    ...paths.filter((each) => everything || telling.some((name) => each?.endsWith(name))),
  ]) {
    await page.goto(path ?? '');
    await bringAxe(page);
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
    ] as const) {
      await page.setViewportSize({width, height: 900});
      await page.emulateMedia({colorScheme});
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await violations(page), `${path ?? ''} ${width} ${colorScheme}`).toEqual([]);
    }
  }
});

test('a sample that is wider than the screen scrolls by keys', async ({page}) => {
  await page.setViewportSize({width: 360, height: 900});
  await page.goto('/docs/quick-start');
  const sample = page.getByRole('group', {name: 'Sample: html'}).first();
  const scrolled = (): Promise<number> => sample.evaluate((element) => element.scrollLeft);
  await sample.focus();
  expect(await scrolled()).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(scrolled).toBeGreaterThan(0);
});

test('the playground leads to the documentation and back', async ({page}) => {
  await page.goto('/');
  await page.getByRole('link', {name: 'Documentation'}).click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Documentation');
  await page.getByRole('link', {name: 'Quick start'}).first().click();
  await expect(page.getByRole('heading', {level: 1})).toHaveText('Quick start');
  await page.getByRole('link', {name: 'Playground', exact: true}).click();
  await expect(page.getByRole('button', {name: 'Save card'})).toBeVisible();
});
