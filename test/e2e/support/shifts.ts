import type {Page} from '@playwright/test';

declare global {
  interface Window {
    shifts: string[];
  }
}

/** Has the page's next documents note what moves in them. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const {value, sources = []} = entry as PerformanceEntry & {
          value: number;
          sources?: {node: Node | null; previousRect: DOMRect; currentRect: DOMRect}[];
        };
        const moved = sources.map(({node, previousRect, currentRect}) => {
          const name = node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName);
          return `${name} ${previousRect.y}→${currentRect.y} ${previousRect.height}→${currentRect.height}`;
        });
        window.shifts.push(`${value.toFixed(4)} ${moved.join(', ')}`);
      }
    }).observe({type: 'layout-shift', buffered: true});
  });
}

/** All that the browser saw move, also what it would forgive as an answer to a key or a click. */
export function shifts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What was painted last is told after the next frames.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    return window.shifts;
  });
}
