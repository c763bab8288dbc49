import type {Page} from '@playwright/test';
import {framesOf} from './looks.js';

/** What a screen reader finds on the page, and then in each frame that can be seen, under the frame's name. */
export async function accessibleTree(page: Page): Promise<string> {
  const parts = [await page.locator('body').ariaSnapshot()];
  for (const frame of framesOf(page).slice(1)) {
    const element = await frame.frameElement();
    if (!(await element.isVisible())) continue;
    const title = await element.getAttribute('title');
    parts.push(`\n# ${title ?? frame.name()}`, await frame.locator('body').ariaSnapshot());
  }
  return `${parts.join('\n')}\n`;
}
