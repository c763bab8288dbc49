import {formatPostal, postalState} from './card-rules/postal.js';

/** What an address in a country has apart from a line, a city and the country itself. */
export interface CountryRules {
  readonly state: 'choice' | 'text' | 'none';
  /** Codes and names to choose from. */
  readonly states: readonly (readonly [code: string, name: string])[];
  readonly postalCode: 'required' | 'optional' | 'none';
}

/** Countries that an Address Element offers when it is not told which. */
export const ADDRESS_COUNTRIES: readonly string[] =
  'US AE AT AU BE BR CA CH CN CZ DE DK ES FI FR GB GR HK IE IN IT JP LU MX NL NO NZ PL PT SE SG'.split(' ');

const STATES: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  [
    'US',
    parse(
      'AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming',
    ),
  ],
  [
    'CA',
    parse(
      'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon',
    ),
  ],
  [
    'AU',
    parse(
      'ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia',
    ),
  ],
]);
const WITH_STATE_AS_TEXT: readonly string[] = ['BR', 'CN', 'ES', 'IN', 'IT', 'JP', 'MX'];
const WITHOUT_POSTAL_CODE: readonly string[] = ['AE', 'HK'];

/** The rules of a country; those of one that the simulator does not know ask for little. */
export function countryRules(country: string): CountryRules {
  return {
    state: STATES.has(country) ? 'choice' : WITH_STATE_AS_TEXT.includes(country) ? 'text' : 'none',
    states: STATES.get(country) ?? [],
    postalCode: WITHOUT_POSTAL_CODE.includes(country)
      ? 'none'
      : ADDRESS_COUNTRIES.includes(country) && country !== 'IE'
        ? 'required'
        : 'optional',
  };
}

/** Whether a postal code can stand in an address of this country. */
export function isPostalCodeComplete(text: string, country: string): boolean {
  const {postalCode} = countryRules(country);
  if (postalCode === 'none' || (postalCode === 'optional' && text.trim() === '')) return true;
  return postalState(formatPostal(text, country), country).kind === 'complete';
}

function parse(rows: string): readonly (readonly [string, string])[] {
  return rows.split('|').map((row) => {
    const space = row.indexOf(' ');
    return [row.slice(0, space), row.slice(space + 1)] as const;
  });
}
