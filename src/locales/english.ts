import type {en} from './en.js';
import {formWords} from './en-form.js';

/** The strings of one language. */
export type Strings = Readonly<Record<keyof typeof en, string>>;

/** What is shown where another language has no string: what may come of an attempt is learnt together with what makes one. */
export const english = {...formWords} as Record<keyof typeof en, string>;

/** Adds strings that came later. */
export function learn(words: Partial<Strings>): void {
  Object.assign(english, words);
}
