import {brandRules, type CardBrand} from '../../card-rules/brands.js';
import {digitsOf} from '../../card-rules/digits.js';
import {findTestCard} from '../../cards.js';
import {type Texts, textsFor} from '../texts/index.js';
import type {
  CardElementType,
  FieldChange,
  FieldOptions,
  FromElement,
  FromField,
  InputName,
} from '../protocol.js';
import {CardInput} from './card-input.js';
import {CountrySelect} from './country-select.js';
import {FieldView} from './field-view.js';
import {tellFocus} from './focus-events.js';
import {inputRules} from './input-rules.js';
import type {InputReading} from './readable-field.js';

const INPUTS: Readonly<Record<CardElementType, readonly InputName[]>> = {
  card: ['number', 'expiry', 'cvc', 'postal'],
  cardNumber: ['number'],
  cardExpiry: ['expiry'],
  cardCvc: ['cvc'],
  payment: ['number', 'expiry', 'cvc', 'postal'],
};

/** The inputs of one field frame, and what the host hears about them. */
export class FieldSet {
  readonly #send: (message: FromField | FromElement) => void;
  readonly #inputs: readonly CardInput[];
  readonly #view: FieldView;
  readonly #country: CountrySelect | undefined;
  /** The brand that another frame's number has; a number of our own says it itself. */
  #otherBrand: CardBrand | 'unknown' = 'unknown';
  #options: FieldOptions;
  #texts: Texts;
  #lastChange = '';
  #lastNetworks = '';

  constructor(
    type: CardElementType,
    options: FieldOptions,
    send: (message: FromField | FromElement) => void,
  ) {
    this.#send = send;
    this.#options = options;
    this.#texts = textsFor(options.locale);
    const context = (): {brand: CardBrand | 'unknown'; country: string | undefined} => ({
      brand: this.#brand,
      country: this.#country?.value ?? findTestCard(this.#digits)?.profile.country,
    });
    this.#country = type === 'payment' ? new CountrySelect(() => this.#countryChanged()) : undefined;
    this.#inputs = INPUTS[type].map(
      (name) =>
        new CardInput(name, inputRules(name, context), (typed) => this.#edited(typed), type === 'payment'),
    );
    this.#view = new FieldView(type, this.#inputs, this.#country, (pixels) => send({kind: 'height', pixels}));
    this.#lastChange = JSON.stringify(this.#change());
    this.configure(options);
    this.#listen();
  }

  get inputNames(): readonly InputName[] {
    return this.#used.map(({name}) => name);
  }

  configure(options: FieldOptions): void {
    this.#options = options;
    this.#texts = textsFor(options.locale);
    this.#view.configure(options, this.#texts, this.#asksPostalCode);
    this.#refresh();
  }

  /** The brand that the number in another frame has. */
  setBrand(brand: CardBrand | 'unknown'): void {
    this.#otherBrand = brand;
    this.#refresh();
  }

  /** Takes texts as if they were typed. */
  setTexts(texts: Readonly<Partial<Record<InputName, string>>>, thenLeave: boolean): void {
    for (const input of this.#inputs) {
      const text = texts[input.name];
      if (text === undefined) continue;
      input.setText(text);
      if (thenLeave && input.text !== '') input.showIncomplete();
    }
    this.#refresh();
  }

