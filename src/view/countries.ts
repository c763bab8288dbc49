/** ISO 3166-1, and Kosovo, by the code that Stripe takes for it. */
const CODES =
  'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXKYEYTZAZMZW';

let known: {readonly locale: string; readonly countries: readonly Country[]} | undefined;

/** Whether it is the code of a country. */
export const isCountry = (code: string): boolean => codes().includes(code);

/** A country's code and its name. */
export type Country = readonly [code: string, name: string];

/** All countries by their names in a language, in its alphabetical order. */
export function countriesIn(locale: string): readonly Country[] {
  if (known?.locale !== locale) {
    const names = new Intl.DisplayNames([locale], {type: 'region'});
    const countries = codes().map((code): Country => [code, names.of(code) ?? code]);
    known = {locale, countries: countries.sort(([, one], [, other]) => one.localeCompare(other, locale))};
  }
  return known.countries;
}

const codes = (): readonly string[] => CODES.match(/../g) ?? [];
