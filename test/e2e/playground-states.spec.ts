import {everything} from '../../.config/extent.js';
import type {BrowserContext, Page} from '@playwright/test';
import {expect, test} from './support/fixtures.js';

/** What the tag tells of itself in each state of the playground. */
const states: Readonly<Record<string, string>> = {
  empty: 'ready',
  focused: 'ready focused',
  disabled: 'ready',
  invalid: 'invalid invalid_number',
  complete: 'complete',
  submitting: 'submitting',
  authenticating: 'authenticating',
  attached: 'attached',
  'failed-field': 'failed incorrect_cvc',
  'failed-form': 'failed card_declined',
  unknown: 'unknown network-error',
  'signed-out': 'failed not-signed-in',
  offline: 'failed load-offline',
  misconfigured: 'failed missing-publishable-key',
  'no-permission': 'failed permission-denied',
  // Last: what goes wrong with the fields of one page does so with those of others, too.
  loading: 'loading',
  'load-failure': 'failed fields-failed',
};
/** Those whose way there is like that of another one: only in the full run. */
const alike = ['empty', 'disabled', 'complete', 'attached', 'failed-form'];
const TABS = 3;
/** Milliseconds for one state, on a machine that has much else to do: an outcome is unknown only after repeats. */
const PATIENCE = 30_000;

/** State, code of the error, and whether one of Stripe's frames has the focus where all are ready for it. */
function told(page: Page): Promise<string> {
  return page.evaluate(() => {
    const tag = document.querySelector('payment-method-form');
    const isFocused = tag?.state === 'ready' && document.activeElement?.localName === 'iframe';
    return [tag?.state, tag?.error?.code, isFocused ? 'focused' : ''].filter(Boolean).join(' ');
  });
}

/** Opens a link to each, and waits until the tag is there. */
async function visit(context: BrowserContext, names: readonly string[]): Promise<void> {
  const page = await context.newPage();
  for (const name of names) {
    await page.goto(`/?state=${name}`);
    await expect.poll(() => told(page), {message: name, timeout: PATIENCE}).toBe(states[name]);
  }
  await page.close();
}

test('a link with a state opens on that state', async ({context, page}) => {
  test.setTimeout(4 * PATIENCE);
  await page.goto('/');
  const listed = await page
    .getByLabel('state', {exact: true})
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(listed.filter((name) => name !== '').sort()).toEqual(Object.keys(states).sort());
  const visited = Object.keys(states).filter((name) => everything || !alike.includes(name));
  const names = visited.filter((name) => !name.startsWith('load'));
  const tabs = Array.from({length: TABS}, (_, tab) => names.filter((_, index) => index % TABS === tab));
  await Promise.all(tabs.map((each) => visit(context, each)));
  await visit(context, ['loading', 'load-failure']);
});

test('a state that is chosen is shown, and the next one finds nothing of it', async ({page}) => {
  await page.goto('/?layout=card');
  for (const [choice, expected] of [
    ['Submitting', /^submitting/],
    ['Unknown', /^unknown network-error/],
    ['whatever comes of it', /^ready$/],
  ] as const) {
    await page.getByLabel('state', {exact: true}).selectOption(choice);
    await page.getByRole('button', {name: 'Show state'}).click();
    await expect.poll(() => told(page), {timeout: PATIENCE}).toMatch(expected);
  }
  expect(new URL(page.url()).search).toBe('?layout=card');
});

test('a test card is typed with one click', async ({page}) => {
  await page.goto('/');
  await expect.poll(() => told(page)).toBe('ready');
  await page.getByText('Test cards').click();
  // By its key: what moves on the page meanwhile is not in the way.
  await page.getByRole('button', {name: 'Type 3782 822463 10005'}).press('Enter');
  await expect.poll(() => told(page)).toBe('complete');
});
