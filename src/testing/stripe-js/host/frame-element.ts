import type {StripeElementClasses, StripeError} from '@stripe/stripe-js';
import type {ElementType, FromElement, ToElement} from '../protocol.js';
import {textsFor} from '../texts/index.js';
import {worksBehindProxy} from './behind-proxy.js';
import type {ElementEvents, ReadyEvents} from './element-events.js';
import type {GroupSettings} from './element-options.js';
import {Emitter} from './emitter.js';
import {Frame, type FramePage} from './frame.js';
import {IntegrationError} from './integration-error.js';
import {occupy, resolveMountNode, vacate} from './mounting.js';

/** What an element needs to know of the group that made it. */
export interface ElementContext {
  readonly origin: string;
  /** Names the controller that may read the element's frame. */
  readonly group: string;
  settings(): GroupSettings;
  destroyed(): void;
}

interface Mount<Out, In> {
  readonly node: HTMLElement;
  /** The classes that the node had; those added later are lost, as at Stripe. */
  readonly ownClasses: string;
  readonly frame: Frame<Out | ToElement, In | FromElement>;
}

/** What an element is, as far as its mount node shows it. */
export interface ShownState {
  readonly empty: boolean;
  readonly complete: boolean;
  readonly invalid: boolean;
  readonly autofilled?: boolean;
}

/** An Element: a mount node, a frame in it, and events. What is in the frame is the matter of each type. */
export abstract class FrameElement<T extends ElementType, Out extends object, In extends {kind: string}> {
  readonly type: T;
  protected readonly context: ElementContext;
  readonly #page: FramePage;
  readonly #events = new Emitter<ElementEvents<T>>();
  #mount: Mount<Out, In> | undefined;
  #isReady = false;
  #isDestroyed = false;
  #hasFocus = false;

  constructor(type: T, page: FramePage, context: ElementContext) {
    this.type = type;
    this.#page = page;
    this.context = context;
    worksBehindProxy(this);
  }

  /** The name of the frame, while it can be read. */
  get readableFrame(): string | undefined {
    return this.#isReady ? this.#mount?.frame.element.name : undefined;
  }

  get isMounted(): boolean {
    return this.#mount?.frame.element.isConnected === true;
  }