  clear(): void {
    for (const input of this.#inputs) input.setText('');
    this.#refresh();
  }

  focus(): void {
    const incomplete = this.#used.find(({state}) => state.kind !== 'complete');
    (incomplete ?? this.#inputs[0])?.element.focus();
  }

  blur(): void {
    for (const {element} of this.#inputs) element.blur();
  }

  read(): readonly InputReading[] {
    return this.#used.map(({name, text, state}) => ({
      name,
      text,
      error:
        state.kind === 'complete' ? undefined : {code: state.code, message: this.#texts.errors[state.code]},
    }));
  }

  /** The country that was chosen, where one can be. */
  get country(): string | undefined {
    return this.#options.asksAddressElsewhere ? undefined : this.#country?.value;
  }

  /** Shows what is missing, and tells the first of it. */
  submit(): FieldChange['error'] {
    this.showErrors();
    return this.#change().error;
  }

  showErrors(): void {
    for (const input of this.#used) input.showIncomplete();
    this.#refresh();
  }

  get #used(): readonly CardInput[] {
    return this.#inputs.filter(({name}) => name !== 'postal' || this.#asksPostalCode);
  }

  get #asksPostalCode(): boolean {
    if (this.#options.asksAddressElsewhere) return false;
    return !this.#options.hidePostalCode && (this.#country?.asksPostalCode ?? true);
  }

  get #number(): CardInput | undefined {
    return this.#inputs.find(({name}) => name === 'number');
  }

  get #digits(): string {
    return digitsOf(this.#number?.text ?? '');
  }

  get #brand(): CardBrand | 'unknown' {
    return this.#number === undefined ? this.#otherBrand : brandRules(this.#digits).brand;
  }

  #listen(): void {
    document.addEventListener('focusin', () => {
      this.#refresh();
    });
    tellFocus(this.#send);
    document.addEventListener('focusout', ({relatedTarget}) => {
      // The input that lost focus marks itself first: its own listener runs before this one bubbles here.
      if (!(relatedTarget instanceof Node)) this.#refresh();
    });
    document.addEventListener('keydown', (event) => this.#keyDown(event));
    document.addEventListener('animationstart', ({animationName}) => {
      if (animationName === 'filled-in') this.#send({kind: 'autofill', filled: true});
      if (animationName === 'not-filled-in') this.#send({kind: 'autofill', filled: false});
    });
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#send({kind: 'enter'});
    } else if (event.key === 'Backspace') {
      this.#backIfEmpty(event);
    }
  }

  #backIfEmpty(event: KeyboardEvent): void {
    const index = this.#used.findIndex(({element}) => element === event.target);
    const previous = this.#used[index - 1];
    if (this.#used[index]?.text !== '' || previous === undefined) return;
    event.preventDefault();
    previous.element.focus();
  }

  #countryChanged(): void {
    const postal = this.#inputs.find(({name}) => name === 'postal');
    postal?.setText(postal.text);
    this.configure(this.#options);
  }

  #edited(typed: boolean): void {
    const index = this.#used.findIndex(({element}) => element === document.activeElement);
    const current = this.#used[index];
    this.#refresh();
    const atEnd = current?.element.selectionStart === current?.text.length;
    if (typed && atEnd && current?.isFull === true) this.#used[index + 1]?.element.focus();
  }

  #refresh(): void {
    for (const input of this.#inputs) input.paint();
    this.#view.icon.show(this.#brand);
    this.#view.arrange(this.#number, document.hasFocus() ? document.activeElement : null);
    const change = this.#change();
    const key = JSON.stringify(change);
    if (key !== this.#lastChange) {
      this.#lastChange = key;
      this.#send({kind: 'change', change});
    }
    this.#refreshNetworks();
  }

  #refreshNetworks(): void {
    const networks = findTestCard(this.#digits)?.profile.networks ?? [];
    const key = networks.length > 1 ? networks.join(' ') : '';
    if (key === this.#lastNetworks) return;
    this.#lastNetworks = key;
    this.#send({kind: 'networks'});
  }

  #change(): FieldChange {
    const code = this.#used.map(({error}) => error).find((error) => error !== undefined);
    const postal = this.#inputs.find(({name}) => name === 'postal');
    return {
      empty: this.#used.every(({state}) => state.kind === 'empty'),
      complete: this.#used.every(({state}) => state.kind === 'complete'),
      error:
        code === undefined ? undefined : {type: 'validation_error', code, message: this.#texts.errors[code]},
      brand: this.#brand,
      postalCode: postal?.text ?? '',
    };
  }
}
