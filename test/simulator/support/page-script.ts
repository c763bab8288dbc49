import type {
  Stripe,
  StripeConstructor,
  StripeConstructorOptions,
  StripeElementBase,
  StripeElements,
  StripeElementsOptionsClientSecret,
  StripeElementsUpdateOptions,
} from '@stripe/stripe-js';
import {fillCard} from '../../../src/testing/fill-card.js';

/** Elements that the tests mount, each in a node whose id is the element's type (and the form's name). */
export type ElementName =
  'card' | 'cardNumber' | 'cardExpiry' | 'cardCvc' | 'payment' | 'address' | 'expressCheckout';
/** What all elements have in common. */
export type TestElement = StripeElementBase & {
  on(type: string, handler: (event: unknown) => void): unknown;
  once(type: string, handler: (event: unknown) => void): unknown;
  off(type: string, handler?: (event: unknown) => void): unknown;
  update(options: object): void;
};

export interface FormOptions {
  readonly key: string;
  readonly elements: readonly ElementName[];
  /** Distinguishes several forms on a page. */
  readonly form?: string;
  readonly stripe?: StripeConstructorOptions;
  readonly group?: object;
  readonly element?: Readonly<Partial<Record<ElementName, object>>>;
}

export interface RecordedEvent {
  readonly type: string;
  readonly element: string;
  readonly event: unknown;
}

/** What a call ended with: thrown at once, or rejected later. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly thrown: boolean;
}

/** What tests do inside the page. */
export interface Harness {
  /** Everything that was posted to the page's own window. */
  readonly messages: unknown[];
  readonly events: RecordedEvent[];
  stripe: Stripe;
  elements: StripeElements;
  get(name: ElementName): TestElement;
  /** Makes a form with these elements; resolves when all are ready. */
  mount(options: FormOptions): Promise<void>;
  update(options: StripeElementsUpdateOptions): Promise<void>;
  /** Keeps something that a test wants to see later, as an event of the page itself. */
  readonly record: (type: string, event: unknown) => void;
  /** Name and message of what a call throws or rejects with. */
  readonly failure: (call: () => unknown) => Promise<Failure | undefined>;
  fillCard: typeof fillCard;
}

declare global {
  interface Window {
    harness: Harness;
  }
}

const EVENTS = ['ready', 'change', 'focus', 'blur', 'escape', 'networkschange', 'loaderror', 'cancel'];

class PageHarness implements Harness {
  readonly messages: unknown[] = [];
  readonly events: RecordedEvent[] = [];
  readonly fillCard = fillCard;
  readonly failure = failure;
  readonly record = (type: string, event: unknown): void => {
    this.events.push({type, element: 'page', event});
  };
  #stripe: Stripe | undefined;
  #elements: StripeElements | undefined;

  get stripe(): Stripe {
    if (this.#stripe === undefined) throw new Error('Nothing is mounted yet.');
    return this.#stripe;
  }

  set stripe(stripe: Stripe) {
    this.#stripe = stripe;
  }

  get elements(): StripeElements {
    if (this.#elements === undefined) throw new Error('Nothing is mounted yet.');
    return this.#elements;
  }

  set elements(elements: StripeElements) {
    this.#elements = elements;
  }

  get(name: ElementName): TestElement {
    const element = this.elements.getElement(name as 'card');
    if (element === null) throw new Error(`There is no ${name}.`);
    return element;
  }

  async mount({key, elements, form = '', stripe, group, element}: FormOptions): Promise<void> {
    this.stripe = constructor()(key, stripe);
    this.elements = this.stripe.elements(group as StripeElementsOptionsClientSecret);
    const container = document.createElement('form');
    container.id = `form${form}`;
    document.querySelector('#main')?.append(container);
    await Promise.all(
      elements.map((name) => {
        const node = document.createElement('div');
        node.id = `${name}${form}`;
        container.append(node);
        const made = this.elements.create(name as 'card', element?.[name]) as TestElement;
        for (const type of EVENTS) {
          made.on(type, (event) => this.events.push({type, element: `${name}${form}`, event}));
        }
        return new Promise((resolve) => {
          made.on('ready', resolve);
          made.mount(node);
        });
      }),
    );
  }

  update(options: StripeElementsUpdateOptions): Promise<void> {
    return this.elements.update(options);
  }
}

async function failure(call: () => unknown): Promise<Failure | undefined> {
  let thrown = true;
  try {
    const result = call();
    thrown = false;
    await result;
    return undefined;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {name: error.name, message: error.message, thrown};
  }
}

function constructor(): StripeConstructor {
  if (window.Stripe === undefined) throw new Error('Stripe.js is not there.');
  return window.Stripe;
}

window.harness = new PageHarness();
window.addEventListener('message', (event) => window.harness.messages.push(event.data));
