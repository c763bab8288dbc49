import {ar} from './ar.js';
import {de} from './de.js';
import {en} from './en.js';
import {es} from './es.js';
import {fr} from './fr.js';
import type {Texts} from './texts.js';

export type {Texts} from './texts.js';

const LANGUAGES: ReadonlyMap<string, Texts> = new Map(Object.entries({ar, de, en, es, fr}));

/** The texts for a locale: English for a language that the simulator does not have. */
export function textsFor(locale: string): Texts {
  return LANGUAGES.get(languageOf(locale)) ?? en;
}

/**
 * The locale to speak: what `auto` stands for in this browser, and English in the place of a language that the simulator
 * does not have, or of a text that is no language (a browser's own can be `C`). No locale is an error.
 */
export function resolveLocale(locale: string | undefined): string {
  const asked = locale === undefined || locale === 'auto' ? navigator.language : locale;
  return LANGUAGES.has(languageOf(asked)) && isLanguageTag(asked) ? asked : 'en';
}

function languageOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? '';
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