  mount(target: string | HTMLElement): void {
    this.expectAlive();
    const node = resolveMountNode(target, this);
    if (this.isMounted) {
      if (this.#mount?.node === node) return;
      throw new IntegrationError(
        'The Element is mounted already. Unmount it before it is mounted elsewhere.',
      );
    }
    this.unmount();
    const frame = this.#createFrame();
    const holder = document.createElement('div');
    holder.className = '__PrivateStripeElement';
    for (const [property, value] of Object.entries(HOLDER_STYLE)) {
      holder.style.setProperty(property, value, 'important');
    }
    holder.append(frame.element);
    this.#mount = {node, ownClasses: node.className, frame};
    // A frame that is put into the document later would load, but Stripe's does not work then.
    if (!node.isConnected) frame.element.removeAttribute('src');
    occupy(node, this, holder);
    if (LOADERS.includes(this.type)) this.emit('loaderstart', {elementType: this.type});
    this.paint();
  }

  unmount(): void {
    this.expectAlive();
    const mount = this.#mount;
    if (mount === undefined) return;
    this.#mount = undefined;
    this.#isReady = false;
    this.#hasFocus = false;
    this.forget();
    const holder = mount.frame.element.parentElement;
    mount.frame.remove();
    holder?.remove();
    mount.node.className = mount.ownClasses;
    vacate(mount.node, this);
  }

  destroy(): void {
    this.unmount();
    this.#isDestroyed = true;
    this.context.destroyed();
  }

  focus(): void {
    this.expectAlive();
    this.#mount?.frame.element.focus();
    this.send({kind: 'focus'});
  }

  blur(): void {
    this.expectAlive();
    this.send({kind: 'blur'});
    this.#mount?.frame.element.blur();
  }

  clear(): void {
    this.expectAlive();
    this.send({kind: 'clear'});
  }

  on<K extends keyof ElementEvents<T>>(type: K, handler: (event: ElementEvents<T>[K]) => unknown): this {
    this.#events.on(type, handler);
    return this;
  }

  once<K extends keyof ElementEvents<T>>(type: K, handler: (event: ElementEvents<T>[K]) => unknown): this {
    this.#events.on(type, handler, true);
    return this;
  }

  off<K extends keyof ElementEvents<T>>(type: K, handler?: (event: ElementEvents<T>[K]) => unknown): this {
    this.#events.off(type, handler);
    return this;
  }

  /** Sends the options again, after they or those of the group changed. */
  refresh(): void {
    const frame = this.#mount?.frame;
    if (frame === undefined) return;
    frame.element.title = this.#title();
    this.sendOptions();
    this.paint();
  }

  /** What a frame needs that was just loaded, or loaded anew: it has forgotten everything. */
  protected abstract start(): void;
  protected abstract sendOptions(): void;
  protected abstract received(message: In): void;
  protected abstract readyEvent(): ReadyEvents[T];
  protected abstract shownState(): ShownState;
  /** The frame and what it held is gone. */
  protected abstract forget(): void;

  /** A page's own class names in the place of Stripe's. */
  protected classes(): StripeElementClasses {
    return {};
  }

  protected send(message: Out | ToElement): void {
    this.#mount?.frame.send(message);
  }

  protected emit<K extends keyof ElementEvents<T>>(type: K, event: ElementEvents<T>[K]): void {
    this.#events.emit(type, event);
  }

  protected hears(type: keyof ElementEvents<T>): boolean {
    return this.#events.has(type);
  }

  protected get node(): HTMLElement | undefined {
    return this.#mount?.node;
  }

  protected get direction(): 'ltr' | 'rtl' {
    const {node} = this;
    return node !== undefined && getComputedStyle(node).direction === 'rtl' ? 'rtl' : 'ltr';
  }

  protected paint(): void {
    const mount = this.#mount;
    if (mount === undefined) return;
    const names = {...DEFAULT_CLASSES, ...this.classes()};
    const {empty, complete, invalid, autofilled = false} = this.shownState();
    const classes = [
      mount.ownClasses,
      names.base,
      empty ? names.empty : '',
      complete ? names.complete : '',
      invalid ? names.invalid : '',
      this.#hasFocus ? names.focus : '',
      autofilled ? names.webkitAutofill : '',
    ];
    const className = classes.filter((name) => name !== '').join(' ');
    if (mount.node.className !== className) mount.node.className = className;
  }

  protected expectAlive(): void {
    if (this.#isDestroyed) {
      throw new IntegrationError('The Element was destroyed. Create a new one.');
    }
  }

  #createFrame(): Frame<Out | ToElement, In | FromElement> {
    const height = this.type === 'expressCheckout' ? '0' : '1.2em';
    return new Frame<Out | ToElement, In | FromElement>({
      origin: this.context.origin,
      page: this.#page,
      title: this.#title(),
      style: {display: 'block', width: '1px', 'min-width': '100%', height, overflow: 'hidden'},
      loaded: () => {
        this.#isReady = false;
        this.forget();
        this.start();
      },
      receive: (message) => this.#receive(message),
    });
  }

  #receive(message: In | FromElement): void {
    if (!isFromElement(message)) {
      this.received(message);
      return;
    }
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        this.emit('ready', this.readyEvent());
        break;
      case 'loaderror':
        this.emit('loaderror', {elementType: this.type, error: LOAD_ERROR});
        if (!this.#isDestroyed) this.destroy();
        return;
      case 'focus':
      case 'blur':
        this.#hasFocus = message.kind === 'focus';
        this.emit(message.kind, {elementType: this.type});
        break;
      case 'escape':
        this.emit('escape', {elementType: this.type});
        break;
      case 'height':
        this.#mount?.frame.setStyle({height: `${message.pixels}px`});
        break;
    }
    this.paint();
  }

  #title(): string {
    return textsFor(this.context.settings().locale).titles[this.type];
  }
}

const COMMON: readonly string[] = [
  'ready',
  'loaderror',
  'focus',
  'blur',
  'escape',
  'height',
] satisfies readonly FromElement['kind'][];

function isFromElement(message: {readonly kind: string}): message is FromElement {
  return COMMON.includes(message.kind);
}

/** Types that say when they begin to load. */
const LOADERS: readonly ElementType[] = ['payment', 'address'];

const LOAD_ERROR: StripeError = {type: 'api_error', message: 'The Element could not be loaded.'};

const DEFAULT_CLASSES: Required<StripeElementClasses> = {
  base: 'StripeElement',
  complete: 'StripeElement--complete',
  empty: 'StripeElement--empty',
  focus: 'StripeElement--focus',
  invalid: 'StripeElement--invalid',
  webkitAutofill: 'StripeElement--webkit-autofill',
};

const HOLDER_STYLE = {
  margin: '0',
  padding: '0',
  border: 'none',
  display: 'block',
  background: 'transparent',
  position: 'relative',
  opacity: '1',
} as const;
