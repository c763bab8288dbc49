import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {STRIPE_JS_URL} from './stripe/stripe-js.js';

/** How far from the screen a form begins to load: about as far as browsers begin with images. */
const MARGIN = '1000px';

/** Waits with Stripe until the form comes near the screen, where the host page asks for that with `loading="lazy"`. */
export class LazyGate implements ReactiveController {
  #isLazy = false;
  #hasOpened = false;
  #observer: IntersectionObserver | undefined;
  #hint: HTMLLinkElement | undefined;

  /** @param onOpen called when the wait is over */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly onOpen: () => void,
  ) {
    host.addController(this);
  }

  /** Whether Stripe may be loaded. Once open it stays open. */
  get isOpen(): boolean {
    return this.#hasOpened || !this.#isLazy;
  }

  /** @param loading as on an `<img>`: all but `lazy` is eager */
  configure(loading: unknown): void {
    this.#isLazy = loading === 'lazy';
    this.#hasOpened ||= !this.#isLazy;
    this.#watch();
  }

  /** Somebody needs the fields now. */
  open(): void {
    if (this.isOpen) return;
    this.#hasOpened = true;
    this.#watch();
    this.onOpen();
  }

  hostConnected(): void {
    this.#watch();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #watch(): void {
    if (this.isOpen || !this.host.isConnected) {
      this.#stop();
      return;
    }
    if (this.#observer) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({isIntersecting}) => isIntersecting)) this.open();
      },
      {rootMargin: MARGIN},
    );
    this.#observer.observe(this.host);
    this.#hint = document.createElement('link');
    this.#hint.rel = 'preconnect';
    this.#hint.href = new URL(STRIPE_JS_URL).origin;
    document.head.append(this.#hint);
  }

  #stop(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#hint?.remove();
    this.#hint = undefined;
  }
}
