import {ADDRESS_COUNTRIES, countryRules, isPostalCodeComplete} from '../../address-rules.js';
import {formatPostal} from '../../card-rules/postal.js';
import type {
  AddressAnswer,
  AddressDefaults,
  AddressInputName,
  AddressOptions,
  AddressState,
  AddressValue,
  FromAddress,
} from '../address-protocol.js';
import type {FromElement} from '../protocol.js';
import {type Texts, textsFor} from '../texts/index.js';
import {AddressInput} from './address-input.js';
import type {BillingDetails} from './card-reader.js';
import {tellFocus} from './focus-events.js';
import {createLooks, createMark, tellHeight} from './looks.js';

const ORDER = [
  'name',
  'firstName',
  'lastName',
  'country',
  'line1',
  'line2',
  'city',
  'state',
  'postal_code',
  'phone',
] as const satisfies readonly (AddressInputName | 'country')[];

/** The inputs of an Address Element, and what the host hears about them. */
export class AddressForm {
  readonly #send: (message: FromAddress | FromElement) => void;
  readonly #inputs: readonly AddressInput[];
  readonly #applyLooks = createLooks();
  #options: AddressOptions;
  #texts: Texts;
  #lastState = '';

  constructor(options: AddressOptions, send: (message: FromAddress | FromElement) => void) {
    this.#send = send;
    this.#options = options;
    this.#texts = textsFor(options.locale);
    this.#inputs = ORDER.map((name) => new AddressInput(name, () => this.#edited(name)));
    const root = document.createElement('div');
    root.className = 'Field Field--payment Field--address';
    root.append(...this.#inputs.map(({container}) => container), createMark());
    document.body.append(root);
    this.#configureInputs();
    this.#lastState = JSON.stringify(this.#state());
    this.configure(options);
    tellHeight(root, send);
    tellFocus(send);
    document.addEventListener('focusout', () => this.#refresh());
  }

  configure(options: AddressOptions): void {
    this.#options = options;
    this.#texts = textsFor(options.locale);
    this.#applyLooks(options);
    document.title = this.#texts.titles.address;
    this.#configureInputs();
    this.#refresh();
  }

  /** Puts default values in the place of everything that is there. */
  fill({country, texts}: AddressDefaults): void {
    if (country !== undefined) this.#input('country').setText(country);
    this.#configureInputs();
    for (const input of this.#inputs) {
      if (input.name !== 'country') input.setText(texts[input.name] ?? '');
    }
    this.#refresh();
  }

  clear(): void {
    for (const input of this.#inputs) if (input.name !== 'country') input.setText('');
    this.#refresh();
  }

  focus(): void {
    const shown = this.#inputs.filter(({isShown}) => isShown);
    (shown.find((input) => !this.#isComplete(input)) ?? shown[0])?.focus();
  }

  blur(): void {
    for (const input of this.#inputs) input.blur();
  }

  showErrors(): void {
    for (const input of this.#inputs) input.showIncomplete();
    this.#refresh();
  }

  /** Shows what is missing, and tells all. */
  submit(): AddressAnswer {
    this.showErrors();
    const missing = this.#inputs.find((input) => !this.#isComplete(input));
    return {
      state: this.#state(),
      error: missing && {code: `incomplete_${missing.name}`, message: this.#texts.address.incomplete},
    };
  }

  /** The address as billing details: what is empty is left out. */
  billing(): BillingDetails {
    const {name, phone, address} = this.#state().value;
    const given = Object.entries(address).filter(([, text]) => text !== null && text !== '');
    return {
      ...(name !== '' && {name}),
      ...(phone !== undefined && phone !== '' && {phone}),
      address: Object.fromEntries(given),
    };
  }

  #configureInputs(): void {
    const {countries = ADDRESS_COUNTRIES, locale, suggestsValues} = this.#options;
    const regions = new Intl.DisplayNames(locale, {type: 'region'});
    this.#input('country').configure({
      label: this.#texts.visibleLabels.country,
      ...{shown: true, required: true, suggestsValues},
      choice: countries.map((code) => [code, nameOf(code, regions)]),
    });
    const rules = countryRules(this.#country);
    const asked = this.#asked();
    for (const input of this.#inputs) {
      if (input.name === 'country') continue;
      input.configure({
        label: this.#labelOf(input.name),
        shown: asked[input.name] !== 'none',
        required: asked[input.name] === 'required',
        suggestsValues,
        choice: input.name === 'state' && rules.state === 'choice' ? [['', ''], ...rules.states] : 'text',
      });
    }
  }

  #asked(): Readonly<Record<AddressInputName, 'required' | 'optional' | 'none'>> {
    const {nameInputs, phone} = this.#options;
    const {state, postalCode} = countryRules(this.#country);
    const ofPerson = nameInputs === 'split' ? 'required' : 'none';
    return {
      name: nameInputs === 'full' || nameInputs === 'organization' ? 'required' : 'none',
      firstName: ofPerson,
      lastName: ofPerson,
      line1: 'required',
      line2: 'optional',
      city: 'required',
      state: state === 'none' ? 'none' : 'required',
      postal_code: postalCode,
      phone,
    };
  }

  #labelOf(name: AddressInputName): string {
    const {address, visibleLabels} = this.#texts;
    if (name === 'postal_code') return visibleLabels.postal;
    return name === 'name' && this.#options.nameInputs === 'organization'
      ? address.organization
      : address[name];
  }

  #edited(name: AddressInputName | 'country'): void {
    const postal = this.#input('postal_code');
    if (name === 'country') {
      this.#input('state').setText('');
      this.#configureInputs();
    } else if (name === 'postal_code') {
      const formatted = formatPostal(postal.text, this.#country);
      if (formatted !== postal.text) postal.setText(formatted);
    }
    this.#refresh();
  }

  #refresh(): void {
    for (const input of this.#inputs) input.paint(this.#isComplete(input), this.#texts.address.incomplete);
    const state = this.#state();
    const key = JSON.stringify(state);
    if (key === this.#lastState) return;
    this.#lastState = key;
    this.#send({kind: 'change', state});
  }

  #isComplete(input: AddressInput): boolean {
    const text = input.text.trim();
    if (!input.isShown || (text === '' && !input.isRequired)) return true;
    return input.name === 'postal_code' ? isPostalCodeComplete(text, this.#country) : text !== '';
  }

  #state(): AddressState {
    const asked = this.#inputs.filter(({isShown}) => isShown);
    return {
      empty: asked.every(({name, text}) => name === 'country' || text.trim() === ''),
      complete: asked.every((input) => this.#isComplete(input)),
      showsError: asked.some((input) => input.showsIncomplete && !this.#isComplete(input)),
      value: this.#value(),
    };
  }

  #value(): AddressValue {
    const text = (name: AddressInputName): string => {
      const input = this.#input(name);
      return input.isShown ? input.text.trim() : '';
    };
    const {nameInputs, phone} = this.#options;
    const parts = {firstName: text('firstName'), lastName: text('lastName')};
    return {
      name: nameInputs === 'split' ? `${parts.firstName} ${parts.lastName}`.trim() : text('name'),
      ...(nameInputs === 'split' && parts),
      address: {
        line1: text('line1'),
        line2: text('line2') === '' ? null : text('line2'),
        city: text('city'),
        state: text('state'),
        postal_code: text('postal_code'),
        country: this.#country,
      },
      ...(phone !== 'none' && {phone: text('phone')}),
    };
  }

  get #country(): string {
    return this.#input('country').text;
  }

  #input(name: AddressInputName | 'country'): AddressInput {
    const input = this.#inputs.find((each) => each.name === name);
    if (input === undefined) throw new Error(`There is no input ${name}.`);
    return input;
  }
}

function nameOf(code: string, regions: Intl.DisplayNames): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}
