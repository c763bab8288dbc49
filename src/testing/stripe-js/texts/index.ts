import {ar} from './ar.js';
import {de} from './de.js';
import {en} from './en.js';
import {es} from './es.js';
import {fr} from './fr.js';
import type {Texts} from './texts.js';

export type {Texts} from './texts.js';

const LANGUAGES: Readonly<Record<string, Texts>> = {ar, de, en, es, fr};

/**
 * The texts for a locale, as far as the simulator has its language: English otherwise. An unknown locale is no error.
 */
export function textsFor(locale: string): Texts {
  return LANGUAGES[locale.split('-')[0]?.toLowerCase() ?? ''] ?? en;
}

/** What `auto` stands for in this browser. */
export function resolveLocale(locale: string | undefined): string {
  return locale === undefined || locale === 'auto' ? navigator.language : locale;
}
