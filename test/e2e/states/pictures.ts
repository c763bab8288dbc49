import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Browser, PageAssertionsToHaveScreenshotOptions, TestInfo} from '@playwright/test';
import {expect} from './fixtures.js';
import {schemes, themes, useTheme, type Look, type Scheme, type Theme} from './looks.js';
import type {Layout, Visit} from './visit.js';
import {furtherStates} from './walks.js';

/** Widths of the page, in CSS pixels, that pictures are taken at. */
export const widths = [360, 1280] as const;

/** Browsers of another major version draw letters, shadows and controls differently. */
const versionFile = fileURLToPath(new URL('recorded/chromium.txt', import.meta.url));

/**
 * Letters are smoothed differently on other machines: few pixels, and not by much. What a person would notice, such as a
 * button that is moved by some pixels, is more than that.
 */
export const tolerance = {
  threshold: 0.1,
  maxDiffPixelRatio: 0.005,
  stylePath: fileURLToPath(new URL('pictures.css', import.meta.url)),
} as const satisfies PageAssertionsToHaveScreenshotOptions;

/** Whether the run records pictures, as `npm run pictures` does. */
export function isRecording({config: {updateSnapshots}}: TestInfo): boolean {
  return updateSnapshots === 'changed' || updateSnapshots === 'all';
}

/** Whether pictures by this browser can be compared with the recorded ones; if not, it says why. While recording they are its own. */
export function areComparable(browser: Browser, info: TestInfo): boolean {
  const [major = ''] = browser.version().split('.');
  if (isRecording(info)) {
    writeFileSync(versionFile, `${major}\n`);
    return true;
  }
  const recorded = readFileSync(versionFile, 'utf8').trim();
  if (major === recorded) return true;
  console.log(
    `No pictures are compared: they are recorded with Chromium ${recorded}, and this is ${major}. ` +
      'Look at the form, and run `npm run pictures` to record them anew.',
  );
  return false;
}

/** The themes that a state is looked at in. What differs between themes is in all layouts the same. */
function themesOf(layout: Layout, state: string): readonly Theme[] {
  if (layout === 'split' && !furtherStates.has(state)) return themes;
  return layout === 'split' || !furtherStates.has(state) ? themes.slice(0, 1) : [];
}

/** The names of a state's pictures. */
export function pictureNames(layout: Layout, state: string): readonly string[] {
  return themesOf(layout, state).flatMap((theme) =>
    schemes.flatMap((scheme) => widths.map((width) => nameOf(state, theme, scheme, width))),
  );
}

/** Compares what the form looks like with what was recorded. */
export async function comparePictures(visit: Visit, state: string, look: Look): Promise<void> {
  const {soft} = expect;
  for (const theme of themesOf(visit.layout, state)) {
    if (!look.themes.includes(theme)) continue;
    await useTheme(visit, theme);
    for (const width of widths) {
      await visit.page.setViewportSize({width, height: 900});
      const name = [visit.layout, nameOf(state, theme, look.scheme, width)];
      await soft(visit.picture).toHaveScreenshot(name, tolerance);
    }
  }
  await useTheme(visit, themes[0]);
}

function nameOf(state: string, theme: Theme, scheme: Scheme, width: number): string {
  return `${state}-${theme}-${scheme}-${width}.png`;
}
