import {errorsPage, makeErrorsPage} from '../errors/page.js';
import {makeEventsPage} from './events-page.js';
import {speedPages} from './speed.js';
import {makeThemingPage} from './theming-page.js';

/** The pages of the documentation that are made from the code, or from what is recorded, by where they stand from the top of the repository. */
export const generatedPages: Readonly<Record<string, () => Promise<string>>> = {
  [errorsPage]: makeErrorsPage,
  'demo/docs/events.md': makeEventsPage,
  'demo/docs/theming.md': makeThemingPage,
  ...speedPages,
};
