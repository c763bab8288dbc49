import {english, type Strings} from './english.js';
import {importLanguage} from './import-language.js';
import type {Language, Translation} from './language.js';

/** Strings, and the language that they are really in. */
export interface Words {
  readonly language: Language | 'en';
  readonly strings: Strings;
}

/** What is spoken until another language is there, and where there is none. */
export const ENGLISH: Words = {language: 'en', strings: english};

/** The languages of a page: each is brought once, for all its forms. */
export class Dictionary {
  readonly #loaded = new Map<Language, Words>();
  readonly #loading = new Map<Language, Promise<Words>>();

  constructor(private readonly bring: (language: Language) => Promise<Translation>) {}

  /** The words of a language that is there already. */
  get(language: Language): Words | undefined {
    return this.#loaded.get(language);
  }

  /** The words of a language; English ones when they do not come, and the next call then tries again. */
  load(language: Language): Promise<Words> {
    let loading = this.#loading.get(language);
    if (!loading) {
      loading = this.#load(language);
      this.#loading.set(language, loading);
    }
    return loading;
  }

  async #load(language: Language): Promise<Words> {
    try {
      const words = {language, strings: {...english, ...(await this.bring(language))}};
      this.#loaded.set(language, words);
      return words;
    } catch {
      this.#loading.delete(language);
      return ENGLISH;
    }
  }
}

/** The page's. */
export const dictionary = new Dictionary(importLanguage);
