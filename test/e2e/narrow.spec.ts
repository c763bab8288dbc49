import {field} from './support/card.js';
import {expect, test} from './support/fixtures.js';

for (const width of [320, 360, 768]) {
  test(`nothing is wider than a screen of ${width} px`, async ({page}) => {
    await page.setViewportSize({width, height: 800});
    await page.goto('/?contract=gatego-intent');
    await expect(field(page, 'Secure card number input frame', 'cardnumber')).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const box = await page.locator('payment-method-form').boundingBox();
    expect(box && box.x + box.width).toBeLessThanOrEqual(width);
  });
}
