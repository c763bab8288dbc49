/** Countries that can be chosen; the simulator's cards come from some of them. */
const COUNTRIES = [
  'US',
  'AU',
  'BR',
  'CA',
  'CH',
  'CN',
  'DE',
  'ES',
  'FR',
  'GB',
  'IE',
  'IN',
  'IT',
  'JP',
  'MX',
  'NL',
  'SE',
] as const;
/** Where a card is checked by its postal code. */
const WITH_POSTAL_CODE: readonly string[] = ['CA', 'GB', 'US'];

/** The country input of a Payment Element. */
export class CountrySelect {
  readonly element = document.createElement('select');

  constructor(changed: () => void) {
    this.element.name = 'country';
    this.element.id = 'Field-countryInput';
    this.element.autocomplete = 'billing country';
    this.element.className = 'InputElement Input';
    this.element.append(
      ...COUNTRIES.map((code) => {
        const option = document.createElement('option');
        option.value = code;
        return option;
      }),
    );
    this.element.addEventListener('change', changed);
  }

  get value(): string {
    return this.element.value;
  }

  get asksPostalCode(): boolean {
    return WITH_POSTAL_CODE.includes(this.value);
  }

  /** Names the countries in a language. */
  translate(locale: string): void {
    const names = new Intl.DisplayNames(locale, {type: 'region'});
    for (const option of this.element.options) option.textContent = names.of(option.value) ?? option.value;
  }
}
