import type {StripeError} from '@stripe/stripe-js';
import type {CardBrand} from '../../card-rules/brands.js';
import type {CardElementType, FieldChange, FieldOptions, FromField, ToField} from '../protocol.js';
import {textsFor} from '../texts/index.js';
import {changeEvents, type ElementEvents} from './element-events.js';
import {
  classNames,
  type ElementOptions,
  fieldOptions,
  type GroupSettings,
  type OptionsByType,
} from './element-options.js';
import {Emitter} from './emitter.js';
import {Frame} from './frame.js';
import {IntegrationError} from './integration-error.js';
import {formAround, occupy, resolveMountNode, vacate} from './mounting.js';

/** What an element needs to know of the group that made it. */
export interface ElementContext {
  readonly origin: string;
  /** Names the controller that may read the field. */
  readonly group: string;
  settings(): GroupSettings;
  brandChanged(brand: CardBrand | 'unknown'): void;
  destroyed(): void;
}

interface Mount {
  readonly node: HTMLElement;
  /** The classes that the node had; those added later are lost, as at Stripe. */
  readonly ownClasses: string;
  readonly frame: Frame<ToField, FromField>;
}

const BLANK: FieldChange = {empty: true, complete: false, error: undefined, brand: 'unknown', postalCode: ''};

/** A card Element: a mount node, a frame in it, and events. */
export class CardElement<T extends CardElementType> {
  readonly type: T;
  readonly #context: ElementContext;
  readonly #events = new Emitter<ElementEvents<T>>();
  #options: ElementOptions;
  #mount: Mount | undefined;
  #isReady = false;
  #isDestroyed = false;
  #hasFocus = false;
  #submitted: ((error: FieldChange['error']) => void) | undefined;
  #isAutofilled = false;
  #state: FieldChange = BLANK;
  #brand: CardBrand | 'unknown' = 'unknown';

  constructor(type: T, options: OptionsByType[T], context: ElementContext) {
    this.type = type;
    // Options of a Payment Element that the simulator does not have change nothing.
    this.#options = {...(options as ElementOptions)};
    this.#context = context;
  }

  /** The name of the frame, while it can be read. */
  get readableFrame(): string | undefined {
    return this.#isReady ? this.#mount?.frame.element.name : undefined;
  }

  get isMounted(): boolean {
    return this.#mount?.frame.element.isConnected === true;
  }

  mount(target: string | HTMLElement): void {
    this.#expectAlive();
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
    if (this.type === 'payment') this.#events.emit('loaderstart', {elementType: this.type});
    this.#paint();
  }

  unmount(): void {
    this.#expectAlive();
    const mount = this.#mount;
    if (mount === undefined) return;
    this.#mount = undefined;
    this.#isReady = false;
    this.#hasFocus = false;
    this.#state = BLANK;
    const holder = mount.frame.element.parentElement;
    mount.frame.remove();
    holder?.remove();
    mount.node.className = mount.ownClasses;
    vacate(mount.node, this);
  }

  destroy(): void {
    this.unmount();
    this.#isDestroyed = true;
    this.#context.destroyed();
  }

  update(options: Partial<OptionsByType[T]>): this {
    this.#expectAlive();
    this.#options = {...this.#options, ...(options as Partial<ElementOptions>)};
    this.refresh();
    return this;
  }

  /** There is one payment method: nothing to collapse. */
  collapse(): this {
    return this;
  }

  /** Has the frame show what is missing; resolves with the first of it. */
  submit(): Promise<FieldChange['error']> {
    this.#expectAlive();
    const frame = this.#isReady ? this.#mount?.frame : undefined;
    if (frame === undefined) {
      throw new IntegrationError(
        'elements.submit() needs a mounted Payment Element whose ready event has come.',
      );
    }
    return new Promise((resolve) => {
      this.#submitted = resolve;
      frame.send({kind: 'submit'});
    });
  }

  /** Sends the options again, after they or those of the group changed. */
  refresh(): void {
    const frame = this.#mount?.frame;
    if (frame === undefined) return;
    frame.element.title = this.#title();
    frame.send({
      kind: 'update',
      options: this.#fieldOptions(),
      postalCode: this.#options.value?.postalCode,
    });
    this.#paint();
  }

  focus(): void {
    this.#expectAlive();
    this.#mount?.frame.element.focus();
    this.#mount?.frame.send({kind: 'focus'});
  }

  blur(): void {
    this.#expectAlive();
    this.#mount?.frame.send({kind: 'blur'});
    this.#mount?.frame.element.blur();
  }

