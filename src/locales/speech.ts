import {dictionary, ENGLISH, type Dictionary, type Words} from './dictionary.js';
import {languageOf, type Language} from './language.js';

/** What one form says: English, or the language before, until the wanted one is there. */
export class Speech {
  #wanted: Language | undefined;
  #words = ENGLISH;

  /** @param onChange is called when a language has come, never within `speak` */
  constructor(
    private readonly onChange: () => void,
    private readonly source: Dictionary = dictionary,
  ) {}

  get words(): Words {
    return this.#words;
  }

  /**
   * Wants the language of a canonical BCP 47 tag. The last one wins, whichever comes first.
   * @returns what it is waited for, if it is not there
   */
  speak(locale: string): Promise<void> | undefined {
    const language = languageOf(locale);
    if (language === this.#wanted) return undefined;
    this.#wanted = language;
    const known = language ? this.source.get(language) : ENGLISH;
    if (known) this.#words = known;
    return known || !language ? undefined : this.#bring(language);
  }

  async #bring(language: Language): Promise<void> {
    const words = await this.source.load(language);
    if (language !== this.#wanted) return;
    this.#words = words;
    this.onChange();
  }
}
