import type {StripeSimulator} from './simulator.js';

/** What of Playwright's `Route` is needed; the types of any version fit. */
export interface RouteLike {
  request(): {url(): string};
  fetch(options: {url: string; timeout: number}): Promise<unknown>;
  fulfill(options: {response: never}): Promise<void>;
  abort(reason: string): Promise<void>;
}

export interface LocatorLike {
  first(): LocatorLike;
  fill(text: string, options: {timeout: number}): Promise<void>;
  pressSequentially(text: string, options: {timeout: number}): Promise<void>;
  count(): Promise<number>;
}

export interface FrameLike {
  locator(selector: string): LocatorLike;
  url(): string;
}

/** What of Playwright's `Page` or `BrowserContext` is needed to route requests. */
export interface RoutesRequests {
  route(url: string, handler: (route: RouteLike) => Promise<void>): Promise<unknown>;
}

/** What of Playwright's `Page` is needed to fill a card. */
export interface HasFrames {
  frames(): FrameLike[];
  waitForTimeout(milliseconds: number): Promise<void>;
}

/** A card by the name of a published test card, or by what to type. */
export type CardToType =
  | keyof typeof NAMED_CARDS
  | {readonly number: string; readonly expiry?: string; readonly cvc?: string; readonly postalCode?: string};

/** Published test cards by what they are for (https://docs.stripe.com/testing). */
export const NAMED_CARDS = {
  visa: '4242424242424242',
  mastercard: '5555555555554444',
  amex: '378282246310005',
  declined: '4000000000000002',
  insufficientFunds: '4000000000009995',
  expired: '4000000000000069',
  wrongCvc: '4000000000000127',
  processingError: '4000000000000119',
  failsWhenCharged: '4000000000000341',
  authenticate: '4000002760003184',
} as const;

const ORIGINS = ['https://js.stripe.com', 'https://api.stripe.com'] as const;
/** Milliseconds. */
const TIMEOUT = 10_000;
const PAUSE = 50;

/**
 * Routes Stripe's own addresses to a simulator, so that the page under test needs no switch. A request that a fault loses is
 * lost for the page, too.
 */
export async function routeStripe(
  target: RoutesRequests,
  simulator: Pick<StripeSimulator, 'url'>,
): Promise<void> {
  for (const origin of ORIGINS) {
    await target.route(`${origin}/**`, async (route) => {
      const {pathname, search} = new URL(route.request().url());
      let response: unknown;
      try {
        response = await route.fetch({url: simulator.url + pathname + search, timeout: TIMEOUT * 3});
      } catch {
        await route.abort('connectionreset');
        return;
      }
      await route.fulfill({response: response as never});
    });
  }
}

/**
 * Types a card into the fields of the page, split or in one line, key by key; works with Stripe's own frames, too.
 *
 * @throws Error when there is no field for a part of the card in time
 */
export async function fillStripeCard(page: HasFrames, card: CardToType, timeout = TIMEOUT): Promise<void> {
  const {number, expiry, cvc, postalCode} = typeof card === 'string' ? named(card) : card;
  const texts = [
    ['[name=cardnumber], [name=number]', number],
    ['[name=exp-date], [name=expiry]', expiry],
    ['[name=cvc]', cvc],
    ['[name=postal], [name=postalCode]', postalCode],
  ] as const;
  const deadline = Date.now() + timeout;
  for (const [selector, text] of texts) {
    if (text === undefined) continue;
    const input = await findInput(page, selector, deadline);
    await input.fill('', {timeout});
    await input.pressSequentially(text, {timeout});
  }
}

function named(name: keyof typeof NAMED_CARDS): {
  number: string;
  expiry: string;
  cvc: string;
  postalCode?: string;
} {
  return {
    number: NAMED_CARDS[name],
    expiry: `12/${String((new Date().getFullYear() + 3) % 100).padStart(2, '0')}`,
    cvc: name === 'amex' ? '1234' : '123',
  };
}

async function findInput(page: HasFrames, selector: string, deadline: number): Promise<LocatorLike> {
  for (;;) {
    for (const frame of page.frames().filter((each) => each.url().includes('elements-inner'))) {
      const input = frame.locator(selector).first();
      if ((await input.count().catch(() => 0)) > 0) return input;
    }
    if (Date.now() > deadline) throw new Error(`There is no field of Stripe's on the page for ${selector}.`);
    await page.waitForTimeout(PAUSE);
  }
}
