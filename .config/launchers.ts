import {once} from 'node:events';
import type {BrowserLauncher} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import {launchOptions, type Browser} from './browsers.js';
import {endProcess, freePorts, startProcess, untilAnswering} from './processes.js';

/**
 * Milliseconds for a page's `load`, which waits for frames that its tests put in meanwhile: whoever gives that up puts the next
 * page before it, and the focus is gone.
 */
const LOAD_LIMIT = 5 * 60_000;

/** Makes the element tests' launcher of a browser. */
export async function launcher(browser: Browser): Promise<BrowserLauncher> {
  switch (browser.by) {
    case 'playwright':
      return playwrightLauncher({product: browser.name, launchOptions: launchOptions(browser)});
    case 'puppeteer':
      return puppeteerLauncher({
        launchOptions: {browser: 'firefox', executablePath: browser.executablePath, headless: true},
        createPage: async ({browser: firefox}) => {
          const page = await firefox.defaultBrowserContext().newPage();
          page.setDefaultNavigationTimeout(LOAD_LIMIT);
          return page;
        },
      });
    case 'webdriver':
      return webKitGtk(browser);
  }
}

/** The browser starts its driver and display with itself, and ends them with itself. */
async function webKitGtk({driver, miniBrowser, xvfb}: Browser & {by: 'webdriver'}): Promise<BrowserLauncher> {
  const display = await startDisplay(xvfb);
  const [port = 0] = await freePorts(1);
  const driverProcess = startProcess(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {...process.env, DISPLAY: display.name, NO_AT_BRIDGE: '1'},
  });
  await untilAnswering(`http://127.0.0.1:${port}/status`, driverProcess, 10_000);
  const capabilities = {
    browserName: 'MiniBrowser',
    // Asks for no BiDi session: WebKitGTK's driver refuses the capability.
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': {binary: miniBrowser, args: ['--automation']},
  };
  const webKit = webdriverLauncher({
    ...{hostname: '127.0.0.1', port, path: '/', connectionRetryCount: 0, capabilities},
  });
  const initialize = webKit.initialize.bind(webKit);
  const stop = webKit.stop.bind(webKit);
  const sendKeys = webKit.sendKeys.bind(webKit);
  openAgain(webKit as unknown as KeepsToItself);
  webKit.sendKeys = (session, keys) =>
    keys.length > 1 ? pressInTurn(webKit, session, keys) : sendKeys(session, asChord(keys));
  webKit.initialize = async (config) => {
    await initialize(config);
    webKit.name = 'WebKit';
  };
  webKit.stop = async () => {
    await stop();
    await endProcess(driverProcess);
    await display.end();
  };
  // Its declaration says `undefined` where the runner's says absent: the same to the runner.
  return webKit as BrowserLauncher;
}

/** The launcher has keys pressed together, as a chord: a repeated one would be lost. */
async function pressInTurn(webKit: object, session: string, keys: readonly string[]): Promise<void> {
  const actions = keys.flatMap((value) => [
    {type: 'keyDown', value},
    {type: 'keyUp', value},
  ]);
  const {driverManager} = webKit as KeepsToItself;
  await driverManager.performActions(session, [{type: 'key', id: 'keyboard', actions}]);
}

/** `Shift+Tab`, as the other launchers know it, in two: the launcher has keys pressed together. A plus sign is none. */
function asChord([key = '']: readonly string[]): string[] {
  return key.length > 1 ? key.split('+') : [key];
}

/** The driver fails to open a page once in a long while, with no word of why, and the runner would end with that. */
function openAgain(webKit: KeepsToItself): void {
  const createDriverManager = webKit.createDriverManager.bind(webKit);
  webKit.createDriverManager = async () => {
    const manager = await createDriverManager();
    const startSession = manager.startSession.bind(manager);
    manager.startSession = (id, url) =>
      startSession(id, url).catch((error: unknown) => {
        console.warn('WebKit did not open a page, and is asked again:', String(error));
        return startSession(id, url);
      });
    return manager;
  };
}

/** What the launcher keeps to itself. */
interface KeepsToItself {
  createDriverManager(): Promise<DriverManager>;
  readonly driverManager: DriverManager;
}

interface DriverManager {
  startSession(id: string, url: string): Promise<void>;
  performActions(session: string, actions: readonly object[]): Promise<void>;
}

/** WebKitGTK has no headless mode: it gets an X server of its own. */
async function startDisplay(xvfb: string): Promise<{name: string; end: () => Promise<void>}> {
  const server = startProcess(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const pipe = server.stdio[3];
  if (!pipe) throw new Error('Xvfb has no pipe to tell its display.');
  const [display] = (await once(pipe, 'data', {signal: AbortSignal.timeout(10_000)})) as [Buffer];
  return {name: `:${display.toString().trim()}`, end: () => endProcess(server)};
}
