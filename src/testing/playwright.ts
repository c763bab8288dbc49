import {findReadyMadeCard} from './cards.js';
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
  isVisible(): Promise<boolean>;
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

/** Short names of published test cards, by what they are for. */
const ALIASES = {
  visa: 'pm_card_visa',
  mastercard: 'pm_card_mastercard',
  amex: 'pm_card_amex',
  declined: 'pm_card_visa_chargeDeclined',
  insufficientFunds: 'pm_card_visa_chargeDeclinedInsufficientFunds',
  expired: 'pm_card_chargeDeclinedExpiredCard',
  wrongCvc: 'pm_card_chargeDeclinedIncorrectCvc',
  processingError: 'pm_card_chargeDeclinedProcessingError',
  failsWhenCharged: 'pm_card_chargeCustomerFail',
  authenticate: 'pm_card_authenticationRequired',
} as const;

type Alias = keyof typeof ALIASES;

/** A card by a short name, by the ready-made id of any published test card, or by what to type. */
export type CardToType =
  | Alias
  | `pm_card_${string}`
  | {readonly number: string; readonly expiry?: string; readonly cvc?: string; readonly postalCode?: string};

/** The numbers behind the short names. */
export const NAMED_CARDS = Object.fromEntries(
  Object.entries(ALIASES).map(([alias, id]) => [alias, findReadyMadeCard(id)?.number ?? '']),
) as Readonly<Record<Alias, string>>;

/** Postal codes that fit the countries that write them in a way of their own. */
const POSTAL_CODES: ReadonlyMap<string, string> = new Map([
  ['CA', 'K1A 0B1'],
  ['GB', 'SW1A 1AA'],
  ['IN', '110001'],
]);
const OTHER_POSTAL_CODE = '94107';

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

/** What to type. */
interface Texts {
  readonly number: string;
  readonly expiry: string | undefined;
  readonly cvc: string | undefined;
  /** Of the card's own country; a Payment Element has a country of its own, which is the United States at first. */
  readonly postalCode: string | undefined;
  /** Only where an input for it is shown. */
  readonly postalCodeIfAsked: {readonly ofCard: string; readonly ofPayment: string} | undefined;
}

/**
 * Types a card into the fields of the page, split, in one line or in a Payment Element, key by key; works with Stripe's own frames,
 * too. A card by its name brings a postal code, for where one is asked for.
 *
 * @throws Error when there is no field for a part of the card in time, or no such card
 */
export async function fillStripeCard(page: HasFrames, card: CardToType, timeout = TIMEOUT): Promise<void> {
  const {number, expiry, cvc, postalCode, postalCodeIfAsked} =
    typeof card === 'string' ? named(card) : {...card, postalCodeIfAsked: undefined};
  const deadline = Date.now() + timeout;
  for (const [selector, text] of [
    ['[name=cardnumber], [name=number]', number],
    ['[name=exp-date], [name=expiry]', expiry],
    ['[name=cvc]', cvc],
    [`${POSTAL.ofCard}, ${POSTAL.ofPayment}`, postalCode],
  ] as const) {
    if (text !== undefined) await type(await waitForInput(page, selector, deadline), text, timeout);
  }
  if (postalCodeIfAsked === undefined) return;
  for (const kind of ['ofCard', 'ofPayment'] as const) {
    const input = await findInput(page, POSTAL[kind]);
    if ((await input?.isVisible()) === true && input !== undefined) {
      await type(input, postalCodeIfAsked[kind], timeout);
    }
  }
}

const POSTAL = {ofCard: '[name=postal]', ofPayment: '[name=postalCode]'} as const;

function named(name: Alias | `pm_card_${string}`): Texts {
  const id = Object.hasOwn(ALIASES, name) ? ALIASES[name as Alias] : name;
  const card = findReadyMadeCard(id);
  if (card === undefined) throw new Error(`There is no published test card ${name}.`);
  const {brand, country} = card.profile;
  return {
    number: card.number,
    expiry: `12/${String((new Date().getFullYear() + 3) % 100).padStart(2, '0')}`,
    cvc: brand === 'amex' ? '1234' : '123',
    postalCode: undefined,
    postalCodeIfAsked: {ofCard: POSTAL_CODES.get(country) ?? OTHER_POSTAL_CODE, ofPayment: OTHER_POSTAL_CODE},
  };
}

async function type(input: LocatorLike, text: string, timeout: number): Promise<void> {
  await input.fill('', {timeout});
  await input.pressSequentially(text, {timeout});
}

async function waitForInput(page: HasFrames, selector: string, deadline: number): Promise<LocatorLike> {
  for (;;) {
    const input = await findInput(page, selector);
    if (input !== undefined) return input;
    if (Date.now() > deadline) throw new Error(`There is no field of Stripe's on the page for ${selector}.`);
    await page.waitForTimeout(PAUSE);
  }
}

/** The input in a frame for cards; the one of an address is not meant. */
async function findInput(page: HasFrames, selector: string): Promise<LocatorLike | undefined> {
  for (const frame of page.frames().filter((each) => /elements-inner-(?!address)/.test(each.url()))) {
    const input = frame.locator(selector).first();
    if ((await input.count().catch(() => 0)) > 0) return input;
  }
  return undefined;
}
