import {everything} from '../../.config/extent.js';
import {bringAxe, violations} from './support/axe.js';
import {field} from './support/card.js';
import {expect, test} from './support/fixtures.js';

/** Widths and schemes; the full run looks at each with each. */
const looks = [
  [360, 'light'],
  [1280, 'dark'],
  ...(!everything
    ? []
    : ([
        [360, 'dark'],
        [1280, 'light'],
      ] as const)),
] as const;

test('the playground has nothing that axe finds fault with, narrow or wide, light or dark', async ({
  page,
}) => {
  await page.goto('/?state=complete&contract=gatego-intent');
  await expect(page.getByRole('button', {name: /^Pay/})).toBeEnabled();
  await bringAxe(page);
  for (const details of await page.locator('details').all())
    await details.evaluate((panel: HTMLDetailsElement) => (panel.open = true));
  await expect(page.getByRole('button', {name: 'Copy 4000 0025 0000 3155'})).toBeVisible();
  for (const [width, scheme] of looks) {
    await page.setViewportSize({width, height: 900});
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.getByLabel('scheme', {exact: true}).selectOption(scheme);
    expect(await violations(page), `${width} ${scheme}`).toEqual([]);
  }
  await page.evaluate(() => document.documentElement.removeAttribute('lang'));
  expect(await violations(page), 'what is wrong is found').not.toEqual([]);
});

test('the code to copy is chosen by keys, and the link keeps the choice', async ({page}) => {
  await page.goto('/');
  const tab = (name: string) => page.getByRole('tab', {name, exact: true});
  const panel = page.getByRole('tabpanel');
  await tab('HTML').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab('React')).toBeFocused();
  await expect(tab('React')).toHaveAttribute('aria-selected', 'true');
  await expect(panel).toContainText('payment-method-form/react');
  await page.keyboard.press('End');
  await expect(tab('Angular')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tab('HTML')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Tab');
  await expect(panel).toBeFocused();
  await expect(panel).toHaveAccessibleName('Angular');
  await page.reload();
  await expect(tab('Angular')).toHaveAttribute('aria-selected', 'true');
  await expect(panel).toContainText('@angular/core');
});

test('theme, look, tokens, scheme and direction of a link are on the tag, and in the code', async ({
  page,
}) => {
  await page.goto('/?theme=filled&look=violet&--radius=3px&scheme=dark&dir=rtl');
  await expect(field(page, 'Secure card number input frame', 'cardnumber')).toBeVisible();
  const tag = page.locator('payment-method-form');
  await expect(tag).toHaveAttribute('theme', 'filled');
  const styles = await tag.evaluate((form) => {
    const style = getComputedStyle(form);
    const button = form.shadowRoot?.querySelector('[part~="submit"]');
    return {
      colorScheme: style.colorScheme,
      direction: style.direction,
      radius: style.getPropertyValue('--payment-method-form-radius'),
      button: button && getComputedStyle(button).backgroundColor,
    };
  });
  expect(styles).toEqual({
    colorScheme: 'dark',
    direction: 'rtl',
    radius: '3px',
    button: 'rgb(216, 180, 254)',
  });
  await expect(page.getByRole('tabpanel')).toContainText('--payment-method-form-radius: 3px;');
  await page.getByLabel('look', {exact: true}).selectOption('the tag’s own');
  await page.getByRole('button', {name: 'Start over'}).click();
  await expect(tag).not.toHaveAttribute('theme');
  expect(new URL(page.url()).search).toBe('');
});
