import {Channel} from '../channel.js';
import type {WindowMessage} from '../protocol.js';

/** The pages that frames show, by their names without `.html`. */
export type FramePage =
  | 'controller'
  | 'elements-inner-card'
  | 'elements-inner-address'
  | 'elements-inner-express-checkout'
  | 'express-checkout-sheet'
  | 'three-ds-2-challenge';

export interface FrameOptions<In> {
  /** Origin that serves the page of the frame. */
  readonly origin: string;
  readonly page: FramePage;
  readonly title: string;
  /** Looks, as CSS properties; set so that a page's own style sheet cannot change them. */
  readonly style: Readonly<Record<string, string>>;
  /** Called each time that the frame was loaded: a frame that moves in the document loads anew. */
  readonly loaded: () => void;
  readonly receive: (message: In) => void;
}

let lastNumber = randomNumber();

/**
 * A frame of the simulator's and the channel to it. The frame never posts anything to the page: the page hands over a port
 * once the frame is loaded, and everything else goes through that.
 */
export class Frame<Out, In> {
  readonly element: HTMLIFrameElement;
  #channel: Channel<Out, In> | undefined;

  constructor(options: FrameOptions<In>) {
    const nonce = crypto.randomUUID();
    this.element = createElement(options, nonce);
    this.element.addEventListener('load', () => {
      const {port1, port2} = new MessageChannel();
      this.#channel?.close();
      this.#channel = new Channel<Out, In>(port1, options.receive);
      const message: WindowMessage = {simulator: 'connect', nonce};
      this.element.contentWindow?.postMessage(message, options.origin, [port2]);
      options.loaded();
    });
  }

  /** Sends nothing while the frame is not loaded. */
  send(message: Out): void {
    this.#channel?.send(message);
  }

  setStyle(style: Readonly<Record<string, string>>): void {
    applyStyle(this.element, style);
  }

  remove(): void {
    this.#channel?.close();
    this.#channel = undefined;
    this.element.remove();
  }
}

function createElement<In>({origin, page, title, style}: FrameOptions<In>, nonce: string): HTMLIFrameElement {
  lastNumber += 1;
  const element = document.createElement('iframe');
  element.name = `__privateStripe${page === 'controller' ? 'Controller' : 'Frame'}${lastNumber}`;
  element.title = title;
  element.allow = 'payment *';
  const fragment = new URLSearchParams({origin: location.origin, nonce});
  element.src = `${origin}/endive/${page}.html#${fragment.toString()}`;
  applyStyle(element, {
    border: 'none',
    margin: '0',
    padding: '0',
    'user-select': 'none',
    // A frame is see-through only while its own colour scheme is that of its element.
    'color-scheme': 'light',
    ...style,
  });
  return element;
}

function applyStyle(element: HTMLElement, style: Readonly<Record<string, string>>): void {
  for (const [property, value] of Object.entries(style)) {
    element.style.setProperty(property, value, 'important');
  }
}

/** Several copies of the script on one page must not give the same name twice. */
function randomNumber(): number {
  const [value = 0] = crypto.getRandomValues(new Uint16Array(1));
  return 1000 + value * 1000;
}
