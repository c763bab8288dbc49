import type {FrameLocator, Locator, Page} from '@playwright/test';
import type {Demo} from './demo.js';

export interface Card {
  readonly number: string;
  readonly expiry?: string;
  readonly cvc?: string;
}

/** Types a card into Stripe's frames, key by key: into those of a page, or of a form in it. */
export async function typeCard(
  page: Pick<Page, 'frameLocator'>,
  {number, expiry = '12/34', cvc = '123'}: Card,
): Promise<void> {
  await field(page, 'Secure card number input frame', 'cardnumber').pressSequentially(number);
  await field(page, 'Secure expiration date input frame', 'exp-date').pressSequentially(expiry);
  await field(page, 'Secure CVC input frame', 'cvc').pressSequentially(cvc);
}

/** One of the fields of `layout="split"`. */
export function field(page: Pick<Page, 'frameLocator'>, title: string, name: string): Locator {
  return page.frameLocator(`iframe[title="${title}"]`).locator(`input[name="${name}"]`);
}

/** The page of the bank in the 3-D Secure challenge. */
export function challenge(page: Page): FrameLocator {
  return page
    .frameLocator('iframe[src*="three-ds-2-challenge"]')
    .frameLocator('iframe[name="stripe-challenge-frame"]');
}

/** Last four digits of the cards that the demo organization holds, by the org's own API. */
export async function cardsOfOrg({orgBackendUrl}: Demo): Promise<string[]> {
  const response = await fetch(`${orgBackendUrl}/v2/org/org_demo/customer`, {
    headers: {
      'X-Api-Key': 'browser demo 00000000-0000-4000-8000-000000000000',
      Authorization: 'Bearer demo-billing',
    },
  });
  if (response.status === 400) return [];
  const customer = (await response.json()) as {cards: {data: {last4: string}[]}};
  return customer.cards.data.map(({last4}) => last4);
}
