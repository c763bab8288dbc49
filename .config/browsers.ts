import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';
import * as playwright from 'playwright';
import {exitCode, startProcess} from './processes.js';

export const browserNames = ['chromium', 'firefox', 'webkit'] as const;
export type BrowserName = (typeof browserNames)[number];

/**
 * A browser of this machine, and the way to drive it: Playwright drives its own browsers and any Chromium, but neither
 * a stock Firefox (Puppeteer does, through WebDriver BiDi) nor WebKitGTK (which has a WebDriver of its own and no headless mode).
 */
export type Browser =
  | {readonly by: 'playwright'; readonly name: BrowserName; readonly executablePath: string | undefined}
  | {readonly by: 'puppeteer'; readonly name: 'firefox'; readonly executablePath: string}
  | {
      readonly by: 'webdriver';
      readonly name: 'webkit';
      readonly driver: string;
      readonly miniBrowser: string;
      readonly xvfb: string;
    };

export interface MissingBrowser {
  readonly by: 'nobody';
  readonly name: BrowserName;
  readonly reason: string;
}

/**
 * Finds a browser: first the one that the environment names (`CHROMIUM`, `FIREFOX`, `WEBKIT_DRIVER` with
 * `MINI_BROWSER`), then Playwright's own, then the system's.
 */
export function findBrowser(name: BrowserName): Browser | MissingBrowser {
  return fromEnvironment(name) ?? fromPlaywright(name) ?? fromSystem(name) ?? missing(name);
}

/** Finds Chromium, or has Playwright install it, once. Throws, saying in one line how to get one. */
export async function requireChromium(): Promise<void> {
  if (findBrowser('chromium').by !== 'nobody') return;
  installation ??= installChromium();
  await installation;
  const installed = findBrowser('chromium');
  if (installed.by === 'nobody') throw new Error(installed.reason);
}

/** What Playwright starts a browser with. */
export function launchOptions(browser: Browser & {by: 'playwright'}): playwright.LaunchOptions {
  return {
    ...(browser.executablePath === undefined ? {} : {executablePath: browser.executablePath}),
    ...(browser.name === 'chromium' ? {args: [...chromiumArguments]} : {}),
  };
}

/**
 * The same for a Chromium with windows of its own: the shell without them, which the tests take where they find it, keeps no page
 * alive behind the next one, and draws letters in its own way.
 */
export function inWholeChromium(options: playwright.LaunchOptions): playwright.LaunchOptions {
  const executablePath = named('CHROMIUM') ?? chromiumOfPlaywright() ?? wholeChromiumOfSystem();
  if (executablePath === undefined) throw new Error(reasons.chromium);
  return {...options, executablePath};
}

/** What Playwright starts this machine's Chromium with, and `further` arguments. Throws where there is none. */
export function chromiumLaunchOptions(further: readonly string[] = []): playwright.LaunchOptions {
  const browser = findBrowser('chromium');
  if (browser.by !== 'playwright') throw new Error(reasons.chromium);
  const {args = [], ...options} = launchOptions(browser);
  return {...options, args: [...args, ...further]};
}

/**
 * Parts of Chromium that are switched off. Each new window would start two renderers for the list below its address bar,
 * which nobody sees here: half of what a test costs. Playwright has a list of its own, but Chromium heeds the last one
 * alone, so that this one has to name its parts as well.
 */
const disabledFeatures: readonly string[] = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['ThirdPartyStoragePartitioning', 'TcpPortRandomizationWin', 'PreconnectToSearch', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled', 'LensOverlay', 'MediaRouter'],
  ...['msForceBrowserSignIn', 'msEdgeUpdateLaunchServicesPreferredVersion'],
];

/** As root it refuses its sandbox, and nothing here needs the network. */
const chromiumArguments: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  `--disable-features=${disabledFeatures.join(',')}`,
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
];

let installation: Promise<unknown> | undefined;

