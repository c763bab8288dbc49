import type {PlaygroundStripe} from './settings.js';

const texts = {
  offline: 'Offline Stripe – test numbers only',
  test: 'Stripe test mode',
  live: 'Stripe LIVE mode – real cards, real money',
} as const satisfies Record<PlaygroundStripe['kind'], string>;

/** Says on the page which Stripe a card would go to. */
export function showStripe(badge: HTMLElement, {kind}: PlaygroundStripe): void {
  badge.textContent = texts[kind];
  badge.dataset['stripe'] = kind;
}
