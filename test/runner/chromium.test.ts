import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {chromium, type Browser} from 'playwright';
import {chromiumLaunchOptions, inWholeChromium} from '../../.config/browsers.js';

describe('The Chromium of the tests', () => {
  let browser: Browser;
  before(async () => {
    // Without this flag it does not tell its command line.
    browser = await chromium.launch(inWholeChromium(chromiumLaunchOptions(['--enable-automation'])));
  });
  after(() => browser.close());

  it('has everything switched off that Playwright switches off', async () => {
    const session = await browser.newBrowserCDPSession();
    const {arguments: given} = await session.send('Browser.getBrowserCommandLine');
    const lists = given.filter((each) => each.startsWith('--disable-features=')).map(featuresIn);
    assert.equal(lists.length, 2);
    const [playwrights = [], ours = []] = lists;
    assert.deepEqual(
      playwrights.filter((feature) => !ours.includes(feature)),
      [],
    );
  });

  it('starts no pages of its own for a window', async () => {
    const page = await browser.newPage();
    const session = await browser.newBrowserCDPSession();
    const {targetInfos} = await session.send('Target.getTargets', {filter: [{}]});
    await page.close();
    const types = targetInfos.map(({type}) => type);
    assert.ok(types.includes('page'));
    assert.deepEqual(
      types.filter((type) => type !== 'page' && type !== 'tab'),
      [],
    );
  });
});

function featuresIn(argument: string): string[] {
  return argument.slice(argument.indexOf('=') + 1).split(',');
}
