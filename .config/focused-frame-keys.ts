import type {TestRunnerPlugin} from '@web/test-runner';

/** What the runner's launcher and Puppeteer have, as far as it is used here: of frames of frames Puppeteer says nothing in its types. */
interface DrivesPages {
  readonly type: string;
  getPage(sessionId: string): {frames(): readonly DrivenFrame[]};
}

interface DrivenFrame {
  readonly browsingContext: {performActions(actions: readonly object[]): Promise<void>};
  evaluate(script: string): Promise<unknown>;
}

/** As WebDriver calls them: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Readonly<Record<string, string>> = {Tab: '\uE004', Enter: '\uE007'};

const HAS_FOCUS = `document.hasFocus() && !['IFRAME', 'FRAME'].includes(document.activeElement?.tagName)`;

/**
 * The command `press-where-focus-is`: a key for the frame that has the focus. A person's key goes there by itself; what Firefox's
 * driver sends to the page may miss a frame inside of a frame.
 */
export function focusedFrameKeys(): TestRunnerPlugin {
  return {
    name: 'focused-frame-keys',
    executeCommand: async ({command, payload, session}) => {
      if (command !== 'press-where-focus-is') return undefined;
      const {frames} = framesOf(session.browser as unknown as DrivesPages, session.id);
      const value = KEYS[String(payload)];
      if (value === undefined) throw new Error(`No key is called ${String(payload)} here.`);
      for (const frame of frames) {
        // One that is just going cannot tell, and has no focus.
        if ((await frame.evaluate(HAS_FOCUS).catch(() => false)) !== true) continue;
        const actions = [
          {type: 'keyDown', value},
          {type: 'keyUp', value},
        ];
        await frame.browsingContext.performActions([{type: 'key', id: 'keyboard', actions}]);
        return true;
      }
      return false;
    },
  };
}

function framesOf(browser: DrivesPages, sessionId: string): {frames: readonly DrivenFrame[]} {
  if (browser.type !== 'puppeteer') throw new Error('Only Firefox needs to be told where the focus is.');
  return {frames: browser.getPage(sessionId).frames()};
}
