import type {LaunchOptions} from '@playwright/test';
import {inWholeChromium, type BrowserName} from '../../../.config/browsers.js';

/** How a browser is started whose windows are what a test is about. */
export function wholeBrowser(name: BrowserName, options: LaunchOptions): LaunchOptions {
  return name === 'chromium' ? inWholeChromium(options) : options;
}