function installChromium(): Promise<unknown> {
  console.log('No Chromium found: Playwright is asked to install its own.');
  const args = ['playwright', 'install', 'chromium'];
  return exitCode(startProcess('npx', args, {stdio: 'inherit', timeout: 300_000})).catch(() => undefined);
}

function fromEnvironment(name: BrowserName): Browser | undefined {
  switch (name) {
    case 'chromium': {
      const executablePath = named('CHROMIUM');
      return executablePath === undefined ? undefined : {by: 'playwright', name, executablePath};
    }
    case 'firefox': {
      const executablePath = named('FIREFOX');
      return executablePath === undefined ? undefined : {by: 'puppeteer', name, executablePath};
    }
    case 'webkit':
      return named('WEBKIT_DRIVER') === undefined ? undefined : webkitGtk();
  }
}

function fromPlaywright(name: BrowserName): Browser | undefined {
  return existsSync(playwright[name].executablePath())
    ? {by: 'playwright', name, executablePath: undefined}
    : undefined;
}

function fromSystem(name: BrowserName): Browser | undefined {
  switch (name) {
    case 'chromium': {
      // A page in it takes a quarter less of the processor.
      const executablePath = onPath('chromium-headless-shell') ?? wholeChromiumOfSystem();
      return executablePath === undefined ? undefined : {by: 'playwright', name, executablePath};
    }
    case 'firefox': {
      const executablePath =
        onPath('firefox-esr', 'firefox') ?? firstThere('/Applications/Firefox.app/Contents/MacOS/firefox');
      return executablePath === undefined ? undefined : {by: 'puppeteer', name, executablePath};
    }
    case 'webkit':
      return webkitGtk();
  }
}

/** Without a path Playwright would take a shell of its own. */
function chromiumOfPlaywright(): string | undefined {
  const path = playwright.chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

function wholeChromiumOfSystem(): string | undefined {
  return (
    onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    firstThere(
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    )
  );
}

function webkitGtk(): Browser | undefined {
  const driver = named('WEBKIT_DRIVER') ?? onPath('WebKitWebDriver');
  const miniBrowser = named('MINI_BROWSER') ?? firstThere(...miniBrowserPaths());
  const xvfb = onPath('Xvfb');
  if (driver === undefined || miniBrowser === undefined || xvfb === undefined) return undefined;
  return {by: 'webdriver', name: 'webkit', driver, miniBrowser, xvfb};
}

function missing(name: BrowserName): MissingBrowser {
  return {by: 'nobody', name, reason: reasons[name]};
}

const reasons: Readonly<Record<BrowserName, string>> = {
  chromium:
    'no Chromium found: run `npx playwright install chromium` or `apt-get install chromium`, or set CHROMIUM to its path',
  firefox:
    'not found: run `npx playwright install firefox` or `apt-get install firefox-esr`, or set FIREFOX to its path',
  webkit: 'not found: run `npx playwright install webkit` or `apt-get install webkit2gtk-driver xvfb`',
};

/** WebKitGTK keeps MiniBrowser beside its libraries, not on the PATH. */
function miniBrowserPaths(): string[] {
  const roots = ['/usr/lib', '/usr/libexec', '/usr/lib64'].filter((root) => existsSync(root));
  const folders = roots.flatMap((root) => [
    root,
    ...readdirSync(root)
      .filter((entry) => entry.endsWith('-linux-gnu'))
      .map((entry) => join(root, entry)),
  ]);
  const versions = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];
  return folders.flatMap((folder) => versions.map((version) => join(folder, version, 'MiniBrowser')));
}

function named(variable: string): string | undefined {
  const path = process.env[variable];
  if (path === undefined || path === '') return undefined;
  if (!isExecutable(path)) throw new Error(`${variable} names ${path}, which is not a program.`);
  return path;
}

function onPath(...commands: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return firstThere(...commands.flatMap((command) => folders.map((folder) => join(folder, command))));
}

function firstThere(...paths: readonly string[]): string | undefined {
  return paths.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
