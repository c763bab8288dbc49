import type {Frame, Page} from '@playwright/test';
import axe from 'axe-core';
import {framesOf} from './looks.js';
import type {Visit} from './visit.js';

/** A page that has it. */
type PageWithAxe = Window & {readonly axe: Pick<typeof axe, 'configure' | 'run'>};

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules of those that colours decide. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong on the whole page and in its frames, a line each: the rule, and where it is broken.
 *
 * @param colorsOnly where the page was looked at before, in other colours
 */
export async function accessibilityViolations({page, form}: Visit, colorsOnly: boolean): Promise<string[]> {
  await Promise.all(framesOf(page).map(bringAxe));
  const behind = await form.evaluate(({shadowRoot}) => {
    let color = 'transparent';
    let element = shadowRoot?.querySelector('.input');
    while (element && /transparent|, 0\)$/.test(color)) {
      color = getComputedStyle(element).backgroundColor;
      const root = element.getRootNode();
      element = element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
    }
    return color;
  });
  await putBehindFields(page, behind);
  const {violations} = await page.evaluate(
    (options) => (window as unknown as PageWithAxe).axe.run(document, options),
    {
      runOnly: colorsOnly ? OF_COLORS : TAGS,
      resultTypes: ['violations' as const],
    },
  );
  await putBehindFields(page, '');
  return violations.flatMap(({id, nodes}) =>
    nodes.map(({html, target}) => `${id}: ${target.join(' ')}: ${html}`),
  );
}

/** A frame answers the page's axe only when it has one itself. */
async function bringAxe(frame: Frame): Promise<void> {
  if (await frame.evaluate(() => 'axe' in window)) return;
  await frame.evaluate(axe.source);
  await frame.evaluate(() => {
    (window as unknown as PageWithAxe).axe.configure({allowedOrigins: ['<unsafe_all_origins>']});
  });
}

/** Stripe's fields are transparent, and axe, which sees each page alone, would take what is behind them for white. */
async function putBehindFields(page: Page, color: string): Promise<void> {
  const fields = framesOf(page).filter((frame) => frame.url().includes('/elements-inner-'));
  await Promise.all(
    fields.map((frame) =>
      frame.evaluate((background) => {
        document.documentElement.style.background = background;
      }, color),
    ),
  );
}
