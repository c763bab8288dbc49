import type {Language, Translation} from './language.js';

/** A classic script of another origin has no address that `import` would start from; a module script has no such element. */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** Brings a language to the script-tag build, in the place of `import-language.ts`: from `locales/` beside the script. */
export async function importLanguage(language: Language): Promise<Translation> {
  const path = `./locales/${language}.js`;
  const url = script === '' ? path : new URL(path, script).href;
  const module = (await import(/* @vite-ignore */ url)) as {readonly default: Translation};
  return module.default;
}
