import type {Page, Request} from '@playwright/test';
import {typeCard} from './support/card.js';
import {expect, test} from './support/fixtures.js';

const number = '4000056655665556';

declare global {
  interface Window {
    messages: string[];
  }
}

/** Runs of digits, with the separators that people and forms put between them. */
const runsOf = (text: string): string[] =>
  text.match(/\d(?:[ -]?\d){4,}/g)?.map((run) => run.replace(/\D/g, '')) ?? [];

const windowsOf = (digits: string, length: number): string[] =>
  Array.from({length: Math.max(0, digits.length - length + 1)}, (_, start) =>
    digits.slice(start, start + length),
  );

/**
 * Runs that hold more of the card number than its last four digits. Long runs are ids and times for the most part, which
 * may share five digits with it by chance, but not eight.
 */
function leaksIn(text: string): string[] {
  return runsOf(text).filter((run) =>
    run.length < 8 ? number.includes(run) : windowsOf(number, 8).some((part) => run.includes(part)),
  );
}

/** Everything that the host page can see: its markup, and the values of its inputs, shadow trees included. */
function visibleToHost(page: Page): Promise<string> {
  return page.evaluate(() => {
    const seen: string[] = [];
    const walk = (root: Document | ShadowRoot): void => {
      seen.push(root instanceof Document ? root.documentElement.outerHTML : root.innerHTML);
      for (const element of root.querySelectorAll('*')) {
        if (element instanceof HTMLInputElement) seen.push(element.value);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    return seen.join('\n');
  });
}

async function described(request: Request): Promise<string> {
  return JSON.stringify([request.url(), await request.allHeaders(), request.postData()]);
}

for (const contract of ['catalyze', 'gatego-intent', 'gatego-attach']) {
  test(`${contract}: the host page and the org backend see no more of a card than its last four digits`, async ({
    page,
    demo,
  }) => {
    const consoleLines: string[] = [];
    const requests: Promise<string>[] = [];
    page.on('console', (message) => consoleLines.push(message.text()));
    page.on('pageerror', (error) => consoleLines.push(`${error.message}\n${error.stack ?? ''}`));
    page.on('request', (request) => {
      const fromHost = request.frame() === page.mainFrame();
      if (fromHost || request.url().startsWith(demo.orgBackendUrl)) requests.push(described(request));
    });
    await page.addInitScript(() => {
      window.messages = [];
      window.addEventListener(
        'message',
        (event) => window.messages.push(`${event.origin} ${JSON.stringify(event.data)}`),
        {capture: true},
      );
    });

    await page.goto(`/?contract=${contract}`);
    await typeCard(page, {number, expiry: '12/34', cvc: '987'});
    const whileTyped = await visibleToHost(page);
    const consent = page.getByRole('checkbox', {name: /I agree to pay/});
    if (contract === 'gatego-intent') await consent.check();
    await page
      .getByRole('button', {name: /^(Save card|Pay \$)/})
      .first()
      .click();
    await expect(page.getByRole('heading', {name: /Card saved|Paid \$/})).toBeVisible();
    const afterwards = await visibleToHost(page);
    const messages = await page.evaluate(() => window.messages);

    const posted = (await Promise.all(requests)).join('\n');
    expect(posted, 'the record holds the request that matters').toMatch(/tok_|pm_/);
    expect(afterwards, 'the last four digits are known').toContain('5556');
    for (const seen of [posted, whileTyped, afterwards, messages.join('\n'), consoleLines.join('\n')]) {
      expect(leaksIn(seen)).toEqual([]);
      expect(seen).not.toMatch(/_secret_\w/);
    }
  });
}

test('the check itself finds a card number, bare, grouped or cut', () => {
  for (const leak of [number, '4000 0566 5566 5556', 'x=4000056655', 'n:05665', '"40000-56655-665556"']) {
    expect(leaksIn(leak), leak).not.toEqual([]);
  }
  expect(leaksIn('5556 pm_1QabC23456789 1763759999')).toEqual([]);
});
