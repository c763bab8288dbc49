import type {CodeInput} from './code/code-input.js';
import {frameworkNames, frameworks, type FrameworkName} from './code/frameworks.js';
import {element} from './dom.js';

/** Which tab each key leads to, from the one that has the focus; they go around. */
const KEYS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => (index === last ? 0 : index + 1),
  ArrowLeft: (index, last) => (index === 0 ? last : index - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** The code to copy: a tab for each framework, and one panel for the code of the one that is chosen. */
export class CodePanel {
  readonly #tabs = new Map<FrameworkName, HTMLButtonElement>();
  readonly #panel: HTMLElement;
  readonly #code: HTMLElement;

  /**
   * @param section with an empty `tablist`, and a `tabpanel` around a `code`
   * @param onChoose told what the person wants to see
   */
  constructor(
    section: HTMLElement,
    private readonly onChoose: (name: FrameworkName) => void,
  ) {
    this.#panel = find(section, '[role="tabpanel"]');
    this.#code = find(section, 'code');
    const list = find(section, '[role="tablist"]');
    for (const name of frameworkNames) {
      const tab = element(
        'button',
        {type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': this.#panel.id},
        frameworks[name].label,
      );
      tab.addEventListener('click', () => onChoose(name));
      this.#tabs.set(name, tab);
      list.append(tab);
    }
    list.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** The code that is shown. */
  get text(): string {
    return this.#code.textContent;
  }

  show(chosen: FrameworkName = 'html', input: CodeInput): void {
    for (const [name, tab] of this.#tabs) {
      tab.setAttribute('aria-selected', String(name === chosen));
      tab.tabIndex = name === chosen ? 0 : -1;
    }
    this.#panel.setAttribute('aria-labelledby', `tab-${chosen}`);
    this.#code.textContent = frameworks[chosen].code(input);
  }

  #onKey(event: KeyboardEvent): void {
    const go = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : undefined;
    const index = frameworkNames.findIndex((name) => this.#tabs.get(name) === event.target);
    const name = go && frameworkNames[go(index, frameworkNames.length - 1)];
    if (index === -1 || name === undefined) return;
    event.preventDefault();
    this.onChoose(name);
    this.#tabs.get(name)?.focus();
  }
}

function find(section: HTMLElement, selector: string): HTMLElement {
  const found = section.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`The section has no ${selector}.`);
  return found;
}
