import type {Texts} from '../texts/index.js';
import type {CardElementType, FieldOptions, InputName} from '../protocol.js';
import type {CardInput} from './card-input.js';
import type {CountrySelect} from './country-select.js';
import {CardIcon} from './icon.js';
import {createLooks, createMark} from './looks.js';
import {createStyler} from './style-sheet.js';

/** Below this width, in `em`, the inputs of a one-line card take turns. */
const NARROW_EM = 24;

/** How a field frame looks: its inputs in one line, an icon, and the mark that says that this is a simulator. */
export class FieldView {
  readonly icon = new CardIcon();
  readonly #root = document.createElement('div');
  readonly #tail = document.createElement('span');
  readonly #applyStyle = createStyler();
  readonly #type: CardElementType;
  readonly #inputs: readonly CardInput[];
  readonly #country: CountrySelect | undefined;
  readonly #labels = new Map<InputName | 'country', HTMLLabelElement>();
  readonly #applyLooks = createLooks();

  /** @param resized is called with the height that the content takes, in CSS pixels. */
  constructor(
    type: CardElementType,
    inputs: readonly CardInput[],
    country: CountrySelect | undefined,
    resized: (pixels: number) => void,
  ) {
    this.#type = type;
    this.#inputs = inputs;
    this.#country = country;
    this.#root.className = `Field Field--${type}`;
    this.#tail.className = 'Tail';
    this.#tail.setAttribute('aria-hidden', 'true');
    const holdsNumber = inputs.some(({name}) => name === 'number');
    if (holdsNumber) this.#root.append(this.icon.element);
    for (const {element, name} of inputs) {
      const container = document.createElement('span');
      container.className = `InputContainer InputContainer--${name}`;
      if (type === 'payment') container.append(this.#createLabel(name, element.id));
      container.append(element);
      if (name === 'number') container.append(this.#tail);
      this.#root.append(container);
    }
    if (country !== undefined) this.#root.append(this.#createCountry(country));
    if (holdsNumber) this.#root.append(createMark());
    document.body.append(this.#root);
    new ResizeObserver(() => {
      const {height, width} = this.#root.getBoundingClientRect();
      if (height > 0) resized(height);
      const em = Number.parseFloat(getComputedStyle(this.#inputs[0]?.element ?? this.#root).fontSize);
      this.#root.classList.toggle('is-narrow', this.#type === 'card' && width < NARROW_EM * em);
    }).observe(this.#root);
  }

  configure(options: FieldOptions, texts: Texts, asksPostalCode: boolean): void {
    this.#applyLooks(options);
    document.title = texts.titles[this.#type];
    this.icon.element.toggleAttribute('hidden', options.icon === 'none');
    this.icon.setSolid(options.icon === 'solid');
    this.#applyStyle(options.style);
    this.#country?.translate(options.locale);
    for (const [name, label] of this.#labels) label.textContent = texts.visibleLabels[name];
    this.#country?.element.parentElement?.toggleAttribute('hidden', options.asksAddressElsewhere);
    for (const {name, element} of this.#inputs) {
      // A label that is shown names its input already.
      if (this.#type !== 'payment') element.setAttribute('aria-label', texts.labels[name]);
      element.placeholder = this.#placeholder(name, options, texts);
      element.disabled = options.disabled || (name === 'postal' && !asksPostalCode);
      element.parentElement?.toggleAttribute('hidden', name === 'postal' && !asksPostalCode);
    }
  }

  /** In a narrow one-line card the number has the line to itself until it is there; then its end stands for it. */
  arrange(number: CardInput | undefined, focused: Element | null): void {
    if (number === undefined || this.#type !== 'card') return;
    const othersFocused = focused !== null && focused !== number.element && this.#root.contains(focused);
    const numberDone = number.state.kind === 'complete';
    this.#root.classList.toggle(
      'shows-number',
      focused === number.element || (!othersFocused && !numberDone),
    );
    this.#tail.textContent = number.text.slice(-4).trim();
  }

  #createLabel(name: InputName | 'country', inputId: string): HTMLLabelElement {
    const label = document.createElement('label');
    label.className = 'Label';
    label.htmlFor = inputId;
    this.#labels.set(name, label);
    return label;
  }

  #createCountry(country: CountrySelect): HTMLElement {
    const container = document.createElement('span');
    container.className = 'InputContainer InputContainer--country';
    container.append(this.#createLabel('country', country.element.id), country.element);
    return container;
  }

  #placeholder(name: InputName, options: FieldOptions, texts: Texts): string {
    if (options.placeholder !== undefined && this.#type !== 'card') return options.placeholder;
    if (name === 'number') {
      return this.#type === 'card' ? texts.placeholders.cardNumber : '1234 1234 1234 1234';
    }
    return texts.placeholders[name];
  }
}
