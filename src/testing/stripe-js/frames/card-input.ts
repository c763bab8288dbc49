import {type Edit, reformat} from '../../card-rules/caret.js';
import type {FieldErrorCode, FieldState} from '../../card-rules/field-state.js';
import type {InputName} from '../protocol.js';

/** How one kind of input formats and judges what is typed. */
export interface InputRules {
  format(text: string): string;
  state(text: string): FieldState;
  /** Nothing can follow: the person may go on to the next input. */
  isFull(text: string): boolean;
  /** A typed character that would be cut off at the end is refused instead, wherever the caret is. */
  isTooLong(text: string): boolean;
  /** What comes of an edit that formatting as a whole would spoil, with its caret. */
  editInPlace?(edit: Edit, previous: string): Edit | undefined;
  /** Characters by which the caret's place is counted. */
  isKept(character: string): boolean;
}

const ATTRIBUTES = {
  number: {name: 'cardnumber', field: 'cardNumber', autocomplete: 'cc-number', inputmode: 'numeric'},
  expiry: {name: 'exp-date', field: 'cardExpiry', autocomplete: 'cc-exp', inputmode: 'numeric'},
  cvc: {name: 'cvc', field: 'cardCvc', autocomplete: 'cc-csc', inputmode: 'numeric'},
  postal: {name: 'postal', field: 'postalCode', autocomplete: 'postal-code', inputmode: 'text'},
} as const satisfies Record<InputName, object>;

/** What the inputs of a Payment Element have in another way. */
const PAYMENT_ATTRIBUTES = {
  number: {name: 'number', id: 'Field-numberInput'},
  expiry: {name: 'expiry', id: 'Field-expiryInput'},
  cvc: {name: 'cvc', id: 'Field-cvcInput'},
  postal: {name: 'postalCode', id: 'Field-postalCodeInput'},
} as const satisfies Record<InputName, object>;

/** One text input of a field frame. */
export class CardInput {
  readonly name: InputName;
  readonly element: HTMLInputElement;
  readonly #rules: InputRules;
  #text = '';
  #showsIncomplete = false;

  /** @param edited is called after each change of the text, by the person or by `setText`. */
  constructor(name: InputName, rules: InputRules, edited: (typed: boolean) => void, inPayment = false) {
    this.name = name;
    this.#rules = rules;
    this.element = createElement(name);
    if (inPayment) Object.assign(this.element, PAYMENT_ATTRIBUTES[name]);
    this.element.addEventListener('input', (event) => {
      this.#edit(event);
      edited(true);
    });
    this.element.addEventListener('blur', () => {
      // What was waiting for another character is finished now.
      const finished = this.#rules.format(this.#text);
      if (finished !== this.#text) this.setText(finished);
      this.#showsIncomplete ||= this.#text !== '';
    });
  }

  get text(): string {
    return this.#text;
  }

  get state(): FieldState {
    return this.#rules.state(this.#text);
  }

  get isFull(): boolean {
    return this.#rules.isFull(this.#text);
  }

  /** The error to show now: what is incomplete is one only after the person went on. */
  get error(): FieldErrorCode | undefined {
    const {state} = this;
    if (state.kind === 'complete') return undefined;
    return state.kind === 'invalid' || this.#showsIncomplete ? state.code : undefined;
  }

  /** Replaces the text as typing all of it would. */
  setText(text: string): void {
    this.#text = this.#rules.format(text);
    this.#showsIncomplete = false;
    this.element.value = this.#text;
  }

  showIncomplete(): void {
    this.#showsIncomplete = true;
  }

  /** Shows the state in the classes and attributes that tests and styles look for. */
  paint(): void {
    const {kind} = this.state;
    const invalid = this.error !== undefined;
    const {classList} = this.element;
    for (const [name, on] of [
      ['empty', kind === 'empty'],
      ['complete', kind === 'complete'],
      ['invalid', invalid],
    ] as const) {
      classList.toggle(`is-${name}`, on);
      classList.toggle(`Input--${name}`, on);
    }
    this.element.setAttribute('aria-invalid', String(invalid));
  }

  #edit(event: Event): void {
    const {element} = this;
    const {inputType = '', data = null} = event instanceof InputEvent ? event : {};
    const caret = element.selectionStart ?? element.value.length;
    const inPlace = this.#rules.editInPlace?.({text: element.value, caret}, this.#text);
    if (inPlace !== undefined) {
      this.#take(inPlace);
      return;
    }
    if (inputType === 'insertText' && data?.length === 1 && this.#rules.isTooLong(element.value)) {
      this.#show(this.#text, Math.max(0, caret - 1));
      return;
    }
    const edit = reformat(
      {text: element.value, caret},
      this.#text,
      deletion(inputType),
      (text) => this.#rules.format(text),
      (character) => this.#rules.isKept(character),
    );
    this.#take(edit);
  }

  #take({text, caret}: Edit): void {
    this.#text = text;
    this.#showsIncomplete = false;
    this.#show(text, caret);
  }

  #show(text: string, caret: number): void {
    this.element.value = text;
    if (document.activeElement === this.element) this.element.setSelectionRange(caret, caret);
  }
}

function deletion(inputType: string): 'backward' | 'forward' | undefined {
  if (!inputType.startsWith('delete')) return undefined;
  return inputType.includes('Forward') ? 'forward' : 'backward';
}

function createElement(name: InputName): HTMLInputElement {
  const {name: formName, field, autocomplete, inputmode} = ATTRIBUTES[name];
  const element = document.createElement('input');
  element.className = 'InputElement Input is-empty Input--empty';
  for (const [attribute, value] of Object.entries({
    name: formName,
    'data-elements-stable-field-name': field,
    autocomplete,
    inputmode,
    type: 'text',
    autocorrect: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    'aria-invalid': 'false',
    'aria-required': 'true',
  })) {
    element.setAttribute(attribute, value);
  }
  return element;
}