  clear(): void {
    this.#expectAlive();
    this.#mount?.frame.send({kind: 'clear'});
  }

  /** Tells a CVC field which card its digits belong to. */
  setBrand(brand: CardBrand | 'unknown'): void {
    this.#brand = brand;
    this.#mount?.frame.send({kind: 'brand', brand});
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

  #createFrame(): Frame<ToField, FromField> {
    const frame = new Frame<ToField, FromField>({
      origin: this.#context.origin,
      page: 'elements-inner-card',
      title: this.#title(),
      style: {display: 'block', width: '1px', 'min-width': '100%', height: '1.2em', overflow: 'hidden'},
      loaded: () => this.#start(frame),
      receive: (message) => this.#receive(message),
    });
    return frame;
  }

  /** A frame that was loaded anew has forgotten everything. */
  #start(frame: Frame<ToField, FromField>): void {
    this.#isReady = false;
    this.#state = BLANK;
    frame.send({
      kind: 'start',
      elementType: this.type,
      group: this.#context.group,
      options: this.#fieldOptions(),
      postalCode: this.#options.value?.postalCode,
    });
    frame.send({kind: 'brand', brand: this.#brand});
  }

  #receive(message: FromField): void {
    switch (message.kind) {
      case 'ready':
        this.#isReady = true;
        this.#events.emit('ready', {elementType: this.type});
        break;
      case 'loaderror':
        this.#events.emit('loaderror', {elementType: this.type, error: LOAD_ERROR});
        if (!this.#isDestroyed) this.destroy();
        return;
      case 'change':
        this.#changed(message.change);
        break;
      case 'focus':
      case 'blur':
        this.#hasFocus = message.kind === 'focus';
        this.#events.emit(message.kind, {elementType: this.type});
        break;
      case 'escape':
        this.#events.emit('escape', {elementType: this.type});
        break;
      case 'enter':
        this.#submitForm();
        break;
      case 'submitted':
        this.#submitted?.(message.error);
        return;
      case 'height':
        this.#mount?.frame.setStyle({height: `${message.pixels}px`});
        break;
      case 'autofill':
        this.#isAutofilled = message.filled;
        break;
      case 'networks':
        this.#events.emit('networkschange', {elementType: this.type});
        break;
    }
    this.#paint();
  }

  #changed(change: FieldChange): void {
    const before = this.#state;
    this.#state = change;
    this.#paint();
    if (change.brand !== before.brand && this.type === 'cardNumber') {
      this.#context.brandChanged(change.brand);
    }
    const event = changeEvents[this.type](change);
    const isNews = JSON.stringify(event) !== JSON.stringify(changeEvents[this.type](before));
    if (isNews) this.#events.emit('change', event);
  }

  /** Enter submits the form around the mount node, by an event that the page may cancel or handle. */
  #submitForm(): void {
    const form = this.#mount === undefined ? null : formAround(this.#mount.node);
    form?.dispatchEvent(new Event('submit', {bubbles: true, cancelable: true}));
  }

  #paint(): void {
    const mount = this.#mount;
    if (mount === undefined) return;
    const names = classNames(this.#options);
    const {empty, complete, error} = this.#state;
    const classes = [
      mount.ownClasses,
      names.base,
      empty ? names.empty : '',
      complete ? names.complete : '',
      error === undefined ? '' : names.invalid,
      this.#hasFocus ? names.focus : '',
      this.#isAutofilled ? names.webkitAutofill : '',
    ];
    const className = classes.filter((name) => name !== '').join(' ');
    if (mount.node.className !== className) mount.node.className = className;
  }

  #title(): string {
    return textsFor(this.#context.settings().locale).titles[this.type];
  }

  #fieldOptions(): FieldOptions {
    const node = this.#mount?.node;
    const direction = node !== undefined && getComputedStyle(node).direction === 'rtl' ? 'rtl' : 'ltr';
    return fieldOptions(this.type, this.#options, this.#context.settings(), direction);
  }

  #expectAlive(): void {
    if (this.#isDestroyed) {
      throw new IntegrationError('The Element was destroyed. Create a new one.');
    }
  }
}

const LOAD_ERROR: StripeError = {type: 'api_error', message: 'The Element could not be loaded.'};

const HOLDER_STYLE = {
  margin: '0',
  padding: '0',
  border: 'none',
  display: 'block',
  background: 'transparent',
  position: 'relative',
  opacity: '1',
} as const;
