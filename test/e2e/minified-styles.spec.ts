import {styles} from '../../src/view/styles.js';
import {tokens} from '../../src/view/tokens.js';
import {startBarePage} from './support/bare-page.js';
import {expect, test} from './support/fixtures.js';

test('the styles of the script say what those of the source say', async ({page, demo}) => {
  const html = '<!doctype html><title>Bare</title><script src="/payment-method-form.min.js"></script>';
  const site = await startBarePage(demo, html);
  try {
    await page.goto(site.url);
    const {built, source} = await page.evaluate(readBoth, tokens.cssText + styles.cssText);
    expect(source.length).toBeGreaterThan(300);
    expect(built).toEqual(source);
  } finally {
    site.stop();
  }
});

/** In the page: each declaration of each selector, as the browser understands it, in the order of their names. */
function readBoth(sourceText: string): {readonly built: string[]; readonly source: string[]} {
  const plain = (text: string): string => text.replace(/\s+/g, '');
  const read = (text: string): string[] => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const found = new Map<string, string>();
    const readRules = (rules: CSSRuleList, around: string): void => {
      for (const rule of rules) {
        if (rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule))
          readRules(rule.cssRules, around + plain(rule.cssText.slice(0, rule.cssText.indexOf('{'))));
        else if (rule instanceof CSSKeyframesRule) found.set(`${around}@${rule.name}`, plain(rule.cssText));
        else if (rule instanceof CSSStyleRule) readDeclarations(rule, around);
      }
    };
    const readDeclarations = ({selectorText, style}: CSSStyleRule, around: string): void => {
      for (const selector of selectorText.split(/,(?![^(]*\))/)) {
        const place = `${around} ${plain(selector)}`;
        for (const name of style) {
          const value = style.getPropertyValue(name).replace('rgba(0, 0, 0, 0)', 'transparent');
          // A longhand whose shorthand has a variable has no value of its own yet.
          if (value === '') continue;
          const isNone = name.startsWith('background') && /^(none|transparent|0px)$/.test(value);
          found.set(
            `${place} ${name}`,
            (isNone ? 'initial' : plain(value)) + style.getPropertyPriority(name),
          );
        }
        for (const [, name = '', value = ''] of style.cssText.matchAll(/([\w-]+): ([^;]*var\([^;]*);/g))
          found.set(`${place} ${name}`, plain(value));
      }
    };
    readRules(sheet.cssRules, '');
    return [...found].map(([place, value]) => `${place}: ${value}`).sort();
  };
  const form = document.createElement('payment-method-form').constructor as unknown as {
    readonly styles: readonly {readonly cssText: string}[];
  };
  return {built: read(form.styles.map(({cssText}) => cssText).join('\n')), source: read(sourceText)};
}
