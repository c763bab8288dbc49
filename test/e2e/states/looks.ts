import type {Frame, Page} from '@playwright/test';
import type {Visit} from './visit.js';

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** The first one is what a form has that names none. */
export const themes = ['outlined', 'filled', 'plain'] as const;
export type Theme = (typeof themes)[number];

/** Languages of the two directions. */
export const languages = {ltr: 'en', rtl: 'ar'} as const;

/** One way to look at a state. */
export interface Look {
  readonly scheme: Scheme;
  readonly direction: keyof typeof languages;
  /** The themes that pictures are compared in: they are taken from the left alone. */
  readonly themes: readonly Theme[];
}

/** All looks, in an order in which each differs from the one before in one thing. */
export const allLooks: readonly Look[] = [
  {scheme: 'light', direction: 'ltr', themes},
  {scheme: 'dark', direction: 'ltr', themes},
  {scheme: 'dark', direction: 'rtl', themes: []},
  {scheme: 'light', direction: 'rtl', themes: []},
];

/** A single look. Four turns in a row have all schemes and directions; of the themes, those from the left have one each in turn. */
export function oneLook(turn: number): Look {
  const look = allLooks[turn % allLooks.length]!;
  return {...look, themes: look.themes.slice(turn % themes.length).slice(0, 1)};
}

/** Shows the page, as it is, in the colours that the person has set. */
export async function useScheme({page}: Visit, colorScheme: Scheme): Promise<void> {
  await page.emulateMedia({colorScheme});
  await painted(page);
}

export async function useTheme(visit: Visit, theme: Theme): Promise<void> {
  await visit.set('theme', theme);
  await painted(visit.page);
}

/** Turns the page, as it is, into one that is written from the left or from the right. */
export async function useDirection(visit: Visit, direction: keyof typeof languages): Promise<void> {
  const {page, form} = visit;
  const language = languages[direction];
  await page.evaluate(
    ({dir, lang}) => {
      Object.assign(document.documentElement, {dir, lang});
    },
    {dir: direction, lang: language},
  );
  await visit.set('locale', language);
  await form.locator(`form[lang=${language}]`).waitFor();
}

/** Frames that have their page. */
export function framesOf(page: Page): readonly Frame[] {
  return page.frames().filter((frame) => frame.url().startsWith('http'));
}

/** Until what was told to Stripe's frames can be seen in them. What is not on the screen paints nothing, and is not waited for. */
async function painted(page: Page): Promise<void> {
  for (const frames of [[page.mainFrame()], framesOf(page)]) {
    await Promise.all(
      frames.map((frame) =>
        frame.evaluate(
          () =>
            new Promise((resolve) => {
              requestAnimationFrame(() => requestAnimationFrame(resolve));
              setTimeout(resolve, 100);
            }),
        ),
      ),
    );
  }
}
