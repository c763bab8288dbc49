import type {TestRunnerPlugin} from '@web/test-runner';

/** What the runner's launcher and Puppeteer have, as far as it is used here: of frames of frames Puppeteer says nothing in its types. */
interface DrivesPages {
  readonly type: string;
  getPage(sessionId: string): DrivenPage;
}

interface DrivenPage {
  frames(): readonly DrivenFrame[];
  mainFrame(): DrivenFrame;
}

interface DrivenFrame {
  readonly browsingContext: {performActions(actions: readonly object[]): Promise<void>};
  evaluate(script: string): Promise<unknown>;
}

/** As WebDriver calls them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Readonly<Record<string, string>> = {Tab: '\uE004', Enter: '\uE007'};

const HAS_FOCUS = `document.hasFocus() && !['IFRAME', 'FRAME'].includes(document.activeElement?.tagName)`;

const FOCUSED_NAME = `document.activeElement?.id || document.activeElement?.tagName || ''`;

/**
 * The command `press-where-focus-is`: a key for the frame that has the focus. A person's key goes there by itself; what Firefox's
 * driver sends to the page may miss a frame inside of a frame. The command `what-has-focus` tells the id of what has it
 * there, or else its tag.
 */
export function focusedFrameKeys(): TestRunnerPlugin {
  return {
    name: 'focused-frame-keys',
    executeCommand: async ({command, payload, session}) => {
      if (command !== 'press-where-focus-is' && command !== 'what-has-focus') return undefined;
      const page = pageOf(session.browser as unknown as DrivesPages, session.id);
      const frame = await frameWithFocus(page);
      if (frame === undefined) return '';
      if (command === 'what-has-focus') return frame.evaluate(FOCUSED_NAME).catch(() => '');
      await pressIn(frame, String(payload), page);
      return true;
    },
  };
}

async function pressIn(frame: DrivenFrame, key: string, page: DrivenPage): Promise<void> {
  const value = KEYS[key];
  if (value === undefined) throw new Error(`No key is called ${key} here.`);
  try {
    await act(frame, {type: 'keyDown', value});
  } finally {
    // What a key closes takes its frame along: the frame could not be told of the key's release, which would stay down for good.
    await act(page.mainFrame(), {type: 'keyUp', value});
  }
}

async function frameWithFocus(page: DrivenPage): Promise<DrivenFrame | undefined> {
  for (const frame of page.frames()) {
    // One that is just going cannot tell, and has no focus.
    if ((await frame.evaluate(HAS_FOCUS).catch(() => false)) === true) return frame;
  }
  return undefined;
}

function act({browsingContext}: DrivenFrame, action: object): Promise<void> {
  return browsingContext.performActions([{type: 'key', id: 'keyboard', actions: [action]}]);
}

function pageOf(browser: DrivesPages, sessionId: string): DrivenPage {
  if (browser.type !== 'puppeteer') throw new Error('Only Firefox needs to be told where the focus is.');
  return browser.getPage(sessionId);
}
