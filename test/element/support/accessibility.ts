import type {AxeResults, RunOptions} from 'axe-core';
// Its module has no exports in a browser: it sets a global.
import 'axe-core/axe.js';

declare global {
  interface Window {
    readonly axe: {run(context: Element, options?: RunOptions): Promise<AxeResults>};
  }
}

/** What axe finds wrong within an element, a line each: the rule, and the markup that breaks it. */
export async function accessibilityViolations(element: Element, options: RunOptions = {}): Promise<string[]> {
  const {violations} = await window.axe.run(element, options);
  return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`));
}
