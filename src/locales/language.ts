import type {ConfigurationCode} from '../submission/codes.js';
import type {en} from './en.js';

/** What only the developer of a page is told, and what is somebody else's sentence alone. */
type EnglishOnly =
  | `error.${Exclude<ConfigurationCode, 'api-key-refused'>}`
  | `error.${'incorrect_number' | 'invalid-card-details' | 'submit-vetoed'}.detail`
  | 'error.load-forbidden';

/** The strings of a language other than English. One that is missing, or that English does not have, does not compile. */
export type Translation = Readonly<Record<Exclude<keyof typeof en, EnglishOnly>, string>>;

/** The languages that there are beside English, each in a module of its name. */
export const LANGUAGES = [
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt-BR',
  'pt',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'ja',
  'zh',
  'ar',
  'tr',
  'ko',
  'zh-Hant',
  'ru',
  'hu',
  'ro',
  'el',
  'he',
  'id',
  'ms',
  'vi',
  'th',
  'fil',
  'hr',
  'bg',
  'sk',
  'sl',
  'et',
  'lt',
  'lv',
  'mt',
] as const;

/** One of the languages beside English. */
export type Language = (typeof LANGUAGES)[number];

/** Norwegian of either kind is Bokmål; where traditional characters are written, a tag need not say so. */
const inFull = (locale: string): string =>
  locale.replace(/^n[on]\b/, 'nb').replace(/^zh-(?=(?:TW|HK|MO)\b)/, 'zh-Hant-');

/** The language to speak for a canonical BCP 47 tag: that of its region, else that of its language; `undefined` is English. */
export function languageOf(locale: string): Language | undefined {
  for (let tag = inFull(locale); tag !== ''; tag = tag.replace(/-?[^-]*$/, '')) {
    const found = LANGUAGES.find((language) => language === tag);
    if (found) return found;
  }
  return undefined;
}
