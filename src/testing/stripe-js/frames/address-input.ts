import type {AddressInputName} from '../address-protocol.js';

/** What Stripe's own inputs are called, in `name` and in the id behind `billingAddress-`, and for autofill. */
const ATTRIBUTES = {
  name: {name: 'name', autocomplete: 'name'},
  firstName: {name: 'firstName', autocomplete: 'given-name'},
  lastName: {name: 'lastName', autocomplete: 'family-name'},
  country: {name: 'country', autocomplete: 'country'},
  line1: {name: 'addressLine1', autocomplete: 'address-line1'},
  line2: {name: 'addressLine2', autocomplete: 'address-line2'},
  city: {name: 'locality', autocomplete: 'address-level2'},
  state: {name: 'administrativeArea', autocomplete: 'address-level1'},
  postal_code: {name: 'postalCode', autocomplete: 'postal-code'},
  phone: {name: 'phone', autocomplete: 'tel'},
} as const satisfies Record<AddressInputName | 'country', object>;

type Choice = readonly (readonly [value: string, label: string])[];

/** One labelled input of an address: a text, or a choice. */
export class AddressInput {
  readonly name: AddressInputName | 'country';
  readonly container = document.createElement('span');
  readonly #label = document.createElement('label');
  readonly #error = document.createElement('span');
  readonly #edited: () => void;
  #element: HTMLInputElement | HTMLSelectElement;
  #showsIncomplete = false;
  /** The person went through it: what is incomplete is an error from then on. */
  #isRequired = false;

  constructor(name: AddressInputName | 'country', edited: () => void) {
    this.name = name;
    this.#edited = edited;
    this.#element = this.#create('text');
    this.#label.className = 'Label';
    this.#label.htmlFor = this.#element.id;
    this.#error.className = 'Error';
    this.#error.id = `${this.#element.id}-error`;
    this.#error.hidden = true;
    this.container.className = `InputContainer InputContainer--${name}`;
    this.container.append(this.#label, this.#element, this.#error);
  }

  get text(): string {
    return this.#element.value;
  }

  /** Whether it is asked for, in this country and with these options. */
  get isShown(): boolean {
    return !this.container.hidden;
  }

  get isRequired(): boolean {
    return this.#isRequired;
  }

  get showsIncomplete(): boolean {
    return this.#showsIncomplete;
  }

  setText(text: string): void {
    this.#showsIncomplete = false;
    this.#element.value = text;
    // A choice that is not there leaves a select without any.
    if (this.#element instanceof HTMLSelectElement && this.#element.selectedIndex < 0) {
      this.#element.selectedIndex = 0;
    }
  }

  /** @param choice `text` for a text input */
  configure(settings: {
    readonly label: string;
    readonly shown: boolean;
    readonly required: boolean;
    readonly suggestsValues: boolean;
    readonly choice: 'text' | Choice;
  }): void {
    const {text} = this;
    this.#label.textContent = settings.label;
    this.container.hidden = !settings.shown;
    this.#isRequired = settings.required && settings.shown;
    if ((settings.choice === 'text') !== this.#element instanceof HTMLInputElement) {
      const before = this.#element;
      this.#element = this.#create(settings.choice);
      before.replaceWith(this.#element);
    } else if (settings.choice !== 'text') {
      this.#element.replaceChildren(...optionsOf(settings.choice));
    }
    this.setText(text);
    this.#element.disabled = !settings.shown;
    this.#element.setAttribute('aria-required', String(this.#isRequired));
    this.#element.autocomplete = settings.suggestsValues
      ? `billing ${ATTRIBUTES[this.name].autocomplete}`
      : 'off';
  }

  focus(): void {
    this.#element.focus();
  }

  blur(): void {
    this.#element.blur();
  }

  showIncomplete(): void {
    this.#showsIncomplete = true;
  }

  /** Shows whether it is empty and complete, and the error if there is one to show. */
  paint(complete: boolean, message: string): void {
    const invalid = !complete && this.#showsIncomplete;
    const {classList} = this.#element;
    for (const [name, on] of [
      ['empty', this.text === ''],
      ['complete', complete],
      ['invalid', invalid],
    ] as const) {
      classList.toggle(`is-${name}`, on);
      classList.toggle(`Input--${name}`, on);
    }
    this.#element.setAttribute('aria-invalid', String(invalid));
    this.#error.textContent = invalid ? message : '';
    this.#error.hidden = !invalid;
  }

  #create(choice: 'text' | Choice): HTMLInputElement | HTMLSelectElement {
    const element = document.createElement(choice === 'text' ? 'input' : 'select');
    element.id = `billingAddress-${ATTRIBUTES[this.name].name}Input`;
    element.name = ATTRIBUTES[this.name].name;
    element.className = 'InputElement Input';
    element.setAttribute('aria-describedby', `${element.id}-error`);
    if (element instanceof HTMLInputElement) element.type = this.name === 'phone' ? 'tel' : 'text';
    if (choice !== 'text') element.append(...optionsOf(choice));
    element.addEventListener('input', () => this.#edited());
    element.addEventListener('blur', () => {
      this.#showsIncomplete ||= this.text !== '';
    });
    return element;
  }
}

function optionsOf(choice: Choice): HTMLOptionElement[] {
  return choice.map(([value, label]) => {
    const option = document.createElement('option');
    option.value = value;
    option.textContent = label;
    return option;
  });
}
