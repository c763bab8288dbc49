import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Page} from '@playwright/test';
import type {AxeResults, RunOptions} from 'axe-core';
import {root} from '../../../.config/test-files.js';

declare global {
  interface Window {
    readonly axe: {run(context: Element, options?: RunOptions): Promise<AxeResults>};
  }
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Brings axe into a page, whatever the page's policy is. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8'));
}

/** What axe finds in the page, but not inside Stripe's frames. */
export async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (values) => {
    const {violations: all} = await window.axe.run(document.documentElement, {
      runOnly: {type: 'tag', values},
      iframes: false,
      resultTypes: ['violations'],
    });
    return all.map(({id, nodes}) => [id, ...nodes.map(({html, target}) => `${target.join(' ')} ${html}`)]);
  }, tags);
  return found.map((lines) => lines.join('\n  '));
}
