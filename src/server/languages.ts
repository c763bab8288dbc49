import {ENGLISH, type Words} from '../locales/dictionary.js';
import type {Language, Translation} from '../locales/language.js';
import ar from '../locales/ar.js';
import bg from '../locales/bg.js';
import cs from '../locales/cs.js';
import da from '../locales/da.js';
import de from '../locales/de.js';
import el from '../locales/el.js';
import es from '../locales/es.js';
import et from '../locales/et.js';
import fi from '../locales/fi.js';
import fil from '../locales/fil.js';
import fr from '../locales/fr.js';
import he from '../locales/he.js';
import hr from '../locales/hr.js';
import hu from '../locales/hu.js';
import id from '../locales/id.js';
import it from '../locales/it.js';
import ja from '../locales/ja.js';
import ko from '../locales/ko.js';
import lt from '../locales/lt.js';
import lv from '../locales/lv.js';
import ms from '../locales/ms.js';
import mt from '../locales/mt.js';
import nb from '../locales/nb.js';
import nl from '../locales/nl.js';
import pl from '../locales/pl.js';
import pt from '../locales/pt.js';
import ptBR from '../locales/pt-BR.js';
import ro from '../locales/ro.js';
import ru from '../locales/ru.js';
import sk from '../locales/sk.js';
import sl from '../locales/sl.js';
import sv from '../locales/sv.js';
import th from '../locales/th.js';
import tr from '../locales/tr.js';
import vi from '../locales/vi.js';
import zh from '../locales/zh.js';
import zhHant from '../locales/zh-Hant.js';

const translations: Readonly<Record<Language, Translation>> = {
  de,
  fr,
  es,
  it,
  nl,
  'pt-BR': ptBR,
  pt,
  pl,
  sv,
  da,
  nb,
  fi,
  cs,
  ja,
  zh,
  ar,
  tr,
  ko,
  'zh-Hant': zhHant,
  ru,
  hu,
  ro,
  el,
  he,
  id,
  ms,
  vi,
  th,
  fil,
  hr,
  bg,
  sk,
  sl,
  et,
  lt,
  lv,
  mt,
};

/** The words of a language. A server renders in one go: they must be there before. */
export function wordsOf(language: Language | undefined): Words {
  if (language === undefined) return ENGLISH;
  return {language, strings: {...ENGLISH.strings, ...translations[language]}};
}
