import type {Budget} from './judge.js';
import type {MeasuredName} from './measure.js';

/**
 * Bytes, gzipped, without Stripe.js. A budget is what was reached, and gets smaller until it is the goal. It grows only by what
 * keeps an outcome true, or somebody able to use the form.
 */
export const budgets: Readonly<Record<MeasuredName, Budget>> = {
  'script-tag': {title: 'payment-method-form.min.js', gzip: 33_700, goal: 16_000},
  'org-side': {title: 'chunks/org-side.js', gzip: 14_230, goal: 8_000},
  'payment-side': {title: 'chunks/payment-side.js', gzip: 1_890, goal: 1_890},
  'npm-entry': {title: 'the npm entry without its dependencies', gzip: 30_230, goal: 9_000},
  'largest-locale': {title: 'the largest language', gzip: 4_150, goal: 1_300},
};
