import type {Language, Translation} from './language.js';

/** Written out, so that a bundler finds them and makes a chunk of each. */
const modules: Readonly<Record<Language, () => Promise<{readonly default: Translation}>>> = {
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  es: () => import('./es.js'),
  it: () => import('./it.js'),
  nl: () => import('./nl.js'),
  'pt-BR': () => import('./pt-BR.js'),
  pt: () => import('./pt.js'),
  pl: () => import('./pl.js'),
  sv: () => import('./sv.js'),
  da: () => import('./da.js'),
  nb: () => import('./nb.js'),
  fi: () => import('./fi.js'),
  cs: () => import('./cs.js'),
  ja: () => import('./ja.js'),
  zh: () => import('./zh.js'),
  ar: () => import('./ar.js'),
  tr: () => import('./tr.js'),
  ko: () => import('./ko.js'),
  'zh-Hant': () => import('./zh-Hant.js'),
  ru: () => import('./ru.js'),
  hu: () => import('./hu.js'),
  ro: () => import('./ro.js'),
  el: () => import('./el.js'),
  he: () => import('./he.js'),
  id: () => import('./id.js'),
  ms: () => import('./ms.js'),
  vi: () => import('./vi.js'),
  th: () => import('./th.js'),
  fil: () => import('./fil.js'),
  hr: () => import('./hr.js'),
  bg: () => import('./bg.js'),
  sk: () => import('./sk.js'),
  sl: () => import('./sl.js'),
  et: () => import('./et.js'),
  lt: () => import('./lt.js'),
  lv: () => import('./lv.js'),
  mt: () => import('./mt.js'),
};

/** Brings a language. Rejects when it cannot be loaded. */
export async function importLanguage(language: Language): Promise<Translation> {
  return (await modules[language]()).default;
}
